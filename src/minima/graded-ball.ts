import {
  enclosedEvaluation,
  type EnclosedEvaluation,
  type EnclosedRow,
} from "../network/enclosed-evaluation.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { CompensatedSum } from "../numerics/compensated-sum.js";
import { cholesky, dot, multiply, norm, submatrix } from "../numerics/linear.js";
import { roundingBound, UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import { symmetricEigen } from "../numerics/symmetric-eigen.js";
import { entryUnits } from "./entry-units.js";
import type { FreeEntries } from "./free-entries.js";
import { boundsAt, leastEigenvalue, type StationaryBall } from "./stationary-ball.js";
import { exp, expm1, log } from "../numerics/elementary.js";
import { luSolve } from "../numerics/lu-solve.js";
import { powerOfTwo } from "../numerics/power-of-two.js";

/** A point and the ball around it that is proven to hold a minimiser. */
export interface GradedMinimum {
  readonly theta: Float64Array;
  readonly ball: StationaryBall;
}

/** How often coordinates are chosen anew; two do as a rule, some twenty where a minimum is far out. */
const ROUNDS = 60;

/** So often steps come to an end, each time in better coordinates, before nothing is proven. */
const ENDS = 2;

/** Newton steps in one system of coordinates. */
const STEPS = 40;

/**
 * Steps that change no difference of logits by more are quadratic, and one that does not halve the change is
 * rounding.
 */
const QUADRATIC = 0.1;

/** Covers the roundings in the last formulas. */
const UP = 1 + 1e-12;

/**
 * The minimiser on R^S and its ball where `stationaryBall` proves none, though the minimum is attained: where
 * classes almost separate, or inputs almost depend on each other, so that the Hessian has eigenvalues below
 * its rounding. There is no ridge.
 *
 * Coordinates are made orthonormal for the Hessian, from its eigenvectors on, in twice the working precision, and
 * so are the differences of two logits of a row along a coordinate, c = Tᵀ(φ_k − φ_l): what a steep row has of a
 * flat coordinate is 10⁻³² of its terms, or 0. Gradient and Hessian are sums of such with weights p_k and p_k p_l
 * that are right to a factor; in each coordinate they have a power of two as their unit, so that weights of 10⁻⁴⁰⁰
 * are numbers too. Newton steps go on until they are rounding; what holds the minimiser is a box in the coordinates
 * (see `provenBox`), often far longer one way than another.
 *
 * `undefined` where this too proves nothing. `start` is zero outside of the ascending `support`.
 */
export function gradedMinimum(
  network: SoftmaxNetwork,
  { free, still }: Pick<FreeEntries, "free" | "still">,
  start: Float64Array,
): GradedMinimum | undefined {
  if (network.ridge > 0 || free.length === 0) return undefined;
  let theta = start;
  let ends = 0;
  let settled = false;
  let coordinates: Coordinates | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    coordinates = gradedCoordinates(network, free, theta, coordinates);
    if (coordinates === undefined) return undefined;
    const ball = settled ? gradedBall(network, still, theta, coordinates) : undefined;
    if (ball !== undefined) return { theta, ball };
    ({ theta, settled } = polished(network, free, theta, coordinates));
    if (settled && ++ends > ENDS) return undefined;
  }
  return undefined;
}

/**
 * Coordinates η of R^free: θ = (T + rest) η, and the differences of logits in them. Their columns are of size 1,
 * and 2^exponent times the column i is the direction in which f has the curvature 1: what is very flat, with
 * probabilities far below the doubles, is measured in an own unit.
 */
interface Coordinates {
  /** n×n, the column i is the coordinate i, in twice the working precision. */
  readonly T: Float64Array;
  readonly rest: Float64Array;
  readonly exponents: readonly number[];
  /** For row i of the data and the pair p of classes k < l, c in n numbers from n(pairs · i + p) on. */
  readonly differences: Float64Array;
  /** By how much each of them may be wrong; 0 where c is 0. */
  readonly errors: Float64Array;
}

/** Pairs of classes k < l in their order. */
function pairsOf(K: number): [k: number, l: number][] {
  return Array.from({ length: K }, (_, k) => k).flatMap((k) =>
    Array.from({ length: K - 1 - k }, (_, i): [number, number] => [k, k + 1 + i]),
  );
}

