import type { Objective } from "../network/objective.js";
import type { Iterate } from "./iht.js";
import { iterates } from "./iterates.js";
import { EQUAL_INFIMA } from "./refits.js";
import { type RefitOptions, requireStart } from "./solver-options.js";
import { strongestIndices } from "./strongest-indices.js";

/**
 * The best exchange of one entry, again and again, each tried with a new fit:
 *
 *     S^0 = I_s(θ^0),   S^{k+1} = argmin {inf f on R^T : T = S^k ∖ {i} ∪ {j}, i ∈ S^k, j ∉ S^k},
 *
 * as long as that lowers the infimum by more than `EQUAL_INFIMA`; I_s(θ⁰) is the support of the start,
 * filled up to s entries by the largest gradient. The first iterate is the start, iterate k ≥ 1 the refit
 * on S^k, and at the end the refit on a support that no exchange improves, whether its infimum is attained
 * or not. A minimiser there is HT-stable for every step up to 1/L₂. Each turn takes s(P − s) refits; of
 * equal ones the first wins, in the order of i, then of j.
 *
 * `sparsity` and `start` as for `iht`; else it throws at once.
 * Source: a local search known for subset selection, Miller, Subset Selection in Regression, 1990.
 */
export function exchange(
  objective: Objective,
  options: RefitOptions,
): Generator<Iterate, never, void> {
  requireStart("exchange", objective, options);
  const start = options.start.slice();
  const all = (support: readonly number[]): number[][] => exchanges(support, start.length);
  return iterates(objective, exchangePoints(objective, { ...options, start }, all));
}

/** The points of such a search; `tried` gives the supports that are tried in the place of one. */
export function* exchangePoints(
  objective: Objective,
  { sparsity, start, refit }: RefitOptions,
  tried: (support: readonly number[]) => readonly (readonly number[])[],
): Generator<Float64Array, void, void> {
  yield start;
  let support: readonly number[] = strongestIndices(start, objective.gradient(start), sparsity);
  let best = refit(support);
  for (;;) {
    let [lowest, at] = [best, support];
    for (const candidate of tried(support)) {
      const refitted = refit(candidate);
      if (refitted.infimum < lowest.infimum) [lowest, at] = [refitted, candidate];
    }
    const improved = lowest.infimum < best.infimum - EQUAL_INFIMA;
    if (improved) [best, support] = [lowest, at];
    yield best.point();
    if (!improved) return;
  }
}

/** All supports that differ from this one by one entry, in the order of the entry that leaves, then of the other. */
function exchanges(support: readonly number[], P: number): number[][] {
  const outside = Array.from({ length: P }, (_, j) => j).filter((j) => !support.includes(j));
  return support.flatMap((i) =>
    outside.map((j) => [...support.filter((a) => a !== i), j].sort((a, b) => a - b)),
  );
}
