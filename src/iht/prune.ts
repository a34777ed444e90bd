import type { Objective } from "../network/objective.js";
import { requireInteger } from "../numerics/checks.js";
import { largestDifference } from "../numerics/differences.js";
import type { BuildOptions } from "./forward.js";
import type { Iterate } from "./iht.js";
import { iterates } from "./iterates.js";
import type { Refits } from "./refits.js";

/**
 * Magnitude pruning with a new fit after each entry: from a minimiser on all P entries the smallest goes,
 *
 *     S^0 = all,   S^{k+1} = S^k ∖ {argmin_{a∈S^k} |θ^k_a|},   θ^k = a minimiser of f on R^{S^k},
 *
 * down to s entries; that point is then repeated. Iterate k has P − k entries, and only the last is
 * s-sparse, unless a minimiser has an entry that is exactly 0: it goes first, and if that leaves the point as it is
 * there is no iterate of its own, so that a point is repeated at the end only. Of equal magnitudes the lowest index
 * goes.
 *
 * Throws at once unless 1 ≤ `sparsity` ≤ P is an integer.
 * Source: the practice of pruning networks, Han, Pool, Tran & Dally, NeurIPS 2015, one entry at a time.
 */
export function prune(
  objective: Objective,
  { sparsity, refit }: BuildOptions,
): Generator<Iterate, never, void> {
  requireInteger("prune", "sparsity", sparsity, 1, objective.dimension);
  return iterates(objective, points(objective.dimension, sparsity, refit));
}

function* points(P: number, s: number, refit: Refits): Generator<Float64Array, void, void> {
  let support = Array.from({ length: P }, (_, a) => a);
  let last: Float64Array | undefined;
  for (;;) {
    const theta = refit(support).point();
    if (last === undefined || largestDifference(theta, last) !== 0) yield theta;
    if (support.length === s) return;
    last = theta;
    const least = support.reduce((one, a) => (Math.abs(theta[a]) < Math.abs(theta[one]) ? a : one));
    support = support.filter((a) => a !== least);
  }
}