/** How often coordinates are made orthonormal; each time they come nearer by all digits of a double. */
const PASSES = 8;

/** The Hessian in coordinates differs from the identity by less. */
const ORTHONORMAL = 1e-6;

/**
 * Coordinates in which the Hessian at θ is the identity, nearly, found from those of a point before or from the
 * eigenvectors of the Hessian; `undefined` where there are none.
 */
function gradedCoordinates(
  network: SoftmaxNetwork,
  free: readonly number[],
  theta: Float64Array,
  before?: Coordinates,
): Coordinates | undefined {
  const n = free.length;
  let coordinates = before ?? along(network, free, eigenvectors(network, free, theta));
  for (let pass = 0; pass < PASSES; pass++) {
    const { exponents } = coordinates;
    const there = derivatives(network, theta, coordinates);
    const [H, error] = [there.H, there.error].map((matrix) => symmetric(matrix, exponents));
    const good = H.every((x, at) => Math.abs(x - (at % (n + 1) === 0 ? 1 : 0)) + error[at] < ORTHONORMAL); // prettier-ignore
    if (good) break;
    const next = orthonormal(coordinates, H);
    if (next === undefined) return undefined;
    coordinates = along(network, free, next);
  }
  return coordinates;
}

/** What `along` makes coordinates of. */
type Columns = Pick<Coordinates, "T" | "rest" | "exponents">;

function eigenvectors(
  network: SoftmaxNetwork,
  free: readonly number[],
  theta: Float64Array,
): Columns {
  const n = free.length;
  const units = entryUnits(network.dataset);
  const H = submatrix(network.hessian(theta), network.dimension, free);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) H[n * i + j] /= units[free[i]] * units[free[j]];
  const { vectors } = symmetricEigen(H, n);
  const T = new Float64Array(n * n);
  for (let a = 0; a < n; a++)
    for (let i = 0; i < n; i++) T[n * a + i] = vectors[n * i + a] / units[free[a]];
  return { T, rest: new Float64Array(n * n), exponents: free.map(() => 0) };
}

/** A matrix whose row i was multiplied with 2^(e_i − e_j), without that: the entries of the flat rows are used. */
function symmetric(H: Float64Array, exponents: readonly number[]): Float64Array {
  const n = exponents.length;
  return H.map((_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    const [high, low] = exponents[i] > exponents[j] || (exponents[i] === exponents[j] && i > j) ? [i, j] : [j, i]; // prettier-ignore
    return H[n * high + low] * powerOfTwo(exponents[low] - exponents[high]);
  });
}

/** Added to a correlation matrix it makes it definite, whatever its rounding. */
const SHIFT: number = 2 ** -44;

/** An entry below this share of the largest of its column is a zero that was rounded. */
const NEGLIGIBLE: number = 2 ** -160;

/**
 * The coordinates made orthonormal for the matrix H of theirs, as far as its digits go: the steep ones first, so
 * that the flat ones are freed of what they have of these, not the other way.
 */
function orthonormal({ T, rest, exponents }: Columns, H: Float64Array): Columns | undefined {
  const n = exponents.length;
  const size = Float64Array.from({ length: n }, (_, i) => Math.sqrt(H[n * i + i]));
  if (!size.every((x) => x > 0 && x < Infinity)) return undefined;
  const length = size.map((_, i) => norm(size.map((_, a) => T[n * a + i])));
  const flatness = size.map((x, i) => exponents[i] * Math.LN2 + log(length[i] / x));
  const order = [...size.keys()].sort((i, j) => flatness[i] - flatness[j]);
  const M = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      M[n * i + j] =
        H[n * order[i] + order[j]] / (size[order[i]] * size[order[j]]) + (i === j ? SHIFT : 0);
  const factor = cholesky(M, n);
  if (factor === undefined) return undefined;
  const next = { T: new Float64Array(n * n), rest: new Float64Array(n * n), exponents: [...exponents] }; // prettier-ignore
  for (let i = 0; i < n; i++) {
    const x = new Float64Array(n); // column i of the inverse of the transposed factor
    for (let k = i; k >= 0; k--) {
      let sum = k === i ? 1 : 0;
      for (let j = k + 1; j <= i; j++) sum -= factor[n * j + k] * x[j];
      x[k] = sum / factor[n * k + k];
    }
    const column = Array.from({ length: n }, (_, a) => {
      const sum = new CompensatedSum();
      for (let k = i; k >= 0; k--) {
        const share = (x[k] / size[order[k]]) * powerOfTwo(exponents[order[k]] - exponents[order[i]]); // prettier-ignore
        sum.addProduct(T[n * a + order[k]], share);
        sum.addProduct(rest[n * a + order[k]], share);
      }
      return sum;
    });
    const largest = column.reduce((most, { high }) => Math.max(most, Math.abs(high)), 0);
    const shift = Math.round(log(largest) / Math.LN2);
    next.exponents[i] = exponents[order[i]] + shift;
    column.forEach(({ high, low }, a) => {
      if (Math.abs(high) < NEGLIGIBLE * largest) return;
      next.T[n * a + i] = (high + low) * powerOfTwo(-shift);
      next.rest[n * a + i] = (high - (high + low) + low) * powerOfTwo(-shift);
    });
  }
  return next;
}

