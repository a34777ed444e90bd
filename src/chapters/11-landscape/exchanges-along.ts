import { iht, type IhtOptions, type Iterate } from "../../iht/iht.js";
import type { Objective } from "../../network/objective.js";
import { maskOf } from "../../network/support.js";
import { requireInteger } from "../../numerics/checks.js";

/** A step of IHT that exchanges the support S for T. */
export interface ExchangeStep {
  readonly k: number;
  /** f(θ) before the step. */
  readonly value: number;
  /** inf f on R^{S∩T}, over which the step passes. */
  readonly pass: number;
  /** How high it can be at most. */
  readonly bound: number;
}

/**
 * The exchanges among the first steps of a run, with the height over which each passes and what bounds it.
 *
 *     inf f on R^{S∩T} ≤ f(θ) + (γ/2)(‖∇_{T∖S} f(θ)‖² − ‖∇_S f(θ)‖²)   for γ ≤ 1/L_s
 *
 * as long as θ has s entries. `infimum` gives inf f by the mask of a support; throws unless `steps` is an
 * integer of at least 1.
 */
export function exchangesAlong(
  objective: Objective,
  options: IhtOptions,
  steps: number,
  infimum: (mask: number) => number,
): { exchanges: ExchangeStep[]; last: Iterate } {
  requireInteger("exchangesAlong", "steps", steps, 1);
  const exchanges: ExchangeStep[] = [];
  let before: Iterate | undefined;
  for (const iterate of iht(objective, options)) {
    if (before !== undefined && before.support.length === options.sparsity) {
      const [S, T] = [maskOf(before.support), maskOf(iterate.support)];
      if (S !== T) {
        const { k, value, gradient } = before;
        const squares = (list: readonly number[]): number =>
          list.reduce((sum, a) => sum + gradient[a] * gradient[a], 0);
        const entered = iterate.support.filter((a) => ((S >> a) & 1) === 0);
        const bound = value + (options.stepSize / 2) * (squares(entered) - squares(before.support));
        exchanges.push({ k, value, pass: infimum(S & T), bound });
      }
    }
    if (iterate.k === steps) return { exchanges, last: iterate };
    before = iterate;
  }
  throw new Error("iht came to an end");
}
