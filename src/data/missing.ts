import { requireThat } from "../numerics/checks.js";
import { someOf } from "./characters.js";

/** What says of a number and of a name that it is not there, in small letters. */
const NOWHERE: ReadonlySet<string> = new Set([
  ...["", "?", "??", "na", "n/a", "n.a.", "#na", "#n/a", "#n/a n/a", "<na>", "nan", "+nan", "-nan"],
  ...["nat", "null", "#null!", "(null)", "<null>", "nil", "\\n", "undefined", "#div/0!", "#value!"],
  ...["#ref!", "#name?", "#num!", "1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan"],
]);

/** What says it of a number, and may be the name of a class. */
const NO_NUMBER: ReadonlySet<string> = new Set(["none", "missing", "unknown", "not available", "-", "--", "---", "–", "—", ".", "..", "…", "...", "*"]); // prettier-ignore

/** Does the field say that there is no number? */
export function isMissing(field: string): boolean {
  return isNameless(field) || NO_NUMBER.has(field.toLowerCase());
}

/** Does the field say that there is no name? */
export function isNameless(field: string): boolean {
  return NOWHERE.has(field.toLowerCase());
}

/** A place of a table without a value. */
export interface MissingPlace {
  readonly row: number;
  readonly line: number;
  readonly column: string;
  readonly field: string;
}

/** The table: how many rows it has, which column its classes, and the option that leaves out columns. */
export interface MissingIn {
  readonly rows: number;
  readonly label: string | undefined;
  readonly leaving: (columns: readonly string[]) => string;
}

/**
 * Throws on missing values: how many there are, in which columns, and where, the first twelve at least. A
 * column without any value is to be left out as a column, and where every row has a gap all that have one; a
 * class NA may be a name.
 */
export function requireNoMissing(
  who: string,
  source: string,
  places: readonly MissingPlace[],
  { rows, label, leaving }: MissingIn,
): void {
  const shown = places.map(
    ({ line, column, field }) =>
      `${field === "" ? "nothing" : field} for "${column}" in line ${line}`,
  );
  const counts = new Map<string, number>();
  for (const { column } of places) counts.set(column, (counts.get(column) ?? 0) + 1);
  const by = [...counts].map(([column, count]) => `${count} in "${column}"`);
  const many = places.length > 13 ? ` (${someOf(by)})` : "";
  const value = `${places.length} that ${places.length === 1 ? "is" : "are"} missing${many}: ${someOf(shown)}`;
  const empty = [...counts].flatMap(([column, count]) => (count === rows ? [column] : []));
  const some = places.filter(({ column }) => !empty.includes(column));
  const everywhere = new Set(some.map(({ row }) => row)).size === rows;
  const without = (everywhere ? [...counts.keys()] : empty).filter((column) => column !== label);
  const which = everywhere ? "the columns that have gaps" : "what has no value";
  const unlabelled = empty.some((column) => column === label);
  const named = some.some(({ column, field }) => column === label && field !== "");
  const ways = [
    without.length > 0 && `${leaving(without)} leaves out ${which}`,
    unlabelled && "loadRows reads rows without classes",
    some.length > 0 && !everywhere && !unlabelled && 'missing: "drop" leaves out such rows',
    named && "classes takes it as a name",
  ].filter((way) => way !== false);
  requireThat(
    places.length === 0,
    who,
    source,
    "a table with all its values",
    value,
    ways.join(", "),
  );
}
