import { enclosedEvaluation, type EnclosedEvaluation } from "../network/enclosed-evaluation.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { CompensatedSum } from "../numerics/compensated-sum.js";
import { cholesky, choleskySolve, dot, multiply, norm, submatrix } from "../numerics/linear.js";
import { roundingBound, UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import { symmetricEigen } from "../numerics/symmetric-eigen.js";
import { entryUnits } from "./entry-units.js";
import { freeEntries } from "./free-entries.js";
import { boundsAt, leastEigenvalue, type StationaryBall } from "./stationary-ball.js";
import { expm1 } from "../numerics/elementary.js";

/** A point and the ball around it that is proven to hold a minimiser. */
export interface GradedMinimum {
  readonly theta: Float64Array;
  readonly ball: StationaryBall;
}

/** How often coordinates are chosen anew; two do as a rule. */
const ROUNDS = 5;

/** Newton steps in one system of coordinates. */
const STEPS = 40;

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
 * too. Newton steps go on in these coordinates until they are rounding; what holds the minimiser is a box in
 * the coordinates (see `provenBox`), often far longer one way than another.
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
    const ball = gradedBall(network, still, theta, coordinates);
    if (ball !== undefined) return { theta, ball };
    theta = polished(network, free, theta, coordinates);
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
  // The steep coordinates first: the flat ones are freed of what they have of these, not the other way.
  const order = [...size.keys()].sort((i, j) => size[j] - size[i]);
  const M = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      M[n * i + j] = there.H[n * order[i] + order[j]] / (size[order[i]] * size[order[j]]);
  const factor = cholesky(M, n);
  if (factor === undefined) return undefined;
  const T = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const x = new Float64Array(n); // column i of the inverse of the transposed factor
    for (let k = i; k >= 0; k--) {
      let sum = k === i ? 1 : 0;
      for (let j = k + 1; j <= i; j++) sum -= factor[n * j + k] * x[j];
      x[k] = sum / factor[n * k + k];
    }
    for (let a = 0; a < n; a++)
      for (let k = i; k >= 0; k--)
        T[n * a + i] += (first[n * a + order[k]] / size[order[k]]) * x[k];
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

/** The derivatives in the coordinates. */
interface Derivatives {
  readonly H: Float64Array;
  readonly g: Float64Array;
  /** By how much each entry of g may be wrong. */
  readonly off: Float64Array;
  /** By how much each entry of H may be wrong with the computed weights; these are by a factor 1 ± `weights`. */
  readonly error: Float64Array;
  readonly weights: number;
  /** For each row of the data p_k p_l/N of the pairs. */
  readonly products: Float64Array;
  /** max ‖c‖: |D³f[v, v, w]| ≤ R‖w‖ D²f[v, v]. */
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
  const error = new Float64Array(n * n);
  const products = new Float64Array(size * pairs.length);
  const sums = Array.from({ length: n }, () => new CompensatedSum());
  const off = new Float64Array(n);
  const rounding = roundingBound(size * pairs.length + 4);
  const [c, wrong] = [new Float64Array(n), new Float64Array(n)];
  let [weights, R] = [0, 0];
  const evaluation = enclosedEvaluation(network, theta, (row, { probabilities, relative }) => {
    weights = Math.max(weights, (2 * relative + 8 * u) * UP);
    pairs.forEach(([k, l], p) => {
      const place = pairs.length * row + p;
      for (let i = 0; i < n; i++) {
        c[i] = differences[n * place + i];
        wrong[i] = errors[n * place + i];
      }
      const weight = (probabilities[k] * probabilities[l]) / size;
      products[place] = weight;
      R = Math.max(R, Math.sqrt(dot(c, c)));
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          const term = weight * c[i] * c[j];
          H[n * i + j] += term;
          const apart = wrong[i] * (Math.abs(c[j]) + wrong[j]) + Math.abs(c[i]) * wrong[j];
          error[n * i + j] += (weight * apart + rounding * Math.abs(term)) * UP;
        }
      const y = labels[row];
      if (y !== k && y !== l) return;
      const other = y === k ? probabilities[l] : probabilities[k];
      for (let i = 0; i < n; i++) {
        sums[i].addProduct(y === k ? -other : other, c[i]);
        off[i] += other * (relative * Math.abs(c[i]) + (1 + relative) * wrong[i]);
      }
    });
  });
  const g = Float64Array.from(sums, ({ high, low }) => (high + low) / size);
  for (let i = 0; i < n; i++)
    off[i] = ((off[i] + sums[i].error()) / size + 2 * u * Math.abs(g[i])) * UP;
  return { H, g, off, error, weights, products, R, evaluation };
}

/** Doublings or halvings of a Newton step. */
const TRIALS = 24;

/**
 * θ after Newton steps in the coordinates, until their decrement is rounding. A step is doubled as long as f
 * falls at its end at half the rate of its beginning, and halved as long as it rises so: a row that is right
 * by far does not hold it up.
 */
