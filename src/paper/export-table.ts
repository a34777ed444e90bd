import { join } from "node:path";
import { writeFileAtomic } from "../storage/atomic-write.js";
import { requireThat } from "../numerics/checks.js";
import { figuresFolder, requireFigureName } from "./figure-files.js";
import { latexText } from "./latex.js";

/** A row of a table by column; every row has the columns of the first, in its order. */
export type Row = Readonly<Record<string, string | number | boolean>>;

/**
 * Writes figures/<name>.csv (quoted as in RFC 4180, lines end with a line feed) and figures/<name>.tex (a tabular for the package booktabs).
 *
 * Columns of numbers alone stand to the right. Numbers are written as they are: round them before.
 */
export async function exportTable(
  rows: readonly Row[],
  name: string,
  { folder = figuresFolder }: { folder?: string } = {},
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
  await writeFileAtomic(join(folder, `${name}.tex`), latexTable(columns, rows));
}

function csvTable(columns: readonly string[], rows: readonly Row[]): string {
  const field = (value: unknown): string => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => `${line.map(field).join(",")}\n`).join("");
}

function latexTable(columns: readonly string[], rows: readonly Row[]): string {
  const numeric = (column: string): boolean => rows.every((row) => typeof row[column] === "number");
  const line = (cells: readonly string[]): string => `  ${cells.join(" & ")} \\\\`;
  return [
    `\\begin{tabular}{${columns.map((column) => (numeric(column) ? "r" : "l")).join("")}}`,
    "  \\toprule",
    line(columns.map(latexText)),
    "  \\midrule",
    ...rows.map((row) => line(columns.map((column) => latexText(row[column])))),
    "  \\bottomrule",
    "\\end{tabular}\n",
  ].join("\n");
}
