import { requireThat } from "../numerics/checks.js";
import { shownText, someOf } from "./characters.js";
import { type CsvRow, isNumber, parseNumber } from "./csv.js";
import { properName, requireDistinct, visibleName } from "./names.js";

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
}

/** What becomes of a column: the features it is, and how their values are written into a row. */
export interface Encoding {
  readonly names: readonly string[];
  readonly write: (row: CsvRow, values: Float64Array, at: number) => void;
}

/** Throws on columns of text that `oneHot` does not name, all at once, and on a word among numbers. */
export function encodings(
  source: Source,
  features: readonly number[],
  options: EncodingOptions,
): Encoding[] {
  const { who, path, rows, columns, isThere } = source;
  const { decimal = ".", oneHot = [] } = options;
  const list = Array.isArray(oneHot) ? (oneHot as readonly string[]) : Object.keys(oneHot);
  const hot = list.map((name) => {
    const j = columns.indexOf(properName(name));
    const rule = `features of ${path} (${someOf(features.map((j) => columns[j]!))})`;
    requireThat(features.includes(j), who, "oneHot", rule, name);
    return j;
  });
  const isText = (j: number): boolean =>
    rows.some((row) => isThere(row, j)) &&
    !rows.some(({ fields }) => isNumber(fields[j]!, ".") || isNumber(fields[j]!, ","));
  const text = features.filter((j) => !hot.includes(j) && isText(j));
  const named = JSON.stringify(text.map((j) => columns[j]!));
  const kinds = text.map((j) => {
    const words = new Set(rows.filter((row) => isThere(row, j)).map(({ fields }) => fields[j]!));
    return `text in "${columns[j]}" (${someOf([...words].map(shownText), 3)})`;
  });
  const way = `oneHot: ${named} makes a feature of each value, without: ${named} leaves it out`;
  requireThat(text.length === 0, who, path, "a table of numbers", kinds.join(" and "), way);

  const at = (row: CsvRow, j: number) => (): string =>
    `column "${columns[j]}" in line ${row.line} of ${path}`;
  for (const row of rows)
    for (const j of features)
      if (!hot.includes(j) && isThere(row, j))
        parseNumber(who, at(row, j), row.fields[j]!, decimal);

  return features.map((j) => {
    if (hot.includes(j)) return oneHotEncoding(source, j, givenLevels(oneHot, columns[j]!));
    return {
      names: [columns[j]!],
      write: (row, values, place) => {
        values[place] = parseNumber(who, at(row, j), row.fields[j]!, decimal);
      },
    };
  });
}

function givenLevels(oneHot: object, column: string): readonly string[] | undefined {
  const entries = Array.isArray(oneHot) ? [] : Object.entries(oneHot as Record<string, string[]>);
  return entries.find(([name]) => properName(name) === column)?.[1].map(properName);
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
