import type { Dataset } from "../data/dataset.js";
import { cholesky, dot } from "../numerics/linear.js";
import { roundingBound } from "../numerics/rounding.js";

/** A computed symmetric matrix, n×n row-major, that differs from the exact one by at most `error` in the spectral norm. */
export interface GramMatrix {
  readonly matrix: Float64Array;
  readonly n: number;
  readonly error: number;
}

/**
 * G = X̃ᵀX̃/N of the inputs x̃ = (x, 1) of a checked data set: n = d + 1, the constant last.
 *
 * Sums run over the rows in their order; `error` bounds their rounding: every entry is wrong by at most
 * γ_{N+1} Σ|x̃_j x̃_l|/N, and the matrix of these bounds has a norm of at most γ_{N+1} tr G.
 */
export function gramMatrix(dataset: Dataset): GramMatrix {
  const known = grams.get(dataset) ?? computedGram(dataset);
  grams.set(dataset, known);
  return { ...known, matrix: known.matrix.slice() };
}

/** A data set is never changed, so that this is remembered for as long as it is there. */
const grams = new WeakMap<Dataset, GramMatrix>();

function computedGram({ features, size, featureNames }: Dataset): GramMatrix {
  const d = featureNames.length;
  const n = d + 1;
  const columns = Array.from({ length: n }, (_, j) =>
    Float64Array.from({ length: size }, (_, i) => (j < d ? features[d * i + j] : 1)),
  );
  const matrix = new Float64Array(n * n);
  for (let j = 0; j < n; j++)
    for (let l = 0; l <= j; l += 4) {
      const products = dots(columns[j], columns.slice(l, Math.min(l + 4, j + 1)));
      products.forEach((product, c) => {
        matrix[n * j + l + c] = product / size;
        matrix[n * (l + c) + j] = product / size;
      });
    }
  const trace = columns.reduce((sum, _, j) => sum + matrix[n * j + j], 0);
  return { matrix, n, error: roundingBound(size + n + 4) * trace };
}

/** ⟨x, y⟩ for up to four y, each summed in the order of the rows; four sums at a time take little longer than one. */
function dots(x: Float64Array, ys: readonly Float64Array[]): number[] {
  if (ys.length < 4) return ys.map((y) => dot(x, y));
  const [y0, y1, y2, y3] = ys;
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    s0 += x[i] * y0[i];
    s1 += x[i] * y1[i];
    s2 += x[i] * y2[i];
    s3 += x[i] * y3[i];
  }
  return [s0, s1, s2, s3];
}

/**
 * Are the d + 1 inputs (x, 1) linearly independent, as far as doubles can prove it? If the Cholesky
 * factorisation of G − μI succeeds with a μ above the error of G and the rounding of the factorisation, G is
 * positive definite. False says nothing.
 */
export function provenIndependent(dataset: Dataset): boolean {
  const { matrix, n, error } = gramMatrix(dataset);
  let trace = 0;
  for (let j = 0; j < n; j++) trace += matrix[n * j + j];
  const shift = 2 * error + 4 * roundingBound(n + 8) * trace;
  for (let j = 0; j < n; j++) matrix[n * j + j] -= shift;
  return Number.isFinite(trace) && cholesky(matrix, n) !== undefined;
}
