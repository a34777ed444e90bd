import { requireThat } from "./checks.js";

/** A = VᵀΛV: row i of `vectors` (n×n row-major) is the unit eigenvector of `values[i]`. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** Convergence is quadratic: full rank takes 5 to 9 sweeps, a zero eigenvalue of high multiplicity a few more. */
const SWEEPS = 60;

/**
 * Eigenvalues, ascending, and orthonormal eigenvectors of a symmetric n×n matrix (row-major, the
 * whole matrix is read), by cyclic Jacobi rotations.
 *
 * Every rotation in the plane (p, q) makes the entry a_pq zero; the sweeps end when all entries off
 * the diagonal are below the rounding of the diagonal entries beside them. A matrix with entries
 * that are not finite gives NaN.
 * Source: Golub & Van Loan, Matrix Computations, §8.5.
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const rule = `a ${n}×${n} matrix`;
  requireThat(
    matrix.length === n * n,
    "symmetricEigen",
    "matrix",
    rule,
    `${matrix.length} entries`,
  );
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0, rotated = true; rotated && sweep < SWEEPS; sweep++) {
    rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (negligible(a[p * n + q], a[p * n + p], a[q * n + q])) continue;
        rotate(a, v, n, p, q);
        rotated = true;
      }
    }
  }
  return sorted(a, v, n);
}

/** Is |a_pq| lost in the rounding of both diagonal entries? (A NaN is not, and stays.) */
function negligible(offDiagonal: number, first: number, second: number): boolean {
  const small = Math.abs(offDiagonal);
  return small === 0 || (first + small / 8 === first && second + small / 8 === second);
}

/** One rotation A ← JAJᵀ, V ← JV that makes a_pq zero; t is the tangent of its angle, |t| ≤ 1. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[n * p + q];
  const theta = (a[n * q + q] - a[n * p + p]) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(1 + t * t);
  const sine = t * cosine;
  a[n * p + p] -= t * apq;
  a[n * q + q] += t * apq;
  a[n * p + q] = a[n * q + p] = 0;
  for (let k = 0; k < n; k++) {
    turn(v, n * p + k, n * q + k, cosine, sine);
    if (k === p || k === q) continue;
    turn(a, n * p + k, n * q + k, cosine, sine);
    a[n * k + p] = a[n * p + k];
    a[n * k + q] = a[n * q + k];
  }
}

function turn(x: Float64Array, i: number, j: number, cosine: number, sine: number): void {
  const xi = x[i];
  const xj = x[j];
  x[i] = cosine * xi - sine * xj;
  x[j] = sine * xi + cosine * xj;
}

function sorted(a: Float64Array, v: Float64Array, n: number): SymmetricEigen {
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => a[i * n + i] - a[j * n + j] || i - j,
  );
  const values = Float64Array.from(order, (i) => a[i * n + i]);
  const vectors = new Float64Array(n * n);
  order.forEach((i, row) => vectors.set(v.subarray(i * n, i * n + n), row * n));
  return { values, vectors };
}
