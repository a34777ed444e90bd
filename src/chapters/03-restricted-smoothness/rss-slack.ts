import type { SoftmaxNetwork } from "../../network/softmax.js";
import { dot } from "../../numerics/linear.js";

/**
 * The slack of the inequality of restricted smoothness with the constant L, as it is written:
 *
 *     f(x) + ⟨∇f(x), y − x⟩ + (L/2)‖y − x‖² − f(y),   negative iff L is too small for x and y.
 *
 * It is rounded like f itself, about 10⁻¹⁵ f: of near points `smoothnessQuotient` tells more.
 */
export function rssSlack(
  network: SoftmaxNetwork,
  x: Float64Array,
  y: Float64Array,
  L: number,
): number {
  const step = y.map((entry, a) => entry - x[a]);
  const { value, gradient } = network.valueAndGradient(x);
  return value - network.value(y) + dot(gradient, step) + (L / 2) * dot(step, step);
}
