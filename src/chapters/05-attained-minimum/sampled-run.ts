import type { IhtOptions } from "../../iht/iht.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import type { InPlaceObjective } from "../../network/objective.js";
import { requireInteger } from "../../numerics/checks.js";
import { exp } from "../../numerics/elementary.js";

/** An iterate of a long run with its value. */
export interface SampledIterate {
  readonly k: number;
  readonly theta: Float64Array;
  readonly value: number;
}

/**
 * The iterates 0, 1, 2, … of a run at places that are evenly spread on a logarithmic scale: `perDecade`
 * in each decade (fewer where they would coincide), the powers of ten and k = `steps` among them.
 *
 * Throws unless `steps` and `perDecade` are integers of at least 1; the rest as `iht`.
 */
export function sampledRun(
  objective: InPlaceObjective,
  options: IhtOptions,
  { steps, perDecade }: { steps: number; perDecade: number },
): SampledIterate[] {
  requireInteger("sampledRun", "steps", steps, 1);
  requireInteger("sampledRun", "perDecade", perDecade, 1);
  const places = new Set([0]);
  for (let decade = 1; decade <= steps; decade *= 10)
    for (let i = 0; i < perDecade; i++) {
      const k = Math.round(decade * exp((Math.LN10 * i) / perDecade));
      if (k <= steps) places.add(k);
    }
  places.add(steps);
  const loop = ihtLoop(objective, options);
  return [...places]
    .sort((one, other) => one - other)
    .map((k) => {
      loop.advance(k - loop.k);
      const theta = loop.theta.slice();
      return { k, theta, value: objective.value(theta) };
    });
}
