import { requireFields, requireThat } from "../numerics/checks.js";
import { properName } from "./names.js";

const FIELDS = [
  ...["columns", "without", "separator", "decimal", "encoding", "header", "missing"],
  ...["comment", "skipLines", "oneHot"],
];

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";
const isColumn = (value: unknown): boolean => isText(value) || typeof value === "number";
const isLine = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1;
const isName = (value: unknown): boolean => typeof value === "string";
const listOf = (is: (entry: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(is);
const differ = (names: readonly string[]): boolean =>
  new Set(names.map(properName)).size === names.length;

/** Names, or an object of names with lists of names; all different, and at least one in each list. */
function isOneHot(value: unknown): boolean {
  if (listOf(isText)(value)) return differ(value as string[]);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (levels) => listOf(isName)(levels) && levels.length > 0 && differ(levels as string[]),
  );
}

/** What an option must be, and in words. */
const RULES: Readonly<Record<string, readonly [is: (value: unknown) => boolean, rule: string]>> = {
  columns: [listOf(isColumn), "a list of names or positions of columns"],
  without: [listOf(isColumn), "a list of names or positions of columns"],
  classes: [listOf(isName), "a list of names"],
  separator: [(value) => isName(value) && value !== "", 'a text such as ",", ";" or "\\t"'],
  decimal: [(value) => value === "." || value === ",", '"." or ","'],
  header: [(value) => typeof value === "boolean", "true or false"],
  missing: [(value) => value === "refuse" || value === "drop", '"refuse" or "drop"'],
  comment: [isText, 'a text such as "#"'],
  skipLines: [listOf(isLine), "a list of line numbers, counted from 1"],
  oneHot: [isOneHot, "a list of different columns, or an object of columns with lists of values"],
};

/** Throws on an option of `loadCsv` and its relatives that there is not, or that is of another kind. */
export function requireCsvOptions(
  who: string,
  options: object,
  besides: readonly string[] = [],
): void {
  const object = typeof options === "object" && options !== null;
  requireThat(object, who, "options", "an object", options);
  requireFields(who, "options", options, [...besides, ...FIELDS]);
  for (const [name, [is, rule]] of Object.entries(RULES)) {
    const value = (options as Record<string, unknown>)[name];
    requireThat(value === undefined || is(value), who, name, rule, value);
  }
}
