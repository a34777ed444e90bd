import type { Dataset } from "../data/dataset.js";
import { CompensatedSum } from "../numerics/compensated-sum.js";
import { UNIT_ROUNDOFF as u } from "../numerics/rounding.js";

/**
 * The columns of coordinates η of R^free, θ = (T + rest) η, each in a unit of its own. They are of size 1, and
 * 2^exponent times the column i is the direction in which f has the curvature 1: what is very flat, with
 * probabilities far below the doubles, has numbers too.
 */
export interface GradedColumns {
  /** n×n, the column i is the coordinate i; with `rest` in twice the working precision. */
  readonly T: Float64Array;
  readonly rest: Float64Array;
  readonly exponents: readonly number[];
}

/** The same with the differences of two logits of a row along them, c = (T + rest)ᵀ(φ_k − φ_l). */
export interface GradedCoordinates extends GradedColumns {
  /** The pairs of classes k < l, in their order. */
  readonly pairs: readonly (readonly [k: number, l: number])[];
  /** For row i of the data and the pair p, c in n numbers from n(pairs · i + p) on. */
  readonly differences: Float64Array;
  /** By how much each of them may be wrong; 0 where c is 0. */
  readonly errors: Float64Array;
}

/**
 * The differences of logits along the columns, summed in twice the working precision: what a steep row has of a
 * flat coordinate is 10⁻³² of its terms, or 0.
 */
export function gradedCoordinates(
  { features, size, featureNames, classNames }: Dataset,
  free: readonly number[],
  { T, rest, exponents }: GradedColumns,
): GradedCoordinates {
  const [d, K, n] = [featureNames.length, classNames.length, free.length];
  const classOf = free.map((a) => (a < d * K ? Math.floor(a / d) : a - d * K));
  const inputOf = free.map((a) => (a < d * K ? a % d : d));
  const pairs: [k: number, l: number][] = [];
  for (let k = 0; k < K; k++) for (let l = k + 1; l < K; l++) pairs.push([k, l]);
  /** The entries of θ that move the difference of a pair. */
  const moving = pairs.map((pair) =>
    free.flatMap((_, a) => (pair.includes(classOf[a]) ? [a] : [])),
  );
  const differences = new Float64Array(size * pairs.length * n);
  const errors = new Float64Array(differences.length);
  const inputs = new Float64Array(n);
  const sum = new CompensatedSum();
  let place = 0;
  for (let row = 0; row < size; row++)
    for (const [pair, [k]] of pairs.entries()) {
      for (const a of moving[pair]) {
        const input = inputOf[a] < d ? features[d * row + inputOf[a]] : 1;
        inputs[a] = classOf[a] === k ? input : -input;
      }
      for (let i = 0; i < n; i++, place++) {
        sum.clear();
        for (const a of moving[pair]) {
          sum.addProduct(T[n * a + i], inputs[a]);
          sum.addProduct(rest[n * a + i], inputs[a]);
        }
        differences[place] = sum.high + sum.low;
        errors[place] = sum.error() + u * Math.abs(differences[place]);
      }
    }
  return { T, rest, exponents, pairs, differences, errors };
}
