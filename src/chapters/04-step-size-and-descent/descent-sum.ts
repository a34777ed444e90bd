import type { Iterate } from "../../iht/iht.js";
import { requirePositive, requireThat } from "../../numerics/checks.js";
import { strongestIndices } from "../../iht/strongest-indices.js";

/** T3 after K steps: `sum` is at most `bound`, and `bound` at most what a lower bound of f makes of it. */
export type DescentSum = {
  readonly steps: number;
  readonly sum: number;
  readonly bound: number;
  readonly limit: number;
};

/**
 * T3 for K = 1, 2, … along a run with γ ≤ 1/L, the sum of T2 over its steps:
 *
 *     Σ_{k<K} ‖∇_{I(θ^k)} f(θ^k)‖² ≤ 2(f(θ⁰) − f(θ^K))/γ ≤ 2(f(θ⁰) − lowerBound)/γ,
 *
 * the fields `sum`, `bound` and `limit`. So the gradients on the index sets go to zero, the smallest of
 * K of them at least like 1/√K. `lowerBound` must be proven, as 0 is for a cross-entropy: a minimum
 * found numerically lies above the infimum and would promise too much.
 *
 * `iterates` is a whole run, none left out; else it throws.
 */
export function descentSums(
  iterates: readonly Iterate[],
  {
    sparsity,
    stepSize,
    lowerBound = 0,
  }: { sparsity: number; stepSize: number; lowerBound?: number },
): DescentSum[] {
  requirePositive("descentSums", "stepSize", stepSize);
  const whole = iterates.length >= 2 && iterates.every(({ k }, i) => k === i);
  requireThat(whole, "descentSums", "iterates", "all iterates 0, 1, … of a run", shown(iterates));
  const start = iterates[0].value;
  const limit = (2 * (start - lowerBound)) / stepSize;
  let sum = 0;
  return iterates.slice(1).map(({ k, value }, i) => {
    const { theta, gradient } = iterates[i];
    for (const a of strongestIndices(theta, gradient, sparsity)) sum += gradient[a] * gradient[a];
    return { steps: k, sum, bound: (2 * (start - value)) / stepSize, limit };
  });
}

function shown(iterates: readonly Iterate[]): string {
  return `${iterates.length} iterates with k = ${iterates
    .slice(0, 3)
    .map(({ k }) => k)
    .join(", ")}`;
}
