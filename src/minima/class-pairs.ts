import type { Dataset } from "../data/dataset.js";
import { commonIntegers } from "../numerics/exact.js";

/** A row of the data set and a class that is not its own. */
export interface ClassPair {
  readonly row: number;
  readonly own: number;
  readonly other: number;
}

/** Every pair, row by row, the other classes ascending: N(K − 1) of them. */
export function classPairs({ labels, classNames }: Dataset): ClassPair[] {
  return Array.from(labels).flatMap((own, row) =>
    classNames.map((_, other) => ({ row, own, other })).filter(({ other }) => other !== own),
  );
}

/** A text that tells one pair of a data set from the others. */
export function pairName({ row, other }: ClassPair): string {
  return `${row} ${other}`;
}

/**
 * The margins of a data set as linear functions of θ: for the pair (i, k) with y the class of row i
 *
 *     a_ik · θ = (θ_y − θ_k) · x̃_i,   θ_k the weights and the bias of class k,   x̃ = (x, 1),
 *
 * by how much the logit of the own class is above that of class k.
 */
export interface Margins<T> {
  readonly pairs: readonly ClassPair[];
  /** The coefficient of entry a of θ in the margin of a pair: x̃_ij, −x̃_ij or zero. */
  coefficient(pair: ClassPair, entry: number): T;
}

/** The margins of a data set in doubles. */
export function margins(dataset: Dataset): Margins<number> {
  const { features, featureNames, classNames } = dataset;
  const d = featureNames.length;
  const place = entryPlace(d, classNames.length);
  return {
    pairs: classPairs(dataset),
    coefficient({ row, own, other }, entry) {
      const { k, j } = place(entry);
      if (k !== own && k !== other) return 0;
      const input = j < d ? features[d * row + j] : 1;
      return k === own ? input : -input;
    },
  };
}

/** The smallest margin of some pairs along a direction, in doubles; Infinity of none. */
export function smallestMargin(
  dataset: Dataset,
  direction: Float64Array,
  pairs: readonly ClassPair[],
): number {
  const { coefficient } = margins(dataset);
  const along = (pair: ClassPair): number =>
    direction.reduce((sum, x, a) => sum + x * coefficient(pair, a), 0);
  return Math.min(...pairs.map(along));
}

/** The same margins times a power of two, in integers. */
export function integerMargins(dataset: Dataset): Margins<bigint> {
  const known = ofDatasets.get(dataset);
  if (known !== undefined) return known;
  const margins = computedMargins(dataset);
  ofDatasets.set(dataset, margins);
  return margins;
}

const ofDatasets = new WeakMap<Dataset, Margins<bigint>>();

function computedMargins(dataset: Dataset): Margins<bigint> {
  const { features, featureNames, classNames } = dataset;
  const d = featureNames.length;
  const place = entryPlace(d, classNames.length);
  const inputs = commonIntegers([...features, 1]);
  const one = inputs[features.length];
  return {
    pairs: classPairs(dataset),
    coefficient({ row, own, other }, entry) {
      const { k, j } = place(entry);
      if (k !== own && k !== other) return 0n;
      const input = j < d ? inputs[d * row + j] : one;
      return k === own ? input : -input;
    },
  };
}

/** Class k and input j (d is the constant) of an entry of θ = (W row-major, b). */
function entryPlace(d: number, K: number): (entry: number) => { k: number; j: number } {
  return (entry) =>
    entry < d * K ? { k: Math.floor(entry / d), j: entry % d } : { k: entry - d * K, j: d };
}
