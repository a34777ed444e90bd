import { requireThat } from "../numerics/checks.js";
import { properName } from "./names.js";
import { type CsvFormat, type CsvRow, isExcels, type ReadRecords, splitAt } from "./records.js";

/** The lines among which the names of the columns are looked for. */
const FIRST_LINES = 20;

/** The first of the first records that has the name among others; −1 where none has. */
export function placeOfName(records: readonly CsvRow[], name: string): number {
  return records
    .slice(0, FIRST_LINES)
    .findIndex(({ fields }) => filledWidth(fields) > 1 && fields.map(properName).includes(name));
}

/** How many fields most records have, those without a field at the end not counted. */
export function usualWidth(records: readonly CsvRow[]): number {
  return usual(records.map(({ fields }) => filledWidth(fields)));
}

/** The number that occurs most, the first of equal ones; 0 where there is none. */
export function usual(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  return [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0])[0];
}

/** The number of fields up to the last that is not empty. */
export function filledWidth(fields: readonly string[]): number {
  return fields.findLastIndex((field) => field !== "") + 1;
}

/**
 * Throws when another separator than that of the format makes a table of the text: one that has the `label`,
 * or, where this one makes one column, one with as many columns in every row.
 */
export function requireSeparator(
  who: string,
  source: string,
  text: string,
  { records, format, label }: ReadRecords,
): void {
  const named = label !== undefined && format.header !== false;
  if (records.slice(0, 1).some(isExcels)) return;
  if (named && placeOfName(records, label) >= 0) return;
  const single = usualWidth(records) < 2;
  const guessed = !named && format.separator === undefined;
  if (!named && !single && !guessed) return;

  const own = format.separator ?? ",";
  const others = (text.slice(0, 2000).match(/[^\p{L}\p{N}\s"'.()_-]/gu) ?? []) as string[];
  const usual = [",", ";", "\t", "|"].filter((separator) => separator !== own);
  const splits = [...new Set([...usual, ...(named ? others : []), " "])]
    .filter((separator) => separator !== own)
    .map((separator) => ({ separator, rows: attempt(text, { ...format, separator }) }))
    .filter(({ rows }) => usualWidth(rows) > 1);
  const has = ({ rows }: { rows: CsvRow[] }): boolean => named && placeOfName(rows, label) >= 0;
  const even = ({ separator, rows }: { separator: string; rows: CsvRow[] }): boolean =>
    rows.length > 1 &&
    (usual.includes(separator) || (single && separator === " ")) &&
    rows.every(({ fields }) => fields.length === rows[0]!.fields.length);
  const better = splits.find(has) ?? (single || guessed ? splits.find(even) : undefined);
  if (better === undefined) return;
  const { separator, rows } = better;
  const comma = rows.some(({ fields }) =>
    fields.some((field) => /^[+-]?\d[\d.]*,\d+$/.test(field)),
  );
  const way = `separator: ${JSON.stringify(separator)}${comma ? ', decimal: ","' : ""} reads it`;
  const rule = `a table with ${JSON.stringify(own)} between its columns`;
  requireThat(false, who, source, rule, `${JSON.stringify(separator)} between them`, way);
}

function attempt(text: string, format: CsvFormat): CsvRow[] {
  try {
    return splitAt(text, format);
  } catch {
    return [];
  }
}
