import { requireThat } from "../numerics/checks.js";

/**
 * N rows of d real features. `features` is N×d row-major, in the units of its source (or standardised,
 * then without unit). Never changed after it was made.
 */
export interface FeatureRows {
  readonly features: Float64Array;
  readonly size: number;
  readonly featureNames: readonly string[];
}

/**
 * A data set for classification: N rows of d real features, each row with one of K class labels.
 * `labels[i]` is an index into `classNames`.
 */
export interface Dataset extends FeatureRows {
  readonly labels: Uint8Array;
  readonly classNames: readonly string[];
}

/** Throws unless `rows` can be computed with: at least one row and one feature, N·d finite features. */
export function requireFeatures(who: string, rows: FeatureRows): void {
  const { features, size, featureNames } = (rows ?? {}) as FeatureRows;
  const demand = (ok: boolean, rule: string, value: () => string): void => {
    if (!ok) requireThat(false, who, "dataset", `a data set ${rule}`, value());
  };
  const whole = ArrayBuffer.isView(features) && Array.isArray(featureNames);
  demand(whole, "with features, size and featureNames", () => "something else");
  const d = featureNames.length;
  demand(Number.isInteger(size) && size >= 1, "with at least one row", () => `${size}`);
  demand(d >= 1, "with at least one feature", () => `${d}`);
  const entries = size * d;
  demand(features.length === entries, `with ${entries} feature values`, () => `${features.length}`);
  const bad = features.findIndex((value) => !Number.isFinite(value));
  const place = (): string => `for "${featureNames[bad % d]}" in row ${Math.floor(bad / d)}`;
  demand(bad < 0, "of finite feature values", () => `${features[bad]} ${place()}`);
}

/**
 * As `requireFeatures`, and N labels that name one of 1 to 256 classes. A class may be without a row, as in
 * a test side.
 */
export function requireRows(who: string, dataset: Dataset): void {
  requireFeatures(who, dataset);
  const { labels, size, classNames } = dataset;
  const K = classNames.length;
  const demand = (ok: boolean, rule: string, value: string): void =>
    requireThat(ok, who, "dataset", `a data set ${rule}`, value);
  demand(K >= 1 && K <= 256, "with 1 to 256 classes", `${K}`);
  demand(labels.length === size, `with ${size} labels`, `${labels.length}`);
  const odd = labels.findIndex((label) => label >= K);
  demand(odd < 0, `with labels from 0 to ${K - 1}`, `${labels[odd]} in row ${odd}`);
}

/** As `requireRows`, of two classes or more, each with at least one row: what a network can be trained on. */
export function requireDataset(who: string, dataset: Dataset): void {
  const { classNames, labels } = dataset;
  const K = classNames.length;
  if (K === 1) requireThat(false, who, "dataset", "a data set with 2 to 256 classes", `${K}`);
  requireRows(who, dataset);
  const present = new Uint8Array(K);
  for (const label of labels) present[label] = 1;
  const missing = present.indexOf(0);
  const value = `no row of class "${classNames[missing]}"`;
  const rule = "a data set in which every class occurs";
  requireThat(missing < 0, who, "dataset", rule, value, "leave that class out of classNames");
}
