import { enclosedEvaluation, type EnclosedEvaluation } from "../network/enclosed-evaluation.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { CompensatedSum } from "../numerics/compensated-sum.js";
import { cholesky, choleskySolve, dot, submatrix } from "../numerics/linear.js";
import { roundingBound, UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import { symmetricEigen } from "../numerics/symmetric-eigen.js";
import { entryUnits } from "./entry-units.js";
import { freeEntries } from "./free-entries.js";
import {
  boundsAt,
  leastEigenvalue,
  selfConcordantBall,
  type StationaryBall,
} from "./stationary-ball.js";

/** A point and the ball around it that is proven to hold a minimiser. */
export interface GradedMinimum {
  readonly theta: Float64Array;
  readonly ball: StationaryBall;
}

/** How often coordinates are chosen anew; two do as a rule. */
const ROUNDS = 5;

/** Newton steps in one system of coordinates. */
const STEPS = 100;

/** Below this σ (see `stationaryBall`) the steps are quadratic, and one that does not halve it is rounding. */
const QUADRATIC = 0.1;

/** Covers the roundings in the last formulas. */
const UP = 1 + 1e-12;

/**
 * The minimiser on R^S and its ball where `stationaryBall` proves none, though the minimum is attained: where
 * classes almost separate, or inputs almost depend on each other, so that the Hessian has eigenvalues below
 * its rounding. There is no ridge.
 *
 * Coordinates are taken along the eigenvectors of the Hessian, and scaled by them. The difference of two
 * logits of a row in a coordinate, c = Tᵀ(φ_k − φ_l), is summed in twice the working precision, so that it
 * is right to the last digit even where it is 10⁻¹⁶ of its terms. Gradient and Hessian are sums of such
 * with weights p_k and p_k p_l that are right to a factor, and what is small in them is right to a factor
 * too. Newton steps go on in these coordinates until they are rounding; the ball is that of self-concordance.
 *
 * `undefined` where this too proves nothing. `start` is zero outside of the ascending `support`.
 */
export function gradedMinimum(
  network: SoftmaxNetwork,
  support: readonly number[],
  start: Float64Array,
): GradedMinimum | undefined {
  if (network.ridge > 0) return undefined;
  const { free, still } = freeEntries(network, support);
  if (free.length === 0) return undefined;
  let theta = start;
  for (let round = 0; round < ROUNDS; round++) {
    const coordinates = gradedCoordinates(network, free, theta);
    if (coordinates === undefined) return undefined;
    theta = polished(network, free, theta, coordinates);
    const ball = gradedBall(network, free, still, theta, coordinates);
    if (ball !== undefined) return { theta, ball };
  }
  return undefined;
}

/** Coordinates η of R^free: θ = T η, and the differences of logits in them. */
interface Coordinates {
  /** n×n, the column i is the coordinate i. */
  readonly T: Float64Array;
  /** For row i of the data and the pair p of classes k < l, c in n numbers from n(pairs · i + p) on. */
  readonly differences: Float64Array;
  /** By how much each of them may be wrong. */
  readonly errors: Float64Array;
}

/** Pairs of classes k < l in their order. */
function pairsOf(K: number): [k: number, l: number][] {
  return Array.from({ length: K }, (_, k) => k).flatMap((k) =>
    Array.from({ length: K - 1 - k }, (_, i): [number, number] => [k, k + 1 + i]),
  );
}

function gradedCoordinates(
  network: SoftmaxNetwork,
  free: readonly number[],
  theta: Float64Array,
): Coordinates | undefined {
  const n = free.length;
  const units = entryUnits(network.dataset);
  const H = submatrix(network.hessian(theta), network.dimension, free);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) H[n * i + j] /= units[free[i]] * units[free[j]];
  const { vectors } = symmetricEigen(H, n);
  const first = new Float64Array(n * n);
  for (let a = 0; a < n; a++)
    for (let i = 0; i < n; i++) first[n * a + i] = vectors[n * i + a] / units[free[a]];
  const rough = along(network, free, first);
  const there = derivatives(network, theta, rough);
  const size = Float64Array.from({ length: n }, (_, i) => Math.sqrt(there.H[n * i + i]));
  if (!size.every((x) => x > 0)) return undefined;
  const M = there.H.map((x, at) => x / (size[Math.floor(at / n)] * size[at % n]));
  const { values, vectors: turned } = symmetricEigen(M, n);
  const T = new Float64Array(n * n);
  for (let a = 0; a < n; a++)
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (first[n * a + j] / size[j]) * turned[n * i + j];
      T[n * a + i] = sum / Math.sqrt(Math.max(values[i], u));
    }
  return along(network, free, T);
}

