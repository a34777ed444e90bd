import { curvatureOnSupport } from "./restricted-smoothness.js";
import { smoothnessQuotient } from "./smoothness-quotient.js";
import { smoothnessUpperBound } from "./smoothness-bound.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import type { Bounds } from "../../numerics/largest-eigenvalue.js";
import type { SmoothnessTable } from "./smoothness-table.js";

/** The brackets of Λ_m and of L_s for m, s = 1 … P. */
export interface RecomputedBrackets {
  readonly restricted: readonly Bounds[];
  readonly pairs: readonly Bounds[];
}

/**
 * The ends of all brackets of a table, from nothing but its points and pairs: each lower end by its
 * definition at the point or pair that attains it, each upper end by `smoothnessUpperBound`.
 */
export function recomputedBrackets(
  network: SoftmaxNetwork,
  { restricted, pairs }: Pick<SmoothnessTable, "restricted" | "pairs">,
): RecomputedBrackets {
  const P = network.dimension;
  const uppers = restricted.map((_, i) => smoothnessUpperBound(network, i + 1));
  return {
    restricted: restricted.map(({ theta, support }, i) => ({
      lower: curvatureOnSupport(network, Float64Array.from(theta), support).lower,
      upper: uppers[i],
    })),
    pairs: pairs.map(({ x, y }, i) => ({
      lower: smoothnessQuotient(network, Float64Array.from(x), Float64Array.from(y)),
      upper: uppers[Math.min(2 * (i + 1), P) - 1],
    })),
  };
}
