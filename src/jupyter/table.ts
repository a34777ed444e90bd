import type { Row } from "../paper/export-table.js";
import { columnsOf } from "./columns-of.js";
import { emit, escapeHtml } from "./emit.js";

/** Digits of a number that is no integer, unless the table says otherwise. */
const DIGITS = 6;

/**
 * Shows rows as a table: HTML without script, plain text beside it.
 *
 * Numbers stand at the right with `digits` significant digits (integers whole), texts at the left.
 * The columns are those of the first row.
 *
 * @throws ArgumentError when there is no row, or when a row has other columns than the first.
 */
export function table(rows: readonly Row[], { digits = DIGITS }: { digits?: number } = {}): void {
  const columns = columnsOf(rows);
  const cells = rows.map((row) => columns.map((column) => shown(row[column]!, digits)));
  const right = columns.map((column) => rows.every((row) => typeof row[column] === "number"));
  emit({ "text/html": html(columns, cells, right), "text/plain": plain(columns, cells, right) });
}

function shown(value: number | string | boolean, digits: number): string {
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(digits)));
}

function html(columns: string[], cells: string[][], right: boolean[]): string {
  const line = (tag: string, texts: string[]): string => {
    const entries = texts.map(
      (text, j) =>
        `<${tag} style="text-align:${right[j] ? "right" : "left"}">${escapeHtml(text)}</${tag}>`,
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
