import type { IhtOptions } from "../../iht/iht.js";
import type { Objective } from "../../network/objective.js";
import { maskOf } from "../../network/support.js";
import { type ExchangeStep, exchangesAlong } from "./exchanges-along.js";
import type { Landscape } from "./landscape.js";

/** A run of IHT, the walls that it crossed and the one that it stands before. */
export interface WalledRun {
  readonly exchanges: readonly ExchangeStep[];
  /** inf f on the last support, above the bottom of the deepest valley. */
  readonly gap: number;
  /** The pass out of the component of {f ≤ f(θ)} into a deeper valley, above f(θ); ∞ in the deepest. */
  readonly wall: number;
  /** How high above f(θ) the next step can jump at most. */
  readonly reach: number;
}

/**
 * A run of IHT in the landscape of its sparsity, after a number of steps.
 *
 * The next step exchanges at most s entries, so that by the bound of `exchangesAlong` it can pass no
 * higher above f(θ) than (γ/2) times the sum of the s largest squares of the gradient off the support,
 * for γ ≤ 1/L_s. `infimum` gives inf f by the mask of a support. Throws as `exchangesAlong` does.
 */
export function walledRun(
  objective: Objective,
  options: IhtOptions,
  steps: number,
  { valleys, valleyOf }: Pick<Landscape, "valleys" | "valleyOf">,
  infimum: (mask: number) => number,
): WalledRun {
  const { exchanges, last } = exchangesAlong(objective, options, steps, infimum);
  const squares = last.gradient
    .filter((_, a) => !last.support.includes(a))
    .map((g) => g * g)
    .sort();
  const most = squares.slice(-options.sparsity).reduce((sum, square) => sum + square, 0);
  return {
    exchanges,
    gap: infimum(maskOf(last.support)) - valleys[0].bottom,
    wall: valleyOf(last.theta).pass - last.value,
    reach: (options.stepSize / 2) * most,
  };
}