/** The coordinates with the differences of logits in them. */
function along(
  { dataset }: SoftmaxNetwork,
  free: readonly number[],
  { T, rest, exponents }: Columns,
): Coordinates {
  const { features, size, featureNames, classNames } = dataset;
  const [d, K, n] = [featureNames.length, classNames.length, free.length];
  const pairs = pairsOf(K);
  const classOf = free.map((a) => (a < d * K ? Math.floor(a / d) : a - d * K));
  const inputOf = free.map((a) => (a < d * K ? a % d : d));
  const differences = new Float64Array(size * pairs.length * n);
  const errors = new Float64Array(differences.length);
  const sum = new CompensatedSum();
  let place = 0;
  for (let row = 0; row < size; row++)
    for (const [k, l] of pairs)
      for (let i = 0; i < n; i++) {
        sum.clear();
        for (let a = 0; a < n; a++) {
          const sign = classOf[a] === k ? 1 : classOf[a] === l ? -1 : 0;
          if (sign === 0) continue;
          const input = sign * (inputOf[a] < d ? features[d * row + inputOf[a]] : 1);
          sum.addProduct(T[n * a + i], input);
          sum.addProduct(rest[n * a + i], input);
        }
        differences[place] = sum.high + sum.low;
        errors[place++] = sum.error() + u * Math.abs(differences[place - 1]);
      }
  return { T, rest, exponents, differences, errors };
}

/** The derivatives in the coordinates, those of coordinate i multiplied with 4^exponent_i: they are of size 1. */
interface Derivatives {
  /** Row-major; row i is that of coordinate i. */
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

function derivatives(
  network: SoftmaxNetwork,
  theta: Float64Array,
  { differences, errors, exponents }: Coordinates,
): Derivatives {
  const { labels, size, classNames } = network.dataset;
  const pairs = pairsOf(classNames.length);
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
    pairs.forEach(([k, l], pair) => {
      if (logarithms[k] === -Infinity || logarithms[l] === -Infinity) return;
      const at = n * (pairs.length * row + pair);
      const y = labels[row];
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
    });
  });
  const g = Float64Array.from(sums, ({ high, low }) => (high + low) / size);
  for (let i = 0; i < n; i++)
    off[i] = ((off[i] + sums[i].error()) / size + 2 * u * Math.abs(g[i])) * UP;
  return { H, g, off, error, weights, products, evaluation };
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

/** Doublings or halvings of a Newton step. */
const TRIALS = 24;

/** Steps that change a difference of logits by more leave all that the coordinates are good for. */
const LONGEST = 250;

/** A curvature that was 1 and is so many times larger or smaller now asks for other coordinates. */
const OUTDATED = 64;

/** Where Newton steps ended, and whether they were rounding there; else other coordinates do better. */
interface Polished {
  readonly theta: Float64Array;
  readonly settled: boolean;
}

/**
 * θ after Newton steps in the coordinates. A step is doubled as long as half of another one would follow in its
 * direction, and halved as long as half of one would go back: a row that is right by far does not hold it up.
 */
