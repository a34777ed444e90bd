import { requireInteger, requireVector } from "../../numerics/checks.js";
import { supportOf } from "../../network/support.js";

/** The vectors nearest to v among those with at most s non-zeros, and their squared distance. */
export interface NearestSparse {
  readonly squaredDistance: number;
  readonly vectors: readonly Float64Array[];
}

/**
 * The projection on the s-sparse vectors by its definition: every support of at most s entries is
 * tried, on each the nearest vector is v restricted to it, and the nearest of all are returned, by
 * their supports in lexicographic order.
 *
 * The slow twin of `hardThresholdSet`, which knows nothing of magnitudes. Distances are compared as
 * doubles: exact where the squares of v are integers below 2⁵³. `v` has 1 to 20 finite entries,
 * 1 ≤ `sparsity` ≤ their number; else it throws.
 */
export function nearestSparse(v: Float64Array, sparsity: number): NearestSparse {
  requireInteger("nearestSparse", "the length of v", v.length, 1, 20);
  requireVector("nearestSparse", "v", v, v.length);
  requireInteger("nearestSparse", "sparsity", sparsity, 1, v.length);
  let squaredDistance = Infinity;
  const nearest = new Map<string, Float64Array>();
  for (let mask = 0; mask < 1 << v.length; mask++) {
    if (bits(mask) > sparsity) continue;
    const vector = v.map((x, a) => ((mask >> a) & 1 ? x : 0));
    const distance = squaredNorm(v, vector);
    if (distance < squaredDistance) nearest.clear();
    squaredDistance = Math.min(distance, squaredDistance);
    if (distance === squaredDistance) nearest.set(vector.join(), vector);
  }
  const vectors = [...nearest.values()].sort((x, y) => lexicographic(supportOf(x), supportOf(y)));
  return { squaredDistance, vectors };
}

/** ‖x − y‖². */
function squaredNorm(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, entry, a) => sum + (entry - y[a]) * (entry - y[a]), 0);
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The order of two different lists of equal length. */
function lexicographic(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((a, i) => a !== other[i]);
  return one[place] - other[place];
}
