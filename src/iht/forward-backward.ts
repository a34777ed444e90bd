import type { Objective } from "../network/objective.js";
import { requireInteger } from "../numerics/checks.js";
import { type BuildOptions, widened } from "./forward.js";
import type { Iterate } from "./iht.js";
import { iterates } from "./iterates.js";
import { EQUAL_INFIMA, type Refits } from "./refits.js";

/** An entry is taken back if that costs less than this share of what the last one to come has gained. */
const SHARE = 0.5;

/**
 * Adaptive forward-backward selection (FoBa): `forward`, and after each entry that joins every one is taken
 * back whose loss is less than half of what was gained when the support grew to its size,
 *
 *     inf f on R^{S∖i} − inf f on R^S < ½ δ_{|S|},   δ_n = the gain from n − 1 to n entries;
 *
 * of several the one that costs least goes, then it is asked again (infima that differ by `EQUAL_INFIMA` are
 * equal). Each entry taken back lowers the infimum for its number of entries, so it ends, with s
 * entries; that point is then repeated.
 *
 * Throws at once unless 1 ≤ `sparsity` ≤ P is an integer.
 * Source: Zhang, IEEE Trans. Inf. Theory 57, 2011; that a loss is judged after the refit, and that it
 * ends by the number of entries and not by a least gain, is ours.
 */
export function forwardBackward(
  objective: Objective,
  { sparsity, refit }: BuildOptions,
): Generator<Iterate, never, void> {
  requireInteger("forwardBackward", "sparsity", sparsity, 1, objective.dimension);
  return iterates(objective, points(objective, sparsity, refit));
}

function* points(
  objective: Objective,
  s: number,
  refit: Refits,
): Generator<Float64Array, void, void> {
  let support: number[] = [];
  let { infimum, point } = refit(support);
  const gains = [0];
  yield point();
  while (support.length < s) {
    const before = infimum;
    support = widened(support, objective.gradient(point()));
    ({ infimum, point } = refit(support));
    gains[support.length] = before - infimum;
    yield point();
    for (;;) {
      const { removed, refitted } = leastLoss(support, refit);
      const loss = refitted.infimum - infimum;
      if (!(loss < SHARE * gains[support.length] - EQUAL_INFIMA)) break;
      support = removed;
      ({ infimum, point } = refitted);
      yield point();
    }
  }
}

/** The support with one entry less whose infimum is lowest, of equal ones the first. */
function leastLoss(support: readonly number[], refit: Refits) {
  return support
    .map((i) => support.filter((a) => a !== i))
    .map((removed) => ({ removed, refitted: refit(removed) }))
    .reduce((one, other) => (other.refitted.infimum < one.refitted.infimum ? other : one));
}