function polished(
  network: SoftmaxNetwork,
  free: readonly number[],
  start: Float64Array,
  coordinates: Coordinates,
): Polished {
  const { T, differences, exponents } = coordinates;
  const n = free.length;
  const moved = (from: Float64Array, eta: Float64Array, length: number): Float64Array => {
    const to = from.slice();
    const step = multiply(T, eta);
    free.forEach((a, row) => (to[a] -= length * step[row]));
    return to;
  };
  const reach = new Float64Array(n); // the largest difference of each coordinate
  differences.forEach((c, at) => (reach[at % n] = Math.max(reach[at % n], Math.abs(c))));
  let best = { theta: start, change: Infinity };
  let theta = start;
  let there = derivatives(network, theta, coordinates);
  for (let step = 0; step < STEPS; step++) {
    const { H, g } = there;
    const { values } = symmetricEigen(symmetric(H, exponents), n);
    if (!(values[0] > 1 / OUTDATED && values[n - 1] < OUTDATED)) return { theta, settled: false };
    const felt = withoutIdle(g, reach);
    const eta = luSolve(H.slice(), felt.slice());
    if (eta === undefined) return { theta, settled: false };
    const steepest = felt.reduce((least, x, j) => (x === 0 ? least : Math.min(least, exponents[j])), Infinity); // prettier-ignore
    /** ⟨η, v⟩ for a v in the units of the gradient, in the unit of the steepest coordinate. */
    const onStep = (v: Float64Array): number =>
      dot(eta, v.map((x, j) => (felt[j] === 0 ? 0 : x * powerOfTwo(2 * (steepest - exponents[j]))))); // prettier-ignore
    const change = largestChange(coordinates, eta);
    if (best.change < QUADRATIC && !(change < best.change / 2)) break;
    best = { theta, change };
    let next = { to: theta, at: there };
    for (let trial = 0, length = 1; trial < TRIALS; trial++) {
      const to = moved(theta, eta, length);
      const at = derivatives(network, to, coordinates);
      const after = onStep(at.g);
      const curvature = onStep(multiply(at.H, eta));
      const beyond = !(curvature > 0 && curvature < Infinity && after > -0.5 * curvature);
      if (!beyond) next = { to, at };
      const further = after > 0.5 * curvature && length >= 1 && length * change < LONGEST;
      if (beyond ? length > 1 : !further) break;
      length *= beyond ? 0.5 : 2;
    }
    if (next.to === theta) break;
    [theta, there] = [next.to, next.at];
  }
  return { theta: best.theta, settled: true };
}

/** What moves the differences of logits by less than this share of the largest move waits. */
const IDLE = 1e-8;

/**
 * The gradient without the entries that would hardly move a difference of logits beside the others: in a steep
 * coordinate rounding alone makes a slope that is larger than all there is in a flat one.
 */
function withoutIdle(g: Float64Array, reach: Float64Array): Float64Array {
  const moves = g.map((x, j) => Math.abs(x) * reach[j]);
  const least = IDLE * moves.reduce((most, x) => Math.max(most, x), 0);
  return g.map((x, j) => (moves[j] < least ? 0 : x));
}

/** By how much a step changes a difference of logits at most. */
function largestChange({ differences }: Coordinates, eta: Float64Array): number {
  const along = multiply(differences, eta);
  return along.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

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
    for (let row = 0; row < products.length / n; row += pairs) {
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
          const share = factor * products[n * place + i] * Math.abs(differences[n * place + i]);
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
  const { T, exponents } = coordinates;
  const radius = norm(multiply(T.map(Math.abs), box)) * UP;
  const unit = exponents.map((exponent) => powerOfTwo(-exponent));
  let [trace, wrong] = [0, 0];
  for (let i = 0; i < n; i++) trace += H[n * i + i] + error[n * i + i];
  for (const x of symmetric(error, exponents)) wrong += x * x;
  const lowest = leastEigenvalue(symmetric(H, exponents), n, Math.sqrt(wrong) * UP) * (1 - weights); // prettier-ignore
  const drop = box.reduce((sum, x, j) => sum + x * unit[j] * unit[j] * (Math.abs(g[j]) + off[j]), 0) * UP; // prettier-ignore
  const length = norm(T.map((x, at) => x / unit[at % n]));
  return {
    radius,
    shares: new Float64Array(network.dimension).fill(1),
    ...boundsAt(network, theta, evaluation, still, {
      exponent: change,
      local: norm(box.map((x, j) => x * unit[j])) * Math.sqrt(trace * (1 + weights)) * UP,
      drop,
    }),
    lowestEigenvalue: Math.max(0, lowest) / (length * length * UP),
  };
}
