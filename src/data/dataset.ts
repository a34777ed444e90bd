/**
 * A data set for classification: N rows of d real features, each row with one of K class labels.
 *
 * `features` is N×d row-major, in the units of its source (or standardised, then without unit);
 * `labels[i]` is an index into `classNames`. A Dataset is never changed after it was made.
 */
export interface Dataset {
  readonly features: Float64Array;
  readonly labels: Uint8Array;
  readonly size: number;
  readonly featureNames: readonly string[];
  readonly classNames: readonly string[];
}
