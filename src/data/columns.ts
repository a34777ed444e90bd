import { requireThat } from "../numerics/checks.js";
import { shownText, someOf } from "./characters.js";
import type { CsvTable } from "./csv.js";
import { properName, visibleName } from "./names.js";
import { rowNumbers } from "./row-numbers.js";

/** A column by its name, or by its position counted from 1. */
export type Column = string | number;

/** Which columns of a table are features. */
export interface ColumnChoice {
  /** The features, in this order. Left out: every column but the label, in the order of the file. */
  readonly columns?: readonly Column[];
  /** Columns that are no features. */
  readonly without?: readonly Column[];
}

/** A table whose columns are chosen: their proper names, and the positions of label and features. */
export interface ChosenColumns {
  readonly names: readonly string[];
  readonly label: number | undefined;
  readonly features: readonly number[];
}

/** The option that leaves out columns besides those that are left out already. */
export function leavingOut({ without = [] }: ColumnChoice): (columns: readonly Column[]) => string {
  return (columns) => `without: ${JSON.stringify([...without, ...columns])}`;
}

/**
 * Throws when a column is asked for that is not there, when chosen ones have no name of their own that can be
 * seen, when no feature is left, and when features that were not asked for by `columns` only tell the rows
 * apart, but for those that are `encoded` as words.
 */
export function chooseColumns(
  who: string,
  source: string,
  table: CsvTable,
  choice: ColumnChoice & { readonly label?: Column },
  encoded: (name: string) => boolean,
): ChosenColumns {
  const names = table.columns.map(properName);
  const placeOf = placeIn(who, source, table.columns, names);
  const label = choice.label === undefined ? undefined : placeOf("label", choice.label);
  const without = (choice.without ?? []).map((column) => placeOf("without", column));
  const asked = choice.columns?.map((column) => placeOf("columns", column));
  const both = asked?.find((j) => without.includes(j));
  requireThat(both === undefined, who, "columns", "none of without", names[both ?? 0]);
  const others = [...names.keys()].filter((j) => j !== label && !without.includes(j));
  const features = asked ?? others;
  const own = label === undefined || (!without.includes(label) && !features.includes(label));
  requireThat(own, who, "label", "none of columns and without", names[label ?? 0]);
  const rule = "different columns";
  requireThat(new Set(features).size === features.length, who, "columns", rule, choice.columns);
  requireOwnNames(who, source, names, { features, label }, choice);
  for (const j of label === undefined ? features : [label, ...features])
    visibleName(who, () => nameOf(source, j), table.columns[j]!);
  requireThat(features.length > 0, who, source, "a table with a feature", "the label alone");
  const numbering = asked === undefined ? rowNumbers(table.rows, names, features, encoded) : [];
  const [tells, it, feature] = numbering.length === 1 ? ["tells", "it", "it as a feature"] : ["tell", "them", "them as features"]; // prettier-ignore
  requireThat(
    numbering.length === 0,
    who,
    source,
    "a table of features",
    `${numbering.map((j) => `column ${shownText(names[j]!)}`).join(", ")}, which only ${tells} the rows apart`,
    `${leavingOut(choice)(numbering.map((j) => names[j]!))} leaves ${it} out, columns takes ${feature}`,
  );
  return { names, label, features };
}

function nameOf(source: string, j: number): string {
  return `the name of column ${j + 1} of ${source}`;
}

/** Finds a column; where it is not there, a name that cannot be seen may be why. */
function placeIn(
  who: string,
  source: string,
  raw: readonly string[],
  names: readonly string[],
): (option: string, column: Column) => number {
  return (option, column) => {
    const place = typeof column === "number" ? column - 1 : names.indexOf(properName(`${column}`));
    if (place in names) return place;
    raw.forEach((name, j) => visibleName(who, () => nameOf(source, j), name));
    const rule = `a column of ${source} (${someOf(names)})`;
    const isName = typeof column === "number" && names.includes(`${column}`);
    const isPlace = typeof column === "string" && `${Number(column)}` === column && Number(column) - 1 in names; // prettier-ignore
    const way = isName ? `"${column}" is a name` : isPlace ? `${column} without quotation marks is a position` : undefined; // prettier-ignore
    requireThat(false, who, option, rule, column, way);
  };
}

/** Every chosen column has a name, and no other one has it; of two it is the label's or the first one's. */
function requireOwnNames(
  who: string,
  source: string,
  names: readonly string[],
  { features, label }: Pick<ChosenColumns, "features" | "label">,
  choice: ColumnChoice,
): void {
  const seen = new Set(label === undefined ? [""] : ["", names[label]!]);
  const odd = [...features]
    .sort((i, j) => i - j)
    .filter((j) => seen.size === seen.add(names[j]!).size);
  const nameless = label !== undefined && names[label] === "";
  const all = nameless ? [label] : odd;
  const last = (j: number): boolean => names.slice(j).every((name) => name === "");
  const value = all.map((j) => {
    if (names[j] !== "") return `"${names[j]}"`;
    return last(j) ? "none, after the last separator of a line" : "none";
  });
  const places = all.map((j) => j + 1);
  const where = `column${all.length === 1 ? "" : "s"} ${places.join(", ")} of ${source}`;
  const rule = all.length === 1 ? "a column with a name of its own" : "columns with names of their own"; // prettier-ignore
  const way = `${leavingOut(choice)(places)} leaves ${all.length === 1 ? "it" : "them"} out`;
  requireThat(all.length === 0, who, where, rule, [...new Set(value)].join(" and "), nameless ? undefined : way); // prettier-ignore
}
