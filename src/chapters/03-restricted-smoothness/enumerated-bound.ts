import { type GramMatrix, gramMatrix } from "../../network/gram.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { largestEigenvalue } from "../../numerics/largest-eigenvalue.js";
import { cholesky } from "../../numerics/linear.js";
import { roundingBound, UNIT_ROUNDOFF } from "../../numerics/rounding.js";
import { symmetricEigen } from "../../numerics/symmetric-eigen.js";
import { type ClassEntry, supportsUpToClasses } from "./class-supports.js";
import {
  CURVATURE_ROUNDINGS,
  curvatureBound,
  curvatureBoundSlope,
} from "./softmax-curvature-bound.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";

/** The r at which a support is first compared with the largest bound so far, the likely ones first. */
const TRIED_R: readonly number[] = [1, 1.5, 2, 0.75, 0.5, 1.25, 1.75, 0.3];

/** Halvings of an interval of length 2 until it is one rounding long. */
const HALVINGS = 54;

/** How far, relatively, two bounds may be apart and count as equal: the size of their roundings. */
const EQUAL = 1e-13;

/** More roundings than stand between a factorised matrix and the level that it is compared with. */
const FEW = 8;

/**
 * A proven upper bound of Λ_m, the supremum of λ_max(∇²f(θ)_SS) over all supports S of at most m entries
 * and all θ in R^S:
 *
 *     Λ_m ≤ max_{|S| = m} min_{h, r} λ_max([Q_r ⊗ G]_SS) + λ,   G = X̃ᵀX̃/N,   λ the ridge,
 *
 * with the matrices Q_r of hub h from `softmax-curvature-bound.ts`; a support inside one class takes
 * ¼G_SS instead. Each h and r gives a valid bound; the best r is found by bisection, as the eigenvalue is
 * convex in r. The order of the classes does not matter, so one support stands for up to K! of them.
 *
 * Rounding is accounted for: of G, of Q_r, and of the eigenvalue, by a Cholesky factorisation for each
 * support. `m` is an integer from 1 to P, for which the supports can be looked through.
 */
export function enumeratedBound(network: SoftmaxNetwork, m: number): number {
  const { dataset, ridge } = network;
  const K = dataset.classNames.length;
  const gram = gramMatrix(dataset);
  const dense = denseSmoothness(network).upper - ridge;

  const up = 1 + 2 * UNIT_ROUNDOFF;
  let largest = 0;
  for (const support of supportsUpToClasses(gram.n - 1, K, m)) {
    if (isBelow(largest, support, K, gram)) continue;
    largest = Math.max(largest, supportBound(support, K, gram, largest));
    if (largest >= dense * (1 - EQUAL)) return (dense + ridge) * up; // No support has a larger bound.
  }
  // A support that was passed over had a Cholesky factor at `largest`: its bound is higher by this at most.
  const rounding = (2 * roundingBound(m + FEW) * m + FEW * UNIT_ROUNDOFF) * largest;
  return (Math.min(largest + rounding, dense) + ridge) * up;
}

/** min over h and r of λ_max([Q_r ⊗ G]_SS), proven; no longer searched once it is at most `enough`. */
function supportBound(
  support: readonly ClassEntry[],
  K: number,
  gram: GramMatrix,
  enough: number,
): number {
  if (support.every((entry) => entry.class === support[0].class)) {
    const { upper } = largestEigenvalue(product(quarter(K), K, support, gram), support.length);
    return upper + gram.error / 4;
  }
  let best = Infinity;
  for (let hub = 0; hub < K && best > enough; hub++) {
    const r = bestR(support, K, hub, gram);
    const matrix = product(curvatureBound(K, hub, r), K, support, gram);
    const { upper } = largestEigenvalue(matrix, support.length, productError(r, K, gram));
    best = Math.min(best, upper);
  }
  return best;
}

/** Where the convex function λ_max([Q_r ⊗ G]_SS) of 0 < r ≤ 2 is smallest, by the sign of its slope. */
function bestR(support: readonly ClassEntry[], K: number, hub: number, gram: GramMatrix): number {
  const m = support.length;
  const slopeAt = (r: number): number => {
    const matrix = product(curvatureBound(K, hub, r), K, support, gram);
    const v = symmetricEigen(matrix, m).vectors.subarray(m * (m - 1));
    const slope = product(curvatureBoundSlope(K, hub, r), K, support, gram);
    let sum = 0;
    for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) sum += v[i] * slope[m * i + j] * v[j];
    return sum;
  };
  let [low, high] = [0, 2];
  if (slopeAt(high) <= 0) return high;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const r = (low + high) / 2;
    if (slopeAt(r) > 0) high = r;
    else low = r;
  }
  return high;
}

/** Is the bound of this support at most `level` for one of the r that are tried? */
function isBelow(
  level: number,
  support: readonly ClassEntry[],
  K: number,
  gram: GramMatrix,
): boolean {
  const m = support.length;
  for (const r of TRIED_R) {
    const mu = level - productError(r, K, gram);
    for (let hub = 0; hub < K; hub++) {
      const matrix = product(curvatureBound(K, hub, r), K, support, gram);
      for (let i = 0; i < m * m; i++) matrix[i] = -matrix[i];
      for (let i = 0; i < m; i++) matrix[m * i + i] += mu;
      if (cholesky(matrix, m) !== undefined) return true;
    }
  }
  return false;
}

/** [Q ⊗ G]_SS, m×m in the order of the support. */
function product(
  Q: Float64Array,
  K: number,
  support: readonly ClassEntry[],
  { matrix, n }: GramMatrix,
): Float64Array {
  const m = support.length;
  const result = new Float64Array(m * m);
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++) {
      const [s, t] = [support[a], support[b]];
      result[m * a + b] = Q[K * s.class + t.class] * matrix[n * s.input + t.input];
    }
  return result;
}

/** Bounds ‖Q̂_r ⊗ Ĝ − Q_r ⊗ G‖, hence of each submatrix: Q_r has norm at most 1/r, no entry above 1/r. */
function productError(r: number, K: number, { matrix, n, error }: GramMatrix): number {
  let trace = 0;
  for (let j = 0; j < n; j++) trace += matrix[n * j + j];
  return (error + K * roundingBound(CURVATURE_ROUNDINGS) * trace) / r;
}

/** ¼I: what bounds one class alone, p(1 − p) ≤ ¼. */
function quarter(K: number): Float64Array {
  return Float64Array.from({ length: K * K }, (_, i) => (i % (K + 1) === 0 ? 0.25 : 0));
}
