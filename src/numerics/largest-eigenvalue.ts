import { requireInteger, requireNonNegative } from "./checks.js";
import { cholesky, choleskySolve, dot, multiply } from "./linear.js";
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
  const { top, vector } = (n > LARGE ? byPowers(matrix, n) : undefined) ?? byRotations(matrix, n);
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

/** Added to a matrix that is positive semidefinite, its trace times this makes it definite for all rounding. */
const DEFINITE = 1e-12;

/**
 * By multiplying with the matrix where it is positive semidefinite, with its inverse where it is negative
 * definite, until the quotient no longer grows; undefined for any other. The vector starts even.
 */
function byPowers(matrix: Float64Array, n: number): TopPair | undefined {
  let trace = 0;
  for (let i = 0; i < n; i++) trace += matrix[n * i + i];
  const raised = matrix.slice();
  for (let i = 0; i < n; i++) raised[n * i + i] += DEFINITE * trace;
  if (trace > 0 && cholesky(raised, n) !== undefined)
    return powers(n, (vector) => multiply(matrix, vector), matrix);
  const factor = trace < 0 ? cholesky(matrix.map((x) => -x), n) : undefined; // prettier-ignore
  return factor && powers(n, (vector) => choleskySolve(factor, vector), matrix);
}

function powers(
  n: number,
  apply: (vector: Float64Array) => Float64Array,
  matrix: Float64Array,
): TopPair {
  let vector: Float64Array = Float64Array.from({ length: n }, (_, i) => 1 + i / n);
  let best: TopPair = { top: -Infinity, vector };
  for (let step = 0, still = 0; step < MULTIPLICATIONS && still < 8; step++) {
    const image = apply(vector);
    const length = Math.sqrt(dot(image, image));
    vector = image.map((x) => x / length);
    const top = dot(vector, multiply(matrix, vector));
    still = top - best.top <= 2 * UNIT_ROUNDOFF * Math.abs(top) ? still + 1 : 0;
    if (top > best.top) best = { top, vector };
  }
  return best;
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
