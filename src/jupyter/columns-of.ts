import { requireThat } from "../numerics/checks.js";
import type { Row } from "../paper/export-table.js";

/** The columns of a table: those of its first row, which every row must have in that order. */
export function columnsOf(rows: readonly Row[]): string[] {
  requireThat(rows.length > 0, "table", "rows", "a list of at least one row", "none");
  const columns = Object.keys(rows[0]!);
  rows.forEach((row, i) =>
    requireThat(
      Object.keys(row).join() === columns.join(),
      "table",
      `row ${i}`,
      `of the columns ${columns.join(", ")}`,
      Object.keys(row).join(", "),
    ),
  );
  return columns;
}
