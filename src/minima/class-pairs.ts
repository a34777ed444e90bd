import type { Dataset } from "../data/dataset.js";
import { dyadicIntegers, inLowestTerms } from "../numerics/exact.js";

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

/** Margins in integers: that of a pair along θ is Σ_a coefficient(pair, a) · 2^exponent(a) · θ_a. */
export interface IntegerMargins extends Margins<bigint> {
  /** The same for all entries of one input. */
  exponent(entry: number): number;
  /** The coefficients of some entries, for each pair. */
  rows(support: readonly number[]): bigint[][];
}

/** The same margins in integers, those of each input over a power of two of its own. */
export function integerMargins(dataset: Dataset): IntegerMargins {
  const { features, featureNames, classNames, size } = dataset;
  const d = featureNames.length;
  const place = entryPlace(d, classNames.length);
  const inputs: ReturnType<typeof dyadicIntegers>[] = [];
  /** The values of an input, when they are first asked for. */
  const inputAt = (j: number): ReturnType<typeof dyadicIntegers> =>
    (inputs[j] ??= dyadicIntegers(
      Float64Array.from({ length: size }, (_, i) => (j < d ? features[d * i + j] : 1)),
    ));
  const pairs = classPairs(dataset);

  function coefficient({ row, own, other }: ClassPair, entry: number): bigint {
    const { k, j } = place(entry);
    if (k !== own && k !== other) return 0n;
    const input = inputAt(j).integers[row];
    return k === own ? input : -input;
  }

  return {
    pairs,
    coefficient,
    exponent: (entry) => inputAt(place(entry).j).exponent,
    rows: (support) => pairs.map((pair) => support.map((a) => coefficient(pair, a))),
  };
}

/** A direction of θ in exact numbers: doubles, or integers in their ratio. */
export type ExactDirection = ArrayLike<number> | readonly bigint[];

/** Whole numbers in the ratio of 2^exponent(a) · d_a: what the coefficients of `margins` are to be multiplied with. */
export function scaledDirection(margins: IntegerMargins, direction: ExactDirection): bigint[] {
  const integers = isWhole(direction) ? direction : dyadicIntegers(direction).integers;
  return shifted(integers, (a) => margins.exponent(a));
}

/** The direction of θ, in whole numbers, of which `scaled` is the `scaledDirection`. */
export function unscaledDirection(margins: IntegerMargins, scaled: readonly bigint[]): bigint[] {
  return inLowestTerms(shifted(scaled, (a) => -margins.exponent(a)));
}

function isWhole(direction: ExactDirection): direction is readonly bigint[] {
  return typeof direction[0] === "bigint";
}

/** 2^power(a) · x_a, over one power of two. */
function shifted(integers: readonly bigint[], power: (a: number) => number): bigint[] {
  const least = integers.reduce(
    (low, x, a) => (x === 0n ? low : Math.min(low, power(a))),
    Infinity,
  );
  return integers.map((x, a) => (x === 0n ? 0n : x << BigInt(power(a) - least)));
}

/** Class k and input j (d is the constant) of an entry of θ = (W row-major, b). */
function entryPlace(d: number, K: number): (entry: number) => { k: number; j: number } {
  return (entry) =>
    entry < d * K ? { k: Math.floor(entry / d), j: entry % d } : { k: entry - d * K, j: d };
}