function polished(
  network: SoftmaxNetwork,
  free: readonly number[],
  start: Float64Array,
  coordinates: Coordinates,
): Float64Array {
  const { T } = coordinates;
  const n = free.length;
  const moved = (from: Float64Array, eta: Float64Array, length: number): Float64Array => {
    const to = from.slice();
    const step = multiply(T, eta);
    free.forEach((a, row) => (to[a] -= length * step[row]));
    return to;
  };
  let best = { theta: start, sigma: Infinity };
  let theta = start;
  let there = derivatives(network, theta, coordinates);
  for (let step = 0; step < STEPS; step++) {
    const { H, g, off, R } = there;
    const factor = cholesky(H, n);
    if (factor === undefined) return best.theta;
    const eta = choleskySolve(factor, g);
    const slope = dot(eta, g);
    const sigma = R * Math.sqrt(slope / symmetricEigen(H, n).values[0]);
    if (best.sigma < QUADRATIC && !(sigma < best.sigma / 2)) break;
    best = { theta, sigma };
    if (g.every((x, j) => Math.abs(x) <= NOISE * off[j])) break;
    let length = 1;
    let [next, after] = [theta, there];
    for (let trial = 0; trial < TRIALS; trial++) {
      const to = moved(theta, eta, length);
      const at = derivatives(network, to, coordinates);
      const left = dot(eta, at.g) / slope;
      if (left >= -0.5) [next, after] = [to, at];
      if (left < -0.5 && length > 1) break;
      if (Math.abs(left) <= 0.5) break;
      length *= left > 0 ? 2 : 0.5;
    }
    if (next === theta) return best.theta;
    [theta, there] = [next, after];
  }
  return best.theta;
}

/** A gradient below so many times the bound of its own error is noise. */
const NOISE = 8;

/** Enlargements of a box before it is given up. */
const ENLARGEMENTS = 30;

/**
 * Half the lengths b of a box of coordinates η around θ that holds a zero of the gradient, or `undefined`.
 *
 *     η ↦ η − g(θ + η) = −g(θ) + (I − H̄)η,   H̄ a mean of Hessians on the way from θ to θ + η,
 *
 * maps the box into itself, and so has a fixed point in it, if |g_j| + Σ_k |I − H̄|_jk b_k ≤ b_j for all j. In
 * the box the margins of a row change by at most δ = max Σ_j |c_j| b_j, its weights by a factor e^{±2δ}.
 * Source: Krawczyk, Computing 4, 1969.
 */
function provenBox(
  { H, g, off, error, weights, products }: Derivatives,
  { differences }: Coordinates,
  pairs: number,
): { box: Float64Array; change: number } | undefined {
  const n = g.length;
  const fixed = H.map((x, at) => Math.abs((at % (n + 1) === 0 ? 1 : 0) - x) + error[at]);
  let box = g.map((x, j) => 2 * (Math.abs(x) + off[j]) + Number.MIN_VALUE);
  for (let turn = 0; turn < ENLARGEMENTS; turn++) {
    const apart = fixed.slice();
    let change = 0;
    for (let row = 0; row < products.length; row += pairs) {
      let delta = 0;
      for (let place = row; place < row + pairs; place++) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += Math.abs(differences[n * place + j]) * box[j];
        delta = Math.max(delta, sum * UP);
      }
      change = Math.max(change, delta);
      const factor = (expm1(2 * delta) * (1 + weights) + weights) * UP;
      for (let place = row; place < row + pairs; place++)
        for (let i = 0; i < n; i++) {
          const share = factor * products[place] * Math.abs(differences[n * place + i]);
          for (let j = 0; j < n; j++) apart[n * i + j] += share * Math.abs(differences[n * place + j]); // prettier-ignore
        }
    }
    const image = multiply(apart, box).map((x, j) => (x + Math.abs(g[j]) + off[j]) * UP);
    if (image.every((x, j) => x < box[j])) return { box, change: 2 * change };
    if (!(change < 1)) return undefined;
    box = box.map((x, j) => 1.2 * Math.max(x, image[j]));
  }
  return undefined;
}

function gradedBall(
  network: SoftmaxNetwork,
  still: readonly number[],
  theta: Float64Array,
  coordinates: Coordinates,
): StationaryBall | undefined {
  const there = derivatives(network, theta, coordinates);
  const { g, off, H, error, weights, evaluation } = there;
  const n = g.length;
  const proven = provenBox(there, coordinates, pairsOf(network.dataset.classNames.length).length);
  if (proven === undefined) return undefined;
  const { box, change } = proven;
  const { T } = coordinates;
  const radius = norm(multiply(T.map(Math.abs), box)) * UP;
  let [trace, wrong] = [0, 0];
  for (let i = 0; i < n; i++) trace += H[n * i + i] + error[n * i + i];
  for (const x of error) wrong += x * x;
  const lowest = leastEigenvalue(H, n, Math.sqrt(wrong) * UP) * (1 - weights);
  const drop = box.reduce((sum, x, j) => sum + x * (Math.abs(g[j]) + off[j]), 0) * UP;
  return {
    radius,
    shares: new Float64Array(network.dimension).fill(1),
    ...boundsAt(network, theta, evaluation, still, {
      exponent: change,
      local: norm(box) * Math.sqrt(trace * (1 + weights)) * UP,
      drop,
    }),
    lowestEigenvalue: Math.max(0, lowest) / (dot(T, T) * UP),
  };
}
