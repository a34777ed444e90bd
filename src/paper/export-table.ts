import { join } from "node:path";
import { writeFileAtomic } from "../storage/atomic-write.js";
import { oneLine } from "../plots/as-text.js";
import { requireThat } from "../numerics/checks.js";
import { figuresFolder, requireFigureName } from "./figure-files.js";
import { latexColumn, latexHead, latexText } from "./latex.js";

/** A row of a table by column; every row has the columns of the first, in its order. */
export type Row = Readonly<Record<string, string | number | boolean>>;

/** How a table is written for LaTeX. */
export interface TableOptions {
  readonly folder?: string;
  /** Significant digits of the numbers, of all columns or by column; 3 unless it is said. */
  readonly digits?: number | Readonly<Record<string, number>>;
}

const DIGITS = 3;
/** A head longer than this is set in lines of about this length, so that its column stays narrow. */
const HEAD = 9;
/** Tables of more columns are set with less room between them, so that nine fit a page of 5.5 inches. */
const MANY = 6;

/**
 * Writes figures/<name>.csv (quoted as in RFC 4180, lines end with a line feed), its numbers in full, and
 * figures/<name>.tex (a tabular for the package booktabs), its numbers rounded by column.
 *
 * Columns of numbers alone stand to the right. Long heads are stacked; formulas in them, such as L_s, are
 * set as mathematics.
 */
export async function exportTable(
  rows: readonly Row[],
  name: string,
  { folder = figuresFolder, digits = DIGITS }: TableOptions = {},
): Promise<void> {
  requireFigureName("exportTable", name);
  requireThat(rows.length > 0, "exportTable", "rows", "a list with at least one row", "none");
  const columns = Object.keys(rows[0]);
  for (const [i, row] of rows.entries())
    requireThat(
      Object.keys(row).join() === columns.join(),
      "exportTable",
      "rows",
      `rows with the columns ${columns.join(", ")}`,
      `${Object.keys(row).join(", ")} in row ${i + 1}`,
    );
  await writeFileAtomic(join(folder, `${name}.csv`), csvTable(columns, rows));
  await writeFileAtomic(join(folder, `${name}.tex`), latexTable(columns, rows, digits));
}

function csvTable(columns: readonly string[], rows: readonly Row[]): string {
  const field = (value: unknown): string => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => `${line.map(field).join(",")}\n`).join("");
}

function latexTable(
  columns: readonly string[],
  rows: readonly Row[],
  digits: NonNullable<TableOptions["digits"]>,
): string {
  const numeric = (column: string): boolean => rows.every((row) => typeof row[column] === "number");
  const cells = columns.map((column) => {
    const values = rows.map((row) => row[column]);
    if (!numeric(column)) return values.map(latexText);
    const kept = typeof digits === "number" ? digits : (digits[column] ?? DIGITS);
    return latexColumn(values as number[], kept);
  });
  const side = (column: string): string => (numeric(column) ? "r" : "l");
  const line = (cells: readonly string[]): string => `  ${cells.join(" & ")} \\\\`;
  const [open, close] =
    columns.length > MANY
      ? ["\\begingroup\\setlength{\\tabcolsep}{4pt}\n", "\\endgroup\n"]
      : ["", ""];
  return [
    `${open}\\begin{tabular}{@{}${columns.map(side).join("")}@{}}`,
    "  \\toprule",
    line(columns.map((column) => stackedHead(column, side(column)))),
    "  \\midrule",
    ...rows.map((_, i) => line(cells.map((column) => column[i]))),
    "  \\bottomrule",
    `\\end{tabular}\n${close}`,
  ].join("\n");
}

function stackedHead(head: string, side: string): string {
  const lines: string[] = [];
  for (const word of oneLine(head).split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= HEAD)
      lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  if (lines.length === 1) return latexHead(head);
  return `\\shortstack[${side}]{${lines.map(latexHead).join(" \\\\ ")}}`;
}
