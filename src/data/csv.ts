import { isDeepStrictEqual } from "node:util";
import { parse } from "csv-parse/sync";
import { requireThat } from "../numerics/checks.js";
import { shownText, someOf } from "./characters.js";

/** A CSV file as text: its column names and its rows, each with the line of the file it stands on. */
export interface CsvTable {
  /** An unnamed column has the empty name. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** The fields of one row, without blanks around them; `line` counts from 1. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/** How a table is written. */
export interface CsvFormat {
  /** What stands between two fields; a blank stands for any number of blanks. Default ",". */
  readonly separator?: string;
  /** Lines that begin with it are left out. */
  readonly comment?: string;
  /** Lines to leave out, counted from 1: a title, units, a header that comes again. */
  readonly skipLines?: readonly number[];
  /** Has the table a first line of names? `true` takes it as it is, also if it holds numbers. */
  readonly header?: boolean;
}

/** What unnamed first columns are called: those of R's write.table and of pandas' to_csv. */
export const ROW_NAMES = "row names";

/** What lines begin with that are no rows. */
const COMMENT = /^(#|%|\/\/|;|!)/;

const DECIMAL: Readonly<Record<string, RegExp>> = {
  ".": /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,
  ",": /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i,
};

/**
 * Reads a table of text. Empty lines are no rows; a line ends in LF, CRLF or CR.
 *
 * Throws an ArgumentError, in the name of `who` and of the file `source`, on text that is not of this
 * format, with the option that reads it where there is one: another separator, a first line that is a
 * comment, a title or numbers, a header that comes again, a row that has not one field for each column.
 * `label` is a column that must be there, to tell a separator by.
 */
export function parseCsv(
  who: string,
  source: string,
  text: string,
  format: CsvFormat = {},
  label?: string,
): CsvTable {
  const lines = records(who, source, text, format, label);
  const [first, second] = lines;
  requireThat(
    first !== undefined,
    who,
    source,
    "a file whose first line names its columns",
    "nothing",
  );
  requireSeparator(who, source, text, { lines, format, label });
  if (format.header === false) {
    const columns = first.fields.map((_, j) => `column ${j + 1}`);
    requireWidth(who, source, columns, lines);
    return { columns, rows: lines };
  }
  if (format.header === undefined) requireNames(who, source, first, second);
  const rows = lines.slice(1);
  const columns = fittedColumns(first.fields, rows);
  const again = rows.find(({ fields }) => isDeepStrictEqual(fields, first.fields));
  const where = `line ${again?.line} of ${source}`;
  const way = `skipLines: [${again?.line}] leaves it out`;
  requireThat(again === undefined, who, where, "a row", "the names of the columns again", way);
  requireWidth(who, source, columns, rows);
  return { columns, rows };
}

/**
 * The names for the fields of the rows. Where every row has one field more, the name that is missing is
 * that of the first column (row names), or of a last one that is empty; an unnamed first column holds
 * the row names. Where rows have one less than a header that ends in a separator, it is the header's.
 */
function fittedColumns(header: readonly string[], rows: readonly CsvRow[]): string[] {
  const wider = rows.length > 0 && rows.every(({ fields }) => fields.length === header.length + 1);
  const trailing = wider && rows.every(({ fields }) => fields.at(-1) === "");
  if (trailing) return [...header, ""];
  if (wider) return [ROW_NAMES, ...header];
  return header.map((name, j) => (j === 0 && name === "" && header.length > 1 ? ROW_NAMES : name));
}

function requireWidth(
  who: string,
  source: string,
  columns: readonly string[],
  rows: readonly CsvRow[],
): void {
  const ends = columns.at(-1) === "" ? columns.length - 1 : columns.length;
  const odd = rows.find(({ fields: { length } }) => length !== columns.length && length !== ends);
  if (odd === undefined) return;
  const { line, fields } = odd;
  const rule = `a row of ${columns.length} columns`;
  const sign = COMMENT.exec(fields[0]!)?.[0];
  const way = sign === undefined ? undefined : `comment: "${sign}" leaves such lines out`;
  requireThat(false, who, `line ${line} of ${source}`, rule, mismatch(columns, fields), way);
}

function mismatch(columns: readonly string[], fields: readonly string[]): string {
  const missing = columns[fields.length];
  if (missing !== undefined) return `${fields.length}, none for column "${missing}"`;
  return `${fields.length}, ${shownText(fields[columns.length]!)} after column "${columns.at(-1)}"`;
}

/** The first line must look like names: not a comment, not a title, not numbers. */
function requireNames(who: string, source: string, first: CsvRow, second?: CsvRow): void {
  const { fields, line } = first;
  const width = second?.fields.length ?? fields.length;
  const filled = fields.filter((field) => field !== "").length;
  const demand = (ok: boolean, way: string): void => {
    const value = shownText(someOf(fields));
    requireThat(ok, who, `line ${line} of ${source}`, "the names of the columns", value, way);
  };
  const sign = COMMENT.exec(fields[0]!)?.[0];
  const apart = fields.length < width || (filled === 1 && width > 1);
  demand(sign === undefined || !apart, `comment: "${sign}" leaves such lines out`);
  const title =
    fields.length < width - 1 || (filled === 1 && width > 1) || /^sep=/i.test(fields[0]!);
  demand(!title, `if it is a title, skipLines: [${line}] leaves it out`);
  const number = fields.some((field) => isNumber(field, ".") || isNumber(field, ","));
  const unnamed = `header: false reads it as a row, of "column 1" to "column ${fields.length}"`;
  demand(!number, `${unnamed}, header: true takes it as names`);
}

/** Is the header of one field, or without the label, and of more, or with it, at another separator? */
function requireSeparator(
  who: string,
  source: string,
  text: string,
  options: { lines: readonly CsvRow[]; format: CsvFormat; label: string | undefined },
): void {
  const { lines, format, label } = options;
  const fields = lines[0]!.fields;
  const lacks = (names: readonly string[]): boolean =>
    label !== undefined && format.header !== false && !names.includes(label);
  if (fields.length > 1 && !lacks(fields)) return;
  for (const separator of [",", ";", "\t", "|", " "]) {
    if (separator === (format.separator ?? ",")) continue;
    let split: CsvRow[];
    try {
      split = splitAt(text, { ...format, separator });
    } catch {
      continue;
    }
    const [names, row] = split;
    const fits = row === undefined || row.fields.length === names!.fields.length;
    if (!fits || names!.fields.length < 2 || lacks(names!.fields)) continue;
    const comma = split.some(({ fields }) => fields.some((field) => /^[+-]?\d+,\d+$/.test(field)));
    const options = `separator: ${JSON.stringify(separator)}${comma ? ', decimal: ","' : ""}`;
    const named = JSON.stringify(format.separator ?? ",");
    const rule = `a table with ${named} between its columns`;
    const value = `${JSON.stringify(separator)} between them`;
    requireThat(false, who, source, rule, value, `${options} reads it`);
  }
}

/** Is the field a number in decimal notation with this decimal mark? */
export function isNumber(field: string, decimal: string): boolean {
  return DECIMAL[decimal]!.test(field);
}

/**
 * A field as a number in decimal notation, such as `-1.5` or `2e-3`. Whatever else stands there, a word
 * or a number too large for a double, throws with the line and the column, and with the name of a
 * character that only looks like a sign or a blank.
 */
export function parseNumber(
  who: string,
  where: () => string,
  field: string,
  decimal: string = ".",
): number {
  const value = isNumber(field, decimal) ? Number(field.replace(",", ".")) : NaN;
  if (Number.isFinite(value)) return value;
  const other = decimal === "." ? "," : ".";
  const rule = decimal === "." ? "a finite number" : "a finite number with a decimal comma";
  const way =
    !isNumber(field, decimal) && isNumber(field, other)
      ? `decimal: "${other}" reads ${other === "," ? "a decimal comma" : "a decimal point"}`
      : undefined;
  requireThat(false, who, where(), rule, shownText(field), way);
}

function records(
  who: string,
  source: string,
  text: string,
  format: CsvFormat,
  label: string | undefined,
): CsvRow[] {
  try {
    return splitAt(text, format);
  } catch (error) {
    const lines = [{ line: 1, fields: [] }];
    requireSeparator(who, source, text, { lines, format, label });
    requireThat(false, who, source, "comma-separated text", (error as Error).message);
  }
}

/** csv-parse with `info`, whose shape its types leave out: each record with the line it ends on. */
function splitAt(text: string, format: CsvFormat): CsvRow[] {
  const { separator = ",", comment, skipLines = [] } = format;
  let lines = text;
  if (skipLines.length > 0 || separator === " ") {
    const skipped = new Set(skipLines);
    const kept = text.split(/\r\n|\n|\r/).map((line, i) => (skipped.has(i + 1) ? "" : line));
    lines = (separator === " " ? kept.map((line) => line.trim().replace(/\s+/g, " ")) : kept).join("\n"); // prettier-ignore
  }
  const options = {
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    bom: true,
    delimiter: separator,
    record_delimiter: ["\r\n", "\n", "\r"],
    ...(comment === undefined ? {} : { comment, comment_no_infix: true }),
  };
  const parsed: unknown[] = parse(lines, options);
  return (parsed as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
    line: info.lines,
    fields: record.map((field) => field.trim()),
  }));
}