function along({ dataset }: SoftmaxNetwork, free: readonly number[], T: Float64Array): Coordinates {
  const { features, size, featureNames, classNames } = dataset;
  const [d, K, n] = [featureNames.length, classNames.length, free.length];
  const pairs = pairsOf(K);
  const classOf = free.map((a) => (a < d * K ? Math.floor(a / d) : a - d * K));
  const inputOf = free.map((a) => (a < d * K ? a % d : d));
  const differences = new Float64Array(size * pairs.length * n);
  const errors = new Float64Array(differences.length);
  let place = 0;
  for (let row = 0; row < size; row++)
    for (const [k, l] of pairs)
      for (let i = 0; i < n; i++) {
        const sum = new CompensatedSum();
        for (let a = 0; a < n; a++) {
          const sign = classOf[a] === k ? 1 : classOf[a] === l ? -1 : 0;
          if (sign === 0) continue;
          const input = inputOf[a] < d ? features[d * row + inputOf[a]] : 1;
          sum.addProduct(sign * T[n * a + i], input);
        }
        differences[place] = sum.high + sum.low;
        errors[place++] = sum.error() + u * Math.abs(differences[place - 1]);
      }
  return { T, differences, errors };
}

/** The derivatives in the coordinates, with bounds of their errors as in `ComputedDerivatives`. */
interface Derivatives {
  readonly H: Float64Array;
  readonly g: Float64Array;
  readonly error: number;
  readonly wrong: number;
  readonly weights: number;
  readonly R: number;
  readonly evaluation: EnclosedEvaluation;
}

function derivatives(
  network: SoftmaxNetwork,
  theta: Float64Array,
  { T, differences, errors }: Coordinates,
): Derivatives {
  const { labels, size, classNames } = network.dataset;
  const pairs = pairsOf(classNames.length);
  const n = Math.sqrt(T.length);
  const H = new Float64Array(n * n);
  const sums = Array.from({ length: n }, () => new CompensatedSum());
  const off = new Float64Array(n);
  let [error, weights, R] = [0, 0, 0];
  const evaluation = enclosedEvaluation(network, theta, (row, { probabilities, relative }) => {
    weights = Math.max(weights, (2 * relative + 4 * u) * UP);
    pairs.forEach(([k, l], p) => {
      const from = n * (pairs.length * row + p);
      const c = differences.subarray(from, from + n);
      const wrong = errors.subarray(from, from + n);
      const weight = probabilities[k] * probabilities[l];
      const [long, away] = [Math.sqrt(dot(c, c)), Math.sqrt(dot(wrong, wrong))];
      R = Math.max(R, (long + away) * UP);
      error += weight * away * (2 * long + away);
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) H[n * i + j] += weight * c[i] * c[j];
      const y = labels[row];
      if (y !== k && y !== l) return;
      const other = y === k ? probabilities[l] : probabilities[k];
      for (let i = 0; i < n; i++) {
        sums[i].addProduct(y === k ? -other : other, c[i]);
        off[i] += other * (relative * Math.abs(c[i]) + (1 + relative) * wrong[i]);
      }
    });
  });
  let trace = 0;
  for (let i = 0; i < n; i++) trace += H[n * i + i];
  const g = Float64Array.from(sums, ({ high, low }) => (high + low) / size);
  off.forEach((x, i) => (off[i] = (x + sums[i].error()) / size + 2 * u * Math.abs(g[i])));
  const rounded = roundingBound(size * pairs.length + 4) * trace;
  return {
    H: H.map((x) => x / size),
    g,
    error: ((error + rounded) / size) * UP,
    wrong: Math.sqrt(dot(off, off)) * UP,
    weights,
    R,
    evaluation,
  };
}

/** θ after Newton steps in the coordinates, as long as they lower the decrement. */
function polished(
  network: SoftmaxNetwork,
  free: readonly number[],
  start: Float64Array,
  coordinates: Coordinates,
): Float64Array {
  const n = free.length;
  const { T, differences } = coordinates;
  let best = { theta: start, sigma: Infinity };
  let theta = start;
  for (let step = 0; step < STEPS; step++) {
    const { H, g, R } = derivatives(network, theta, coordinates);
    const factor = cholesky(H, n);
    if (factor === undefined) return best.theta;
    const eta = choleskySolve(factor, g);
    const least = symmetricEigen(H, n).values[0];
    const sigma = R * Math.sqrt(dot(eta, g) / least);
    if (best.sigma < QUADRATIC && !(sigma < best.sigma / 2)) break;
    best = { theta, sigma };
    let beta = 0;
    for (let from = 0; from < differences.length; from += n)
      beta = Math.max(beta, Math.abs(dot(differences.subarray(from, from + n), eta)));
    const length = beta > 0 ? Math.log1p(beta) / beta : 1;
    const next = theta.slice();
    free.forEach((a, row) => {
      next[a] -= length * dot(T.subarray(n * row, n * row + n), eta);
    });
    theta = next;
  }
  return best.theta;
}

function gradedBall(
  network: SoftmaxNetwork,
  free: readonly number[],
  still: readonly number[],
  theta: Float64Array,
  coordinates: Coordinates,
): StationaryBall | undefined {
  const { evaluation, ...computed } = derivatives(network, theta, coordinates);
  const curvature = leastEigenvalue(computed.H, free.length, computed.error);
  const found = selfConcordantBall({ ...computed, curvature });
  if (found === undefined) return undefined;
  const size = Math.sqrt(dot(coordinates.T, coordinates.T)) * UP;
  return {
    radius: found.radius * size * UP,
    shares: new Float64Array(network.dimension).fill(1),
    ...boundsAt(network, theta, evaluation, still, found),
    lowestEigenvalue: found.lowest / (size * size * UP),
  };
}
