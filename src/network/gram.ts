import type { Dataset } from "../data/dataset.js";
import { dot } from "../numerics/linear.js";
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
export function gramMatrix({ features, size, featureNames }: Dataset): GramMatrix {
  const d = featureNames.length;
  const n = d + 1;
  const columns = Array.from({ length: n }, (_, j) =>
    Float64Array.from({ length: size }, (_, i) => (j < d ? features[d * i + j] : 1)),
  );
  const matrix = new Float64Array(n * n);
  for (let j = 0; j < n; j++)
    for (let l = 0; l < n; l++) matrix[n * j + l] = dot(columns[j], columns[l]) / size;
  const trace = columns.reduce((sum, _, j) => sum + matrix[n * j + j], 0);
  return { matrix, n, error: roundingBound(size + n + 4) * trace };
}
