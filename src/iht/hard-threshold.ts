import { requireThat, requireInteger, requireVector } from "../numerics/checks.js";

/**
 * H_s(v): one projection of v on the vectors with at most s non-zeros.
 *
 *     H_s(v) ∈ argmin { ‖z − v‖ : ‖z‖₀ ≤ s }
 *
 * It keeps s entries of largest magnitude; among equal magnitudes the lowest index wins. `v` is a
 * finite vector, 1 ≤ `sparsity` ≤ its length; else it throws.
 */
export function hardThreshold(v: Float64Array, sparsity: number): Float64Array {
  requireThreshold("hardThreshold", v, sparsity);
  const result = v.slice();
  thresholdInPlace(result, sparsity, new Float64Array(v.length));
  return result;
}

/**
 * All projections of v on the vectors with at most s non-zeros, by their supports in lexicographic
 * order, so that the first is `hardThreshold(v, sparsity)`.
 *
 * They differ only where entries of the s-th largest magnitude M_s are left out. There is one if M_s = 0,
 * else there are (t choose r) if r of t entries of magnitude M_s are kept: the list may be long.
 */
export function hardThresholdSet(v: Float64Array, sparsity: number): Float64Array[] {
  requireThreshold("hardThresholdSet", v, sparsity);
  const level = v.map(Math.abs).sort()[v.length - sparsity];
  if (level === 0) return [v.slice()];
  const above = v.map((x) => (Math.abs(x) > level ? x : 0));
  const ties = Array.from(v.keys()).filter((a) => Math.abs(v[a]) === level);
  const room = sparsity - above.filter((x) => x !== 0).length;
  return choices(ties, room).map((kept) => above.map((x, a) => (kept.includes(a) ? v[a] : x)));
}

/**
 * H_s(v) written over v. `magnitudes` is working memory of the same length.
 *
 * A NaN counts as infinite: at most s entries are kept, and what is not finite is kept before any finite
 * number, so that it stays to be seen.
 */
export function thresholdInPlace(
  v: Float64Array,
  sparsity: number,
  magnitudes: Float64Array,
): void {
  for (let a = 0; a < v.length; a++) magnitudes[a] = magnitudeOf(v[a]);
  magnitudes.sort();
  const level = magnitudes[v.length - sparsity];
  let room = sparsity;
  for (let a = 0; a < v.length; a++) if (magnitudeOf(v[a]) > level) room--;
  for (let a = 0; a < v.length; a++) {
    const magnitude = magnitudeOf(v[a]);
    if (magnitude < level || (magnitude === level && room-- <= 0)) v[a] = 0;
  }
}

function magnitudeOf(x: number): number {
  return Number.isNaN(x) ? Infinity : Math.abs(x);
}

/** The choices of `count` items, in lexicographic order. */
function choices(items: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, i) =>
    choices(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]),
  );
}

function requireThreshold(who: string, v: Float64Array, sparsity: number): void {
  requireThat(v.length > 0, who, "v", "a vector with at least one entry", `length ${v.length}`);
  requireVector(who, "v", v, v.length);
  requireInteger(who, "sparsity", sparsity, 1, v.length);
}
