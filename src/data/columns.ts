import { requireThat } from "../numerics/checks.js";
import { shownText, someOf } from "./characters.js";
import { type CsvRow, type CsvTable, ROW_NAMES } from "./csv.js";
import { properName, visibleName } from "./names.js";

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

/**
 * Throws when a column is asked for that is not there, when a chosen one has no name of its own, when
 * no feature is left, and when a feature that was not asked for by `columns` only tells the rows apart.
 */
export function chooseColumns(
  who: string,
  source: string,
  table: CsvTable,
  choice: ColumnChoice & { readonly label?: Column },
): ChosenColumns {
  const places = table.columns.map((_, j) => j);
  const names = table.columns.map((name, j) =>
    visibleName(who, () => `the name of column ${j + 1} of ${source}`, name),
  );
  const placeOf = (option: string, column: Column): number => {
    const j = typeof column === "number" ? column - 1 : names.indexOf(properName(`${column}`));
    const rule = `a column of ${source} (${someOf(names)})`;
    requireThat(j in names, who, option, rule, column);
    return j;
  };
  const label = choice.label === undefined ? undefined : placeOf("label", choice.label);
  const without = new Set((choice.without ?? []).map((column) => placeOf("without", column)));
  const asked = choice.columns?.map((column) => placeOf("columns", column));
  const features = (asked ?? places.filter((j) => j !== label)).filter((j) => !without.has(j));
  for (const j of [...features, ...(label === undefined ? [] : [label])]) {
    const ok = names[j] !== "" && names.indexOf(names[j]!) === j;
    const rule = "a column with a name of its own";
    const last = j === names.length - 1 && names[j] === "";
    const value = last ? "none, after the last separator of a line" : `"${names[j]}"`;
    const way = j === label ? undefined : `without: [${j + 1}] leaves it out`;
    requireThat(ok, who, `column ${j + 1} of ${source}`, rule, value, way);
  }
  const own = label === undefined || (!without.has(label) && !features.includes(label));
  requireThat(own, who, "label", "none of columns and without", names[label ?? 0]);
  const rule = "different columns";
  requireThat(new Set(features).size === features.length, who, "columns", rule, choice.columns);
  requireThat(features.length > 0, who, source, "a table with a feature", "the label alone");
  const numbering = asked === undefined ? rowNumbers(table.rows, names, features) : [];
  requireThat(
    numbering.length === 0,
    who,
    source,
    "a table of features",
    `${numbering.map((j) => `column ${shownText(names[j]!)}`).join(", ")}, which only tells the rows apart`,
    `without: ${JSON.stringify(numbering.map((j) => names[j]!))} leaves it out, columns takes it as a feature`,
  );
  return { names, label, features };
}

/** Names of columns that tell rows apart: Id, index, row names, Unnamed: 0, passenger_id, passengerId. */
const TELLS_APART: readonly RegExp[] = [
  /^(ids?|index|idx|key|uid|uuid|row ?(names?|ids?|num(ber)?s?)?|unnamed: ?\d+)$/i,
  /[ _.-](id|idx|index|key)$/i,
  /[a-z]I[dD]$/,
];

/** Names of columns that count, where they do; R calls an unnamed column X. */
const COUNTS: readonly RegExp[] = [
  /^(#|no\.?|nr\.?|num|number|rows?|records?|obs|observation|case|sample)( ?(no|nr|number)\.?)?$/i,
  /^X(\.\d+)?$/,
];

/** A column that counts without a name for it needs so many rows to be no accident. */
const ENOUGH_ROWS = 10;

/**
 * Features that are there to tell rows apart: different whole numbers under a name such as `Id`, or
 * consecutive ones under a name such as `No.`, or, beside another feature, in ten rows or more.
 */
function rowNumbers(
  rows: readonly CsvRow[],
  names: readonly string[],
  features: readonly number[],
): number[] {
  return features.filter((j) => {
    const name = names[j]!;
    if (name === ROW_NAMES) return true;
    const fields = rows.map((row) => row.fields[j] ?? "");
    if (rows.length < 2 || !fields.every((field) => /^\d+(\.0*)?$/.test(field))) return false;
    if (TELLS_APART.some((sign) => sign.test(name)) && new Set(fields).size === fields.length)
      return true;
    const step = (i: number): number => Number(fields[i + 1]) - Number(fields[i]);
    const counts = fields.slice(1).every((_, i) => step(i) === 1);
    const likely =
      rows.length >= ENOUGH_ROWS || (COUNTS.some((sign) => sign.test(name)) && rows.length >= 3);
    return counts && likely && features.length > 1;
  });
}
