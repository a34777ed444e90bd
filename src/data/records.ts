import { parse } from "csv-parse/sync";
import { requireThat } from "../numerics/checks.js";
import { shownText } from "./characters.js";

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

/** The records of a text, how they were split, and the name that one of them is expected to hold. */
export interface ReadRecords {
  readonly records: readonly CsvRow[];
  readonly format: CsvFormat;
  readonly label: string | undefined;
}

/** Excel's line with the separator. */
export function isExcels({ fields }: CsvRow): boolean {
  return /^sep=/i.test(fields[0]!);
}

/** What lines begin with that are no rows. */
const COMMENT = /^\s*(#|%|\/\/|;|!)/;

const LINE_END = /\r\n|\n|\r/;

/** The sign of a comment that a line of the text begins with; in quotation marks it is none. */
export function commentSign(text: string, line: number): string | undefined {
  return COMMENT.exec(text.split(LINE_END)[line - 1]!)?.[1];
}

/** The option that leaves out lines besides those that are left out already. */
export function skipping({ skipLines = [] }: CsvFormat, lines: readonly number[]): string {
  return `skipLines: ${JSON.stringify([...skipLines, ...lines])}`;
}

/** The records of a text, each with the line it ends on; empty lines are none. Throws what csv-parse throws. */
export function splitAt(text: string, format: CsvFormat, most?: number): CsvRow[] {
  const { separator = ",", comment, skipLines = [] } = format;
  let lines = text;
  if (skipLines.length > 0 || separator === " ") {
    const skipped = new Set(skipLines);
    const kept = text.split(LINE_END).map((line, i) => (skipped.has(i + 1) ? "" : line));
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
    ...(most === undefined ? {} : { to: most }),
    ...(comment === undefined ? {} : { comment, comment_no_infix: true }),
  };
  // The types of csv-parse leave out the shape that `info` gives.
  const parsed: unknown[] = parse(lines, options);
  return (parsed as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
    line: info.lines,
    fields: record.map((field) => field.trim()),
  }));
}

/** Throws the sentence for what `splitAt` threw: quotation marks that do not stand around a field. */
export function refuseQuotes(
  who: string,
  source: string,
  text: string,
  format: CsvFormat,
  error: unknown,
): never {
  const { code, lines, records } = error as { code: string; lines: number; records: number };
  const open = code === "CSV_QUOTE_NOT_CLOSED";
  const line = open ? openedLine(text, format, records) : lines;
  const where = `line ${line} of ${source}`;
  const value = shownText(text.split(LINE_END)[line - 1]!);
  const sign = commentSign(text, line);
  const way = sign === undefined ? 'a quotation mark inside a field is written "" and the field in quotation marks' : `comment: "${sign}" leaves such lines out`; // prettier-ignore
  const rule = open ? "a row whose quotation marks are closed" : "a row with quotation marks around whole fields"; // prettier-ignore
  requireThat(false, who, where, rule, value, way);
}

/** The line after the last whole record that is not empty. */
function openedLine(text: string, format: CsvFormat, records: number): number {
  const before = records === 0 ? 0 : splitAt(text, format, records).at(-1)!.line;
  const rest = text.split(LINE_END).slice(before);
  return before + 1 + rest.findIndex((line) => line.trim() !== "");
}
