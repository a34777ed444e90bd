import { exchangePoints } from "../../iht/exchange.js";
import type { Iterate } from "../../iht/iht.js";
import { iterates } from "../../iht/iterates.js";
import { type RefitOptions, requireStart } from "../../iht/solver-options.js";
import type { Objective } from "../../network/objective.js";
import { requireInteger } from "../../numerics/checks.js";
import { screenedExchanges } from "./exchange-optimality.js";

/** As for `exchange`, and how many entries are tried in the place of each. */
export interface ScreenedOptions extends RefitOptions {
  readonly candidates: number;
}

/**
 * `exchange` for many parameters: in the place of each entry only those `candidates` entries are tried that have
 * the largest gradient at the refit without it (see `screenedExchanges`). Each turn takes s(candidates + 1)
 * refits instead of s(P − s); where it ends, no exchange that was tried helps. With as many candidates as there are
 * entries it is `exchange`, iterate by iterate.
 *
 * `candidates` is an integer of at least 1, `sparsity` and `start` are as for `iht`; else it throws at once.
 */
export function screenedExchange(
  objective: Objective,
  options: ScreenedOptions,
): Generator<Iterate, never, void> {
  requireStart("screenedExchange", objective, options);
  const { candidates, refit } = options;
  requireInteger("screenedExchange", "candidates", candidates, 1);
  const start = options.start.slice();
  const tried = (support: readonly number[]): number[][] =>
    screenedExchanges(objective, support, candidates, refit).map((exchange) => exchange.support);
  return iterates(objective, exchangePoints(objective, { ...options, start }, tried));
}
