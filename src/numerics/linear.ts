/**
 * The small dense linear algebra of the house. Vectors are Float64Arrays, an n×n matrix is a
 * Float64Array of length n² row-major. Sums run in the order of the index, results are fresh.
 */
import { requireThat } from "./checks.js";

/** ⟨x, y⟩ = Σ xᵢyᵢ for vectors of equal length. */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}

/** The Euclidean norm ‖x‖ = √Σ xᵢ²; entries beyond 10^±150 leave the range of doubles. */
export function norm(x: Float64Array): number {
  return Math.sqrt(dot(x, x));
}

/** The matrix-vector product Ax: A is m×n row-major with n the length of x, the result has length m. */
export function multiply(matrix: Float64Array, x: Float64Array): Float64Array {
  const n = x.length;
  const result = new Float64Array(matrix.length / n);
  for (let i = 0; i < result.length; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += matrix[i * n + j] * x[j];
    result[i] = sum;
  }
  return result;
}

/** The submatrix A_SS of an n×n matrix: rows and columns `indices`, in their order. */
export function submatrix(
  matrix: Float64Array,
  n: number,
  indices: readonly number[],
): Float64Array {
  const m = indices.length;
  const result = new Float64Array(m * m);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) result[i * m + j] = matrix[indices[i] * n + indices[j]];
  return result;
}

/**
 * The Cholesky factor C, lower triangular with A = CCᵀ, of a symmetric matrix (its lower triangle
 * is read). `undefined` says that A is not positive definite to working precision.
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array | undefined {
  const rule = `a ${n}×${n} matrix`;
  requireThat(matrix.length === n * n, "cholesky", "matrix", rule, `${matrix.length} entries`);
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j];
      for (let k = 0; k < j; k++) sum -= factor[i * n + k] * factor[j * n + k];
      if (i > j) factor[i * n + j] = sum / factor[j * n + j];
      else if (sum > 0) factor[i * n + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return factor;
}

/** The solution x of CCᵀx = b, by forward and back substitution with a factor of `cholesky`. */
export function choleskySolve(factor: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= factor[i * n + k] * x[k];
    x[i] /= factor[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= factor[k * n + i] * x[k];
    x[i] /= factor[i * n + i];
  }
  return x;
}
