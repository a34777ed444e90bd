import { requireThat } from "../numerics/checks.js";
import { shownText } from "./characters.js";
import { requireNames } from "./header.js";
import {
  commentSign,
  type CsvFormat,
  type CsvRow,
  refuseQuotes,
  skipping,
  splitAt,
} from "./records.js";
import { filledWidth, requireSeparator, usual, usualWidth } from "./separator.js";

/** A CSV file as text: its column names and its rows, each with the line of the file it stands on. */
export interface CsvTable {
  /** An unnamed column has the empty name. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** What unnamed first columns are called: those of R's write.table and of pandas' to_csv. */
export const ROW_NAMES = "row names";

/**
 * Reads a table of text. Empty lines are no rows; a line ends in LF, CRLF or CR.
 *
 * Throws an ArgumentError, in the name of `who` and of the file `source`, on text that is not of this
 * format, with the option that reads it where there is one: another separator, first lines that are a
 * comment, a title or numbers, a header that comes again, rows that have not one field for each column.
 * `label` is a column that must be there, to tell a separator and the line of the names by.
 */
export function parseCsv(
  who: string,
  source: string,
  text: string,
  format: CsvFormat = {},
  label?: string,
): CsvTable {
  const records = recordsOf(who, source, text, format, label);
  const [first] = records;
  const rule = "a file whose first line names its columns";
  requireThat(first !== undefined, who, source, rule, "nothing");
  requireSeparator(who, source, text, { records, format, label });
  if (format.header === undefined) requireNames(who, source, text, { records, format, label });
  const named = format.header !== false;
  const width = usual(records.map(({ fields }) => fields.length));
  const numbered = Array.from({ length: width }, (_, j) => `column ${j + 1}`);
  const names = named ? first.fields : numbered;
  const rows = named ? records.slice(1) : records;
  const columns = fittedColumns(names, rows);
  if (named) requireOnce(who, source, format, first, rows);
  requireWidth(who, source, text, format, { columns, rows });
  return { columns, rows };
}

function recordsOf(
  who: string,
  source: string,
  text: string,
  format: CsvFormat,
  label: string | undefined,
): CsvRow[] {
  try {
    return splitAt(text, format);
  } catch (error) {
    requireSeparator(who, source, text, { records: [], format, label });
    refuseQuotes(who, source, text, format, error);
  }
}

/**
 * The names for the fields of the rows. Where most rows have one field more than the header, and as many values
 * more than it has names, the name that is missing is that of the first column: row names, as an unnamed first
 * column has. Fields at the end of rows that are empty throughout have the empty name.
 */
function fittedColumns(header: readonly string[], rows: readonly CsvRow[]): string[] {
  const named = filledWidth(header);
  const most = usual(rows.map(({ fields }) => fields.length));
  if (most > header.length && usualWidth(rows) === named + 1) return [ROW_NAMES, ...header];
  let width = header.length;
  for (const { fields } of rows)
    if (fields.slice(named).every((field) => field === "")) width = Math.max(width, fields.length);
  const besides = Array.from({ length: width - header.length }, () => "");
  const unnamed = header[0] === "" && header.length > 1;
  return [unnamed ? ROW_NAMES : header[0]!, ...header.slice(1), ...besides];
}

function requireOnce(
  who: string,
  source: string,
  format: CsvFormat,
  { fields: names }: CsvRow,
  rows: readonly CsvRow[],
): void {
  const key = (fields: readonly string[]): string => JSON.stringify(fields).toLowerCase();
  const header = key(names);
  const first = names[0]!.toLowerCase();
  const again = rows.filter(({ fields }) => fields[0]!.toLowerCase() === first && key(fields) === header); // prettier-ignore
  const lines = again.map(({ line }) => line);
  const one = lines.length === 1;
  const where = `line${one ? "" : "s"} ${lines.join(", ")} of ${source}`;
  const way = `${skipping(format, lines)} leaves ${one ? "it" : "them"} out`;
  const value = "the names of the columns again";
  requireThat(lines.length === 0, who, where, one ? "a row" : "rows", value, way);
}

/** So many lines may be notes that stand in a table; more are rows. */
const NOTES = 12;

/** Every row has a field for each column up to the last that has a name, and none beyond the last. */
function requireWidth(
  who: string,
  source: string,
  text: string,
  format: CsvFormat,
  { columns, rows }: CsvTable,
): void {
  const named = columns.findLastIndex((name) => name !== "") + 1;
  const odd = rows.filter(({ fields: { length } }) => length < named || length > columns.length);
  if (odd.length === 0) return;
  const { line, fields } = odd[0]!;
  const sign = commentSign(text, line);
  const [it, them] = odd.length === 1 ? ["it is no row", "it"] : ["they are no rows", "them"];
  const skipped = skipping(format, odd.map((row) => row.line)); // prettier-ignore
  const few = odd.length <= NOTES && 2 * odd.length <= rows.length;
  const skip = few ? `if ${it}, ${skipped} leaves ${them} out` : undefined;
  const way = sign === undefined ? skip : `comment: "${sign}" leaves such lines out`;
  const count = odd.length === 1 ? "" : `, and ${odd.length - 1} more such line${odd.length === 2 ? "" : "s"}`; // prettier-ignore
  const rule = `a row of ${columns.length} columns`;
  requireThat(
    false,
    who,
    `line ${line} of ${source}`,
    rule,
    mismatch(columns, fields) + count,
    way,
  );
}

function mismatch(columns: readonly string[], fields: readonly string[]): string {
  const missing = columns[fields.length];
  if (missing !== undefined) return `${fields.length}, none for column "${missing}"`;
  return `${fields.length}, ${shownText(fields[columns.length]!)} after column "${columns.at(-1)}"`;
}
