import { requireFields, requireThat } from "../numerics/checks.js";
import { powerOfTwo } from "../numerics/power-of-two.js";
import { UNIT_ROUNDOFF } from "../numerics/rounding.js";
import { someOf } from "./characters.js";
import { type Dataset, type FeatureRows, requireDataset } from "./dataset.js";
import { matchedRows } from "./matched-rows.js";

/** Mean and standard deviation of each feature, and the map they define. */
export interface Standardization {
  readonly mean: Float64Array;
  readonly std: Float64Array;
  /**
   * New rows with features (x_j − mean_j)/std_j, in the order of the training rows whatever theirs; labels
   * are numbered by the training classes. Features and classes are matched by their names; others throw.
   */
  apply(dataset: Dataset): Dataset;
  apply(rows: FeatureRows): FeatureRows;
}

/** Values that differ by so many units in the last place of the largest differ by rounding. */
const ROUNDINGS = 8;

/**
 * The standardisation of the training rows, to be applied to them and to every other row.
 *
 *     mean_j = x_1j + Σ_i (x_ij − x_1j)/N      std_j = √(Σ_i (x_ij − mean_j)²/(N − 1))
 *
 * The divisor is N − 1 (ddof = 1), as in the author's protocol; scikit-learn's StandardScaler divides
 * by N. Counted from the first row, the mean of a constant feature is exact and its deviation 0. Sums
 * run from i = 1 to N; where squares leave the doubles, so for values of 10¹⁶⁰ or 10⁻¹⁷⁰, in units of a power
 * of two.
 *
 * A feature that is constant, but for rounding, has no such form: with `constant` "refuse", the default,
 * all of them are named, with "drop" they are left out, here and by `apply`.
 *
 * `mean` and `std` have one entry for each feature that stays, in its unit. Throws on an empty data set, on
 * a class without a row, on constant features and on one whose standard deviation is not finite.
 */
export function standardize(
  train: Dataset,
  options: { constant?: "refuse" | "drop" } = {},
): Standardization {
  const { constant = "refuse" } = options;
  requireDataset("standardize", train);
  requireFields("standardize", "options", options, ["constant"]);
  const known = constant === "refuse" || constant === "drop";
  requireThat(known, "standardize", "constant", '"refuse" or "drop"', constant);
  const { featureNames, classNames } = train;
  const places = featureNames.map((_, j) => j);
  const still = places.filter((j) => isConstant(train, j));
  const dropped = still.map((j) => featureNames[j]!);
  const kept = places.filter((j) => !still.includes(j));
  const way = kept.length === 0 ? undefined : `constant: "drop" leaves ${still.length === 1 ? "it" : "them"} out`; // prettier-ignore
  const ok = still.length === 0 || (constant === "drop" && kept.length > 0);
  const value = `no more than rounding in ${someOf(dropped.map((name) => `"${name}"`))}`;
  requireThat(ok, "standardize", "dataset", "a data set of features that vary", value, way);

  const moments = kept.map((j) => momentsOf(train, j));
  const mean = Float64Array.from(moments, (of) => of.mean);
  const std = Float64Array.from(moments, (of) => of.std);
  const names = kept.map((j) => featureNames[j]!);
  const odd = std.findIndex((deviation) => !(deviation > 0 && deviation < Infinity));
  const whose = `the standard deviation of "${names[odd]}"`;
  const rule = "a finite number greater than 0";
  requireThat(odd < 0, "standardize", whose, rule, std[odd], "leave that feature out");

  function apply(dataset: Dataset): Dataset;
  function apply(rows: FeatureRows): FeatureRows;
  function apply(rows: FeatureRows): FeatureRows {
    const belongs = { featureNames: names, classNames };
    const matched: FeatureRows & Partial<Dataset> = matchedRows("apply", rows, belongs, dropped);
    const d = names.length;
    const features = matched.features.map((x, entry) => (x - mean[entry % d]!) / std[entry % d]!);
    const { labels, size } = matched;
    const own = { features, size, featureNames: [...names] };
    if (labels === undefined) return own;
    return { ...own, labels: labels.slice(), classNames: [...classNames] } as FeatureRows;
  }
  return { mean, std, apply };
}

function isConstant({ features, featureNames }: Dataset, j: number): boolean {
  let [least, most] = [Infinity, -Infinity];
  for (let at = j; at < features.length; at += featureNames.length) {
    least = Math.min(least, features[at]!);
    most = Math.max(most, features[at]!);
  }
  return most - least <= ROUNDINGS * UNIT_ROUNDOFF * Math.max(Math.abs(least), Math.abs(most));
}

/** Squares of numbers between 2^−500 and 2^500, and sums of them, are far from the ends of the doubles. */
const SAFE = 500;

/** Mean and standard deviation of feature j, computed in units of a power of two where squares are not safe. */
function momentsOf(train: Dataset, j: number): { mean: number; std: number } {
  const column = Float64Array.from(
    { length: train.size },
    (_, i) => train.features[train.featureNames.length * i + j]!,
  );
  const plain = unscaledMoments(column);
  if (plain.std > powerOfTwo(-SAFE) && plain.std < powerOfTwo(SAFE)) return plain;
  const largest = column.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  let exponent = 0;
  while (powerOfTwo(exponent + 1) <= largest) exponent++;
  while (powerOfTwo(exponent) > largest) exponent--;
  const unit = powerOfTwo(exponent);
  const { mean, std } = unscaledMoments(column.map((x) => x / unit));
  return { mean: mean * unit, std: std * unit };
}

function unscaledMoments(column: Float64Array): { mean: number; std: number } {
  const first = column[0]!;
  let sum = 0;
  for (const x of column) sum += x - first;
  const mean = first + sum / column.length;
  let squares = 0;
  for (const x of column) squares += (x - mean) * (x - mean);
  return { mean, std: Math.sqrt(squares / (column.length - 1)) };
}
