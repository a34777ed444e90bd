import { requireThat } from "../numerics/checks.js";
import { shownText, someOf } from "./characters.js";
import { isMeantAsNumber, parseNumber } from "./numbers.js";
import { properName, requireDistinct, visibleName } from "./names.js";
import { type CsvFormat, type CsvRow, skipping } from "./records.js";

/** How the fields of a feature are read. */
export interface EncodingOptions {
  /** What stands before the fraction of a number. Default ".". */
  readonly decimal?: "." | ",";
  /**
   * Columns of text of which each value becomes a feature that is 1 where it stands and 0 elsewhere, called
   * "sex = male". A list of columns takes the values by first appearance, an object says which there are.
   */
  readonly oneHot?: readonly string[] | Readonly<Record<string, readonly string[]>>;
}

/** A table whose columns are chosen. */
export interface Source {
  readonly who: string;
  readonly path: string;
  readonly rows: readonly CsvRow[];
  readonly columns: readonly string[];
  readonly isThere: (row: CsvRow, j: number) => boolean;
  /** The option that leaves out columns besides those that are left out already. */
  readonly leaving: (columns: readonly string[]) => string;
}

/** What becomes of a column: the features it is, and how their values are written into a row. */
export interface Encoding {
  readonly names: readonly string[];
  readonly write: (row: CsvRow, values: Float64Array, at: number) => void;
}

/** The columns that `oneHot` names, by their proper names, each with its values where they are said. */
export function oneHotColumns({ oneHot = [] }: EncodingOptions): Map<string, string[] | undefined> {
  const entries = Array.isArray(oneHot)
    ? (oneHot as string[]).map((name) => [name, undefined] as const)
    : Object.entries(oneHot as Record<string, string[]>);
  return new Map(entries.map(([name, levels]) => [properName(name), levels?.map(properName)]));
}

/** Throws on columns of text that `oneHot` does not name, all at once, and on a word among numbers. */
export function encodings(
  source: Source,
  features: readonly number[],
  options: EncodingOptions & CsvFormat,
): Encoding[] {
  const { who, path, rows, columns, isThere } = source;
  const { decimal = "." } = options;
  const hot = oneHotColumns(options);
  for (const name of hot.keys()) {
    const rule = `features of ${path} (${someOf(features.map((j) => columns[j]!))})`;
    requireThat(features.includes(columns.indexOf(name)), who, "oneHot", rule, name);
  }
  const numeric = features.filter((j) => !hot.has(columns[j]!));
  requireNumbers(source, numeric, [...hot.keys()]);
  const read = (row: CsvRow, j: number): number => {
    const where = (): string => `column "${columns[j]}" in line ${row.line} of ${path}`;
    return parseNumber(who, where, row.fields[j]!, decimal, () => wayOn(source, numeric, row, options)); // prettier-ignore
  };
  for (const row of rows) for (const j of numeric) if (isThere(row, j)) read(row, j);
  return features.map((j) => {
    if (hot.has(columns[j]!)) return oneHotEncoding(source, j, hot.get(columns[j]!));
    const write: Encoding["write"] = (row, values, place) => {
      values[place] = read(row, j);
    };
    return { names: [columns[j]!], write };
  });
}

/** Text is a column in which numbers, well or badly written, are fewer than words. */
function requireNumbers(source: Source, numeric: readonly number[], hot: readonly string[]): void {
  const { who, path, rows, columns, isThere, leaving } = source;
  const wordsOf = (j: number): string[] =>
    rows.filter((row) => isThere(row, j)).map(({ fields }) => fields[j]!);
  const text = numeric.filter((j) => {
    const words = wordsOf(j);
    return 2 * words.filter(isMeantAsNumber).length < words.length;
  });
  const names = text.map((j) => columns[j]!);
  const kinds = text.map((j) => {
    const words = [...new Set(wordsOf(j))];
    return `text in "${columns[j]}" (${someOf(words.map(shownText), 3)})`;
  });
  const encoded = `oneHot: ${JSON.stringify([...hot, ...names])}`;
  const way = `${encoded} makes a feature of each value, ${leaving(names)} leaves it out`;
  requireThat(text.length === 0, who, path, "a table of numbers", kinds.join(" and "), way);
}

/** So many lines may be notes that stand in a table; more are rows. */
const NOTES = 12;

/** Where the row has words only, as a line of units has: how such lines are left out. */
function wayOn(
  { rows, isThere }: Source,
  numeric: readonly number[],
  row: CsvRow,
  format: CsvFormat,
): string | undefined {
  const isNote = (one: CsvRow): boolean => {
    const there = numeric.filter((j) => isThere(one, j));
    return there.length > 0 && there.every((j) => !/\p{N}/u.test(one.fields[j]!));
  };
  const lines = rows.filter(isNote).map(({ line }) => line);
  if (!isNote(row) || lines.length > NOTES || 2 * lines.length > rows.length) return undefined;
  const [it, them] = lines.length === 1 ? ["it is no row", "it"] : ["they are no rows", "them"];
  return `if ${it}, ${skipping(format, lines)} leaves ${them} out`;
}

function oneHotEncoding(
  { who, path, rows, columns, isThere }: Source,
  j: number,
  given: readonly string[] | undefined,
): Encoding {
  const where = ({ line }: CsvRow): string => `column "${columns[j]}" in line ${line} of ${path}`;
  const level = (row: CsvRow): string => visibleName(who, () => where(row), row.fields[j]!);
  const there = rows.filter((row) => isThere(row, j));
  const levels = given ?? [...new Set(there.map(level))];
  const lineOf = (name: string): number => there.find((row) => level(row) === name)!.line;
  if (given === undefined)
    requireDistinct(
      who,
      `column "${columns[j]}" of ${path}`,
      levels,
      lineOf,
      "oneHot with its values takes them as they are",
    );
  const numberOf = new Map(levels.map((name, l) => [name, l]));
  return {
    names: levels.map((name) => `${columns[j]} = ${name}`),
    write: (row, values, place) => {
      const name = level(row);
      const l = numberOf.get(name);
      const rule = `one of ${someOf(levels)}`;
      requireThat(l !== undefined, who, where(row), rule, shownText(name));
      values[place + l] = 1;
    },
  };
}
