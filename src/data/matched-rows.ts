import { isDeepStrictEqual } from "node:util";
import { requireThat } from "../numerics/checks.js";
import { someOf } from "./characters.js";
import { type Dataset, type FeatureRows, requireFeatures, requireRows } from "./dataset.js";

/** The names by which rows of two files belong together. */
export type Names = Pick<Dataset, "featureNames" | "classNames">;

/**
 * The rows with their features in the order of `names`, and their labels, where there are any, numbered by
 * its classes. Columns and classes are matched by their names, never by their position; a class may be
 * without a row. What matches already is returned as it is.
 *
 * Throws unless the rows have the features of `names` and no other ones but for `besides`, which are left
 * out, and no class that is not among its classes.
 */
export function matchedRows<R extends FeatureRows>(
  who: string,
  rows: R,
  names: Names,
  besides: readonly string[] = [],
): R {
  requireFeatures(who, rows);
  const reordered = matchedFeatures(who, rows, names.featureNames, besides);
  if (!isLabelled(rows)) return reordered as R;
  requireRows(who, rows);
  return { ...reordered, ...matchedLabels(who, rows, names.classNames) } as unknown as R;
}

function isLabelled(rows: FeatureRows): rows is Dataset {
  return "labels" in rows;
}

function matchedFeatures(
  who: string,
  rows: FeatureRows,
  featureNames: readonly string[],
  besides: readonly string[],
): FeatureRows {
  if (isDeepStrictEqual(rows.featureNames, featureNames)) return rows;
  const { features, size, featureNames: own } = rows;
  const absent = featureNames.filter((name) => !own.includes(name));
  const strange = own.filter((name) => !featureNames.includes(name) && !besides.includes(name));
  const parts = [
    ...(absent.length > 0 ? [`none called ${quoted(absent)}`] : []),
    ...(strange.length > 0 ? [`${quoted(strange)} besides`] : []),
  ];
  const rule = `a data set with the features ${someOf(featureNames)}`;
  const way = wayTo(absent, strange);
  requireThat(parts.length === 0, who, "dataset", rule, parts.join(" and "), way);
  const twice = own.find((name, j) => own.indexOf(name) !== j);
  const unique = "a data set whose features have names of their own";
  requireThat(twice === undefined, who, "dataset", unique, `two called "${twice}"`);
  const from = featureNames.map((name) => own.indexOf(name));
  const d = from.length;
  const matched = new Float64Array(size * d);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < d; j++) matched[d * i + j] = features[own.length * i + from[j]!]!;
  return { features: matched, size, featureNames: [...featureNames] };
}

/** How a file is read again whose features are too many, or are values of text that it does not hold. */
function wayTo(absent: readonly string[], strange: readonly string[]): string | undefined {
  if (absent.length === 0)
    return `without: ${JSON.stringify(strange)} leaves out columns of a file`;
  const values = absent.every((name) => name.includes(" = "));
  return values ? "oneHot with all values makes a feature of each" : undefined;
}

function matchedLabels(
  who: string,
  { labels, classNames: own }: Dataset,
  classNames: readonly string[],
): Pick<Dataset, "labels" | "classNames"> {
  if (isDeepStrictEqual(own, classNames)) return { labels, classNames };
  const strange = own.filter((name) => !classNames.includes(name));
  const rule = `a data set with the classes ${someOf(classNames)}`;
  const value = `${quoted(strange)} besides`;
  const way = "rows without labels can be predicted all the same";
  requireThat(strange.length === 0, who, "dataset", rule, value, way);
  const to = own.map((name) => classNames.indexOf(name));
  return { labels: labels.map((label) => to[label]!), classNames };
}

function quoted(names: readonly string[]): string {
  return someOf(names.map((name) => `"${name}"`));
}
