import { requireThat } from "../numerics/checks.js";
import { someOf } from "./characters.js";

/** What stands for a value that is not there, in small letters. */
const MISSING = ["", "?", "na", "n/a", "#n/a", "nan", "null", "none", "missing", "-", "--", "."];

/** Of these what is no name of a class. */
const NO_NAME = ["", "?", "na", "n/a", "#n/a", "nan", "null"];

/** Does the field say that there is no number? */
export function isMissing(field: string): boolean {
  return MISSING.includes(field.toLowerCase());
}

/** Does the field say that there is no name? */
export function isNameless(field: string): boolean {
  return NO_NAME.includes(field.toLowerCase());
}

/** A place of a table without a value. */
export interface MissingPlace {
  readonly row: number;
  readonly line: number;
  readonly column: string;
  readonly field: string;
}

/** Throws on missing values: how many there are, in which columns, and where, the first twelve at least. */
export function requireNoMissing(
  who: string,
  source: string,
  places: readonly MissingPlace[],
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
  const way = 'missing: "drop" leaves out such rows';
  requireThat(places.length === 0, who, source, "a table with all its values", value, way);
}
