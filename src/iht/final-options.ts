import { denseSmoothness } from "../network/dense-smoothness.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { requireInteger, requirePositive, requireThat } from "../numerics/checks.js";

/** A proven upper bound of Λ_m, the largest curvature of f at points of m entries along m entries. */
export type SmoothnessSource = (m: number) => number;

/** The dense constant, which bounds Λ_m for every m. */
export function denseBound(network: SoftmaxNetwork): SmoothnessSource {
  const { upper } = denseSmoothness(network);
  return () => upper;
}

/** Throws unless 1 ≤ s ≤ P is an integer and 0 < γ < 2/Λ_s, with the proven bound for Λ_s. */
export function requireDescent(
  who: string,
  network: SoftmaxNetwork,
  { sparsity, stepSize }: { sparsity: number; stepSize: number },
  smoothness: SmoothnessSource,
): void {
  requireInteger(who, "sparsity", sparsity, 1, network.dimension);
  requirePositive(who, "stepSize", stepSize);
  const bound = 2 / smoothness(sparsity);
  const rule = `less than 2/Λ_${sparsity} = ${bound}`;
  requireThat(
    stepSize < bound,
    who,
    "stepSize",
    rule,
    stepSize,
    "nothing is proven of longer steps",
  );
}
