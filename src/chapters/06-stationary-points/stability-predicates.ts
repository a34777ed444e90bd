/**
 * What it can mean that a sparse point is stationary, for any smooth f and in floating point; ≤ and = hold
 * up to a tolerance. From the strongest to the weakest:
 *
 *     global minimum ⇒ swap optimal support ⇒ coordinate-wise minimum ⇒ HT-stable for γ ≤ 1/L₂
 *     ⇒ HT-stable for every shorter step ⇒ basic feasible,
 *
 * where L₂ bounds every 2×2 diagonal block of the Hessian. For the softmax loss on standardised rows
 * see `denseSmoothness`. Source: Beck & Eldar, SIAM J. Optim. 23, 2013, section 2.
 */
import type { Objective } from "../../network/objective.js";
import { requireSparse } from "../../network/support.js";
import { requireInteger, requireNonNegative, requirePositive } from "../../numerics/checks.js";
import type { ThresholdStep } from "./stability.js";

/** Basic feasible: ∇f = 0 if ‖θ‖₀ < s, else ∇_S f = 0 on S = supp θ; |∇_a f| up to `tolerance` counts as 0. */
export function isBasicFeasible(
  objective: Objective,
  theta: Float64Array,
  sparsity: number,
  tolerance: number,
): boolean {
  const { dimension } = objective;
  const support = requireSparse("isBasicFeasible", "theta", theta, { dimension, sparsity });
  requireNonNegative("isBasicFeasible", "tolerance", tolerance);
  const gradient = objective.gradient(theta);
  const entries = support.length < sparsity ? [...gradient.keys()] : support;
  return entries.every((a) => Math.abs(gradient[a]) <= tolerance);
}

/**
 * L-stationary with L = 1/γ, which is HT-stable: θ ∈ H_s(θ − γ∇f(θ)), that is basic feasible and
 * γ|∇_j f| ≤ min_S |θ_a| + `tolerance` outside of S; with `strict` it must be less than min_S |θ_a| − `tolerance`.
 */
export function isHtStable(
  objective: Objective,
  theta: Float64Array,
  { sparsity, stepSize }: ThresholdStep,
  { tolerance, strict = false }: { tolerance: number; strict?: boolean },
): boolean {
  const { dimension } = objective;
  const support = requireSparse("isHtStable", "theta", theta, { dimension, sparsity });
  requirePositive("isHtStable", "stepSize", stepSize);
  if (!isBasicFeasible(objective, theta, sparsity, tolerance)) return false;
  if (support.length < sparsity) return true;
  const gradient = objective.gradient(theta);
  const least = Math.min(...support.map((a) => Math.abs(theta[a])));
  return gradient.every((g, j) => {
    const moved = stepSize * Math.abs(g);
    return theta[j] !== 0 || (strict ? moved < least - tolerance : moved <= least + tolerance);
  });
}

/**
 * No exchange of one entry of the support for one outside of it lowers the infimum: `infimum` gives
 * inf f on R^S for the S of a bit mask, refitted on all of S. Infima that differ by `tolerance` count as equal.
 */
export function isSwapOptimal(
  mask: number,
  dimension: number,
  infimum: (mask: number) => number,
  tolerance: number,
): boolean {
  requireInteger("isSwapOptimal", "dimension", dimension, 1, 20);
  requireInteger("isSwapOptimal", "mask", mask, 1, (1 << dimension) - 1);
  requireNonNegative("isSwapOptimal", "tolerance", tolerance);
  const least = infimum(mask) - tolerance;
  for (let i = 0; i < dimension; i++)
    for (let j = 0; j < dimension; j++)
      if ((mask >> i) & 1 && !((mask >> j) & 1) && infimum(mask ^ (1 << i) ^ (1 << j)) < least)
        return false;
  return true;
}
