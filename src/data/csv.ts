import { parse } from "csv-parse/sync";
import { requireThat } from "../numerics/checks.js";

/** A CSV file as text: its column names and its rows, each with the line of the file it stands on. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** The fields of one row, without blanks around them; `line` counts from 1. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads comma-separated text whose first line names the columns.
 *
 * Throws an ArgumentError, in the name of `who` and of the file `source`, on text that is not CSV, on
 * a column name that is empty or there twice, and on a row that has not one field for each column.
 */
export function parseCsv(who: string, source: string, text: string): CsvTable {
  const [header, ...rows] = records(who, source, text);
  requireThat(
    header !== undefined,
    who,
    source,
    "a file whose first line names its columns",
    "nothing",
  );
  const columns = header.fields;
  columns.forEach((name, j) => {
    const ok = name !== "" && columns.indexOf(name) === j;
    requireThat(
      ok,
      who,
      `column ${j + 1} of ${source}`,
      "a column with a name of its own",
      `"${name}"`,
    );
  });
  for (const { line, fields } of rows) {
    const ok = fields.length === columns.length;
    const rule = `a row of ${columns.length} columns`;
    requireThat(ok, who, `line ${line} of ${source}`, rule, mismatch(columns, fields));
  }
  return { columns, rows };
}

function mismatch(columns: readonly string[], fields: readonly string[]): string {
  const missing = columns[fields.length];
  if (missing !== undefined) return `${fields.length}, none for column "${missing}"`;
  return `${fields.length}, "${fields[columns.length]}" after column "${columns.at(-1)}"`;
}

/**
 * A field as a number in decimal notation, such as `-1.5` or `2e-3`. Whatever else stands there,
 * nothing, a word, `NaN` or a number too large for a double, throws with the line and the column.
 */
export function parseNumber(who: string, where: string, field: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(field) ? Number(field) : NaN;
  requireThat(Number.isFinite(value), who, where, "a finite number", `"${field}"`);
  return value;
}

/** csv-parse with `info`, whose shape its types leave out: each record with the line it ends on. */
function records(who: string, source: string, text: string): CsvRow[] {
  const options = { info: true, relax_column_count: true, trim: true }; // trims a byte order mark too
  try {
    const parsed: unknown[] = parse(text, options);
    return (parsed as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
      line: info.lines,
      fields: record,
    }));
  } catch (error) {
    requireThat(false, who, source, "comma-separated text", (error as Error).message);
  }
}
