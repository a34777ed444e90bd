import { requirePositive, requireThat } from "../../numerics/checks.js";

/**
 * How high f can be, at most, at a point with s − 1 entries that a run would have to pass close by if its
 * support were ever to change after an iterate with `value` = f(θ^k).
 *
 * For γ < 1/L a step from x to y costs ½(1/γ − L)‖y − x‖², and no more is left than Δ = f(θ^k) − `least`,
 * with `least` = inf f over all points with s entries. If the entry i leaves, |x_i| ≤ ‖y − x‖ ≤ δ, and without
 * it x has s − 1 entries and a value of at most
 *
 *     f(θ^k) + √(2LΔ) δ + ½Lδ²,   δ² = 2Δ/(1/γ − L).
 *
 * Where even this is below the infimum over all points with s − 1 entries, the support is final. Throws unless
 * `smoothness` = L > 0, 0 < `stepSize` < 1/L and `value` ≥ `least`.
 */
export function frozenSupportCeiling(
  value: number,
  least: number,
  { stepSize, smoothness }: { stepSize: number; smoothness: number },
): number {
  requirePositive("frozenSupportCeiling", "smoothness", smoothness);
  requirePositive("frozenSupportCeiling", "stepSize", stepSize);
  const rule = `less than 1/${smoothness}`;
  requireThat(stepSize * smoothness < 1, "frozenSupportCeiling", "stepSize", rule, stepSize);
  requireThat(value >= least, "frozenSupportCeiling", "value", `at least ${least}`, value);
  const left = value - least;
  const longest = Math.sqrt((2 * left) / (1 / stepSize - smoothness));
  return value + Math.sqrt(2 * smoothness * left) * longest + (smoothness / 2) * longest * longest;
}
