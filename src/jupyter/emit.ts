import tslab from "tslab";
import kernel from "tslab/dist/jupyter.js";

/** An output of a cell: one content in several MIME types, the first the preferred one. */
export type Bundle = Readonly<Record<string, unknown>>;

/**
 * Writes one output of the running cell.
 *
 * tslab's public display knows one MIME type per output; the kernel's own writer takes the whole
 * bundle. Where that writer is missing, the preferred type alone is shown. The default import matters:
 * the writer changes from cell to cell, and only the module object of the kernel follows.
 */
export function emit(bundle: Bundle): void {
  if (typeof kernel.lastWriteDisplayData === "function") {
    const data = bundle as Record<string, string>;
    kernel.lastWriteDisplayData({ data, metadata: {}, transient: {} }, false);
    return;
  }
  const preferred = Object.entries(bundle)[0];
  if (preferred !== undefined) tslab.display.raw(preferred[0], preferred[1] as string);
}

/** A text in HTML, its special characters written as entities. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
