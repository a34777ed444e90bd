import type { Row } from "../paper/export-table.js";
import { columnsOf } from "./columns-of.js";
import { emit, escapeHtml } from "./emit.js";

/** Digits of a number that is no integer, unless the table says otherwise. */
const DIGITS = 6;

/** A longer table is looked up, not read: it unfolds. */
const READ_ROWS = 8;

/**
 * Shows rows as a table: HTML without script, plain text beside it. One of more than eight rows unfolds at a
 * click, unless it is shown `open`.
 *
 * Numbers stand at the right with `digits` significant digits (integers whole), texts at the left.
 * The columns are those of the first row.
 *
 * @throws ArgumentError when there is no row, or when a row has other columns than the first.
 */
export function table(
  rows: readonly Row[],
  { digits = DIGITS, open = false }: { digits?: number; open?: boolean } = {},
): void {
  const bundle = tableBundle(rows, { digits });
  if (rows.length <= READ_ROWS) return emit(bundle);
  const columns = Object.keys(rows[0]!).map(escapeHtml).join(", ");
  const summary = `<summary>${rows.length} rows: ${columns}</summary>`;
  const html = `<details${open ? " open" : ""}>${summary}\n${bundle["text/html"]}\n</details>`;
  emit({ ...bundle, "text/html": html });
}

/** The output that `table` shows. Throws as it does. */
export function tableBundle(
  rows: readonly Row[],
  { digits = DIGITS }: { digits?: number } = {},
): { readonly "text/html": string; readonly "text/plain": string } {
  const columns = columnsOf(rows);
  const cells = rows.map((row) => columns.map((column) => shown(row[column]!, digits)));
  const right = columns.map((column) => rows.every((row) => typeof row[column] === "number"));
  return { "text/html": html(columns, cells, right), "text/plain": plain(columns, cells, right) };
}

function shown(value: number | string | boolean, digits: number): string {
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(digits)));
}

/** Lines of a table stand as near to each other as those of a text. */
export function cellStyle(side: "left" | "right"): string {
  return `text-align:${side};padding:2px 8px`;
}

function html(columns: string[], cells: string[][], right: boolean[]): string {
  const line = (tag: string, texts: string[]): string => {
    const entries = texts.map(
      (text, j) =>
        `<${tag} style="${cellStyle(right[j] ? "right" : "left")}">${escapeHtml(text)}</${tag}>`,
    );
    return `<tr>${entries.join("")}</tr>`;
  };
  const body = cells.map((texts) => line("td", texts)).join("\n");
  return `<table>\n<thead>${line("th", columns)}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function plain(columns: string[], cells: string[][], right: boolean[]): string {
  const width = columns.map((column, j) =>
    Math.max(column.length, ...cells.map((texts) => texts[j]!.length)),
  );
  const line = (texts: string[]): string =>
    texts
      .map((text, j) => (right[j] ? text.padStart(width[j]!) : text.padEnd(width[j]!)))
      .join("  ")
      .trimEnd();
  return [columns, ...cells].map(line).join("\n");
}
