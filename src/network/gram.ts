import type { Dataset } from "../data/dataset.js";
import { cholesky } from "../numerics/linear.js";
import { roundingBound } from "../numerics/rounding.js";

/**
 * A computed symmetric matrix, n×n row-major, that differs from the exact one by at most `error` in the spectral norm.
 */
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

/** The input x̃_j of every row: a feature, or ones for j = d. */
export function inputColumn({ features, size, featureNames }: Dataset, j: number): Float64Array {
  const d = featureNames.length;
  const column = new Float64Array(size).fill(1);
  if (j < d) for (let i = 0; i < size; i++) column[i] = features[d * i + j];
  return column;
}

function computedGram(dataset: Dataset): GramMatrix {
  const { size, featureNames } = dataset;
  const n = featureNames.length + 1;
  const columns = Array.from({ length: TILE * Math.ceil(n / TILE) }, (_, j) =>
    j < n ? inputColumn(dataset, j) : new Float64Array(size),
  );
  const matrix = new Float64Array(n * n);
  for (let j = 0; j < n; j += 2)
    for (let l = 0; l <= j + 1; l += TILE)
      tile(columns.slice(j, j + 2), columns.slice(l, l + TILE)).forEach((product, t) => {
        const [row, column] = [j + Math.floor(t / TILE), l + (t % TILE)];
        if (row >= n || column > row) return;
        matrix[n * row + column] = matrix[n * column + row] = product / size;
      });
  let trace = 0;
  for (let j = 0; j < n; j++) trace += matrix[n * j + j];
  return { matrix, n, error: roundingBound(size + n + 4) * trace };
}

/** So many columns are multiplied with two at a time. */
const TILE = 4;

/** ⟨x, y⟩ for two x and four y, each summed in the order of the rows; eight sums at a time take as long as three. */
function tile([x, z]: readonly Float64Array[], ys: readonly Float64Array[]): number[] {
  const [y0, y1, y2, y3] = ys;
  let [x0, x1, x2, x3, z0, z1, z2, z3] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const s = x[i];
    const t = z[i];
    x0 += s * y0[i];
    x1 += s * y1[i];
    x2 += s * y2[i];
    x3 += s * y3[i];
    z0 += t * y0[i];
    z1 += t * y1[i];
    z2 += t * y2[i];
    z3 += t * y3[i];
  }
  return [x0, x1, x2, x3, z0, z1, z2, z3];
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
