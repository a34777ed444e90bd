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

/**
 * Throws unless `dataset` can be computed with: at least one row and one feature, two to 256 classes,
 * N·d finite features, N labels that name a class. A class may be without a row, as in a test side.
 */
export function requireRows(who: string, dataset: Dataset): void {
  const { features, labels, size, featureNames, classNames } = dataset;
  const d = featureNames.length;
  const K = classNames.length;
  const demand = (ok: boolean, rule: string, value: string): void =>
    requireThat(ok, who, "dataset", `a data set ${rule}`, value);

  demand(Number.isInteger(size) && size >= 1, "with at least one row", `${size}`);
  demand(d >= 1, "with at least one feature", `${d}`);
  demand(K >= 2 && K <= 256, "with 2 to 256 classes", `${K}`);
  const entries = size * d;
  demand(features.length === entries, `with ${entries} feature values`, `${features.length}`);
  demand(labels.length === size, `with ${size} labels`, `${labels.length}`);

  const bad = features.findIndex((value) => !Number.isFinite(value));
  const place = `for "${featureNames[bad % d]}" in row ${Math.floor(bad / d)}`;
  demand(bad < 0, "of finite feature values", `${features[bad]} ${place}`);
  const odd = labels.findIndex((label) => label >= K);
  demand(odd < 0, `with labels from 0 to ${K - 1}`, `${labels[odd]} in row ${odd}`);
}

/** As `requireRows`, and every class has at least one row: what a network can be trained on. */
export function requireDataset(who: string, dataset: Dataset): void {
  requireRows(who, dataset);
  const missing = dataset.classNames.findIndex((_, k) => !dataset.labels.includes(k));
  const value = `no row of class "${dataset.classNames[missing]}"`;
  const rule = "a data set in which every class occurs";
  requireThat(missing < 0, who, "dataset", rule, value, "leave that class out of classNames");
}
