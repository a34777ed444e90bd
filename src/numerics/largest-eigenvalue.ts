import { requireInteger, requireNonNegative } from "./checks.js";
import { cholesky, dot, multiply } from "./linear.js";
import { roundingBound, UNIT_ROUNDOFF } from "./rounding.js";
import { symmetricEigen } from "./symmetric-eigen.js";

/** lower ≤ x ≤ upper, proven, rounding taken into account. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** More roundings than stand between the last inexact number and a bound below. */
const LAST_STEPS = 8;

/**
 * Proven bounds of the largest eigenvalue of a symmetric n×n matrix A, of which `matrix` is known with
 * an error E, ‖E‖ ≤ `error` (0 when A is given exactly).
 *
 *     upper: the Cholesky factorisation of μI − A succeeds in floating point, hence its smallest
 *            eigenvalue is at least −γ_{n+1}/(1 − γ_{n+1}) tr(μI − A), and μ is that much too small at most;
 *     lower: the Rayleigh quotient vᵀAv/vᵀv of the computed eigenvector v, less its rounding.
 *
 * The two lie about n² roundings apart. Throws unless n ≥ 1 and `error` ≥ 0 are numbers of their kind.
 * Source: Rump, BIT 46, 2006; Higham, Accuracy and Stability of Numerical Algorithms, 2002, Theorem 10.3.
 */
export function largestEigenvalue(matrix: Float64Array, n: number, error = 0): Bounds {
  requireInteger("largestEigenvalue", "n", n, 1);
  requireNonNegative("largestEigenvalue", "error", error);
  const { top, vector } = n > LARGE ? byPowers(matrix, n) : byRotations(matrix, n);
  return {
    lower: rayleighQuotient(matrix, vector) - error,
    upper: boundFromCholesky(matrix, n, top) + error,
  };
}

/** An approximate largest eigenvalue and its vector. */
interface TopPair {
  readonly top: number;
  readonly vector: Float64Array;
}

function byRotations(matrix: Float64Array, n: number): TopPair {
  const { values, vectors } = symmetricEigen(matrix, n);
  return { top: values[n - 1], vector: vectors.subarray(n * (n - 1)) };
}

/** Matrices of more rows are not rotated, which takes their third power many times over. */
const LARGE = 100;

/** So many multiplications at most: a gap of 1 % between the two largest eigenvalues is enough for them. */
const MULTIPLICATIONS = 1500;

/**
 * By multiplying with the matrix, shifted by a bound −σ of its least eigenvalue, so that the largest is also the
 * largest in magnitude. The vector starts even, and is what it is when the quotient no longer grows.
 */
function byPowers(matrix: Float64Array, n: number): TopPair {
  let sigma = 0;
  for (let i = 0; i < n; i++) {
    let radius = 0;
    for (let j = 0; j < n; j++) if (j !== i) radius += Math.abs(matrix[n * i + j]);
    sigma = Math.max(sigma, radius - matrix[n * i + i]);
  }
  const isPositive = cholesky(matrix, n) !== undefined;
  const shift = isPositive ? 0 : sigma;
  let vector: Float64Array = Float64Array.from({ length: n }, (_, i) => 1 + i / n);
  let [top, still] = [-Infinity, 0];
  for (let step = 0; step < MULTIPLICATIONS && still < 8; step++) {
    const length = Math.sqrt(dot(vector, vector));
    vector = vector.map((x) => x / length);
    const image = multiply(matrix, vector);
    const quotient = dot(vector, image);
    still = quotient - top <= 2 * UNIT_ROUNDOFF * Math.abs(quotient) ? still + 1 : 0;
    top = Math.max(top, quotient);
    vector = image.map((x, i) => x + shift * vector[i]);
  }
  return { top, vector };
}

function boundFromCholesky(matrix: Float64Array, n: number, top: number): number {
  let size = Math.abs(top);
  for (let i = 0; i < n; i++) size = Math.max(size, Math.abs(matrix[n * i + i]));
  for (let gap = 4 * n * UNIT_ROUNDOFF * size + Number.MIN_VALUE; ; gap *= 2) {
    const mu = top + gap;
    const shifted = matrix.map((entry) => -entry);
    let trace = 0;
    for (let i = 0; i < n; i++) {
      shifted[n * i + i] = mu - matrix[n * i + i];
      trace += shifted[n * i + i];
    }
    if (cholesky(shifted, n) === undefined) continue;
    const rounding = 2 * roundingBound(n + LAST_STEPS) * trace; // of the factorisation and of μ − a_ii
    return mu + rounding + LAST_STEPS * UNIT_ROUNDOFF * Math.abs(mu);
  }
}

function rayleighQuotient(matrix: Float64Array, v: Float64Array): number {
  const length = dot(v, v);
  const quotient = dot(v, multiply(matrix, v)) / length;
  const magnitude = dot(v.map(Math.abs), multiply(matrix.map(Math.abs), v.map(Math.abs))) / length;
  return quotient - 2 * roundingBound(3 * v.length + LAST_STEPS) * magnitude;
}
