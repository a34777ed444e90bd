import type { Iterate } from "../../iht/iht.js";
import { iterates } from "../../iht/iterates.js";
import { EQUAL_INFIMA, type Refits } from "../../iht/refits.js";
import { type RefitOptions, requireStart } from "../../iht/solver-options.js";
import { strongestIndices } from "../../iht/strongest-indices.js";
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
  const { sparsity, start, refit, candidates } = options;
  requireInteger("screenedExchange", "candidates", candidates, 1);
  return iterates(objective, screenedPoints(objective, sparsity, start.slice(), candidates, refit));
}

function* screenedPoints(
  objective: Objective,
  s: number,
  start: Float64Array,
  candidates: number,
  refit: Refits,
): Generator<Float64Array, void, void> {
  yield start;
  let support = strongestIndices(start, objective.gradient(start), s);
  let best = refit(support);
  for (;;) {
    let [lowest, at] = [best, support];
    for (const { support: other } of screenedExchanges(objective, support, candidates, refit)) {
      const refitted = refit(other);
      if (refitted.infimum < lowest.infimum) [lowest, at] = [refitted, other];
    }
    const improved = lowest.infimum < best.infimum - EQUAL_INFIMA;
    if (improved) [best, support] = [lowest, at];
    yield best.point();
    if (!improved) return;
  }
}
