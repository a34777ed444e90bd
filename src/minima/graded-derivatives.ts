import {
  enclosedEvaluation,
  type EnclosedEvaluation,
  type EnclosedRow,
} from "../network/enclosed-evaluation.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { CompensatedSum } from "../numerics/compensated-sum.js";
import { exp } from "../numerics/elementary.js";
import { powerOfTwo } from "../numerics/power-of-two.js";
import { roundingBound, UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import type { GradedCoordinates } from "./graded-coordinates.js";
import { UP } from "./stationary-ball.js";

/** The derivatives at θ in coordinates, those of coordinate i multiplied with 4^exponent_i: they are of size 1. */
export interface GradedDerivatives {
  readonly theta: Float64Array;
  readonly coordinates: GradedCoordinates;
  /** Row-major; row i is in the unit of coordinate i (see `symmetric`). */
  readonly H: Float64Array;
  readonly g: Float64Array;
  /** By how much each entry of g may be wrong. */
  readonly off: Float64Array;
  /** By how much each entry of H may be wrong with the computed weights; these are by a factor 1 ± `weights`. */
  readonly error: Float64Array;
  readonly weights: number;
  /** For row i of the data and the pair p of classes p_k p_l/N, n numbers, each in the unit of its coordinate. */
  readonly products: Float64Array;
  readonly evaluation: EnclosedEvaluation;
}

/** Far more than what a sum of products loses where one of them is below the doubles. */
const UNDERFLOW = 1e-250;

/**
 * Gradient and Hessian as sums over rows and pairs of classes,
 *
 *     g = (1/N) Σ ±p_k c,   the own class in the pair,   H = (1/N) Σ p_k p_l c cᵀ,
 *
 * with weights that are right to a factor. In the unit of its coordinate a weight of 10⁻⁴⁰⁰ is a number.
 */
export function gradedDerivatives(
  network: SoftmaxNetwork,
  theta: Float64Array,
  coordinates: GradedCoordinates,
): GradedDerivatives {
  const { labels, size, classNames } = network.dataset;
  const { pairs, differences, errors, exponents } = coordinates;
  const n = exponents.length;
  const H = new Float64Array(n * n);
  const error = new Float64Array(n * n).fill(UNDERFLOW);
  const products = new Float64Array(n * size * pairs.length);
  const sums = Array.from({ length: n }, () => new CompensatedSum());
  const off = new Float64Array(n).fill(UNDERFLOW);
  const rounding = roundingBound(size * pairs.length + 4);
  let weights = 0;
  const evaluation = enclosedEvaluation(network, theta, (row, computed) => {
    const { relative: exact, logarithms } = computed;
    const p = classNames.map((_, k) => scaledProbability(computed, k));
    const deepest = p.reduce((most, { exponent }) => Math.max(most, -exponent), 0);
    const relative = exact + (deepest > 0 ? 4 * (deepest + 2) * u : 0);
    weights = Math.max(weights, (2 * relative + 8 * u) * UP);
    const y = labels[row];
    for (const [pair, [k, l]] of pairs.entries()) {
      if (logarithms[k] === -Infinity || logarithms[l] === -Infinity) continue;
      const at = n * (pairs.length * row + pair);
      const other = y === k ? p[l] : y === l ? p[k] : undefined;
      for (let i = 0; i < n; i++) {
        const [c, wrong] = [differences[at + i], errors[at + i]];
        if (c === 0 && wrong === 0) continue;
        const unit = 2 * exponents[i];
        const scale = powerOfTwo(p[k].exponent + p[l].exponent + unit);
        const weight = (p[k].factor * p[l].factor * scale) / size;
        products[at + i] = weight;
        for (let j = 0; j < n; j++) {
          const [d, wrongToo] = [differences[at + j], errors[at + j]];
          const term = weight * c * d;
          H[n * i + j] += term;
          const apart = wrong * (Math.abs(d) + wrongToo) + Math.abs(c) * wrongToo;
          error[n * i + j] += (weight * apart + rounding * Math.abs(term)) * UP;
        }
        if (other === undefined) continue;
        const probability = other.factor * powerOfTwo(other.exponent + unit);
        sums[i].addProduct(y === k ? -probability : probability, c);
        off[i] += probability * (relative * Math.abs(c) + (1 + relative) * wrong);
      }
    }
  });
  const g = Float64Array.from(sums, ({ high, low }) => (high + low) / size);
  for (let i = 0; i < n; i++)
    off[i] = ((off[i] + sums[i].error()) / size + 2 * u * Math.abs(g[i])) * UP;
  return { theta, coordinates, H, g, off, error, weights, products, evaluation };
}

/** Below this logarithm a probability is taken apart, far above the least of the doubles. */
const DEEP = -300;

/** p_k = factor · 2^exponent. */
function scaledProbability(
  { probabilities, logarithms }: EnclosedRow,
  k: number,
): { factor: number; exponent: number } {
  const logarithm = logarithms[k];
  if (!(logarithm < DEEP && logarithm > -Infinity))
    return { factor: probabilities[k], exponent: 0 };
  const exponent = Math.round(logarithm / Math.LN2);
  return { factor: exp(logarithm - exponent * Math.LN2), exponent };
}

/**
 * H or its error without the units of their rows, 2^(e_i + e_j) for the 4^(e_i) of row i: of the two entries of a
 * pair of coordinates that of the flatter row is used, which the unit of the steeper one could bring to 0.
 */
export function symmetric(matrix: Float64Array, exponents: readonly number[]): Float64Array {
  const n = exponents.length;
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const [flat, steep] = exponents[i] >= exponents[j] ? [i, j] : [j, i];
      const entry = matrix[n * flat + steep] * powerOfTwo(exponents[steep] - exponents[flat]);
      result[n * i + j] = result[n * j + i] = entry;
    }
  return result;
}
