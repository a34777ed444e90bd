import { ihtLoop } from "../../iht/iht-loop.js";
import type { IhtOptions } from "../../iht/iht.js";
import type { InPlaceObjective } from "../../network/objective.js";
import { requireInteger } from "../../numerics/checks.js";
import { exp, log } from "../../numerics/elementary.js";

/**
 * By which factor a step brings a run nearer to its limit: (‖θ^{k+n} − x‖/‖θ^k − x‖)^{1/n} for k = `after` and
 * n = `steps`. Throws unless both are integers, n ≥ 1; the rest as `ihtLoop`.
 */
export function measuredRate(
  objective: InPlaceObjective,
  options: IhtOptions,
  limit: Float64Array,
  { after, steps }: { after: number; steps: number },
): number {
  requireInteger("measuredRate", "after", after, 0);
  requireInteger("measuredRate", "steps", steps, 1);
  const loop = ihtLoop(objective, options);
  const distance = (): number =>
    Math.sqrt(limit.reduce((sum, x, a) => sum + (loop.theta[a] - x) * (loop.theta[a] - x), 0));
  loop.advance(after);
  const first = distance();
  loop.advance(steps);
  return exp(log(distance() / first) / steps);
}
