import { hardThreshold } from "../../iht/hard-threshold.js";
import type { Objective } from "../../network/objective.js";
import { requireSparse } from "../../network/support.js";
import { requirePositive } from "../../numerics/checks.js";
import type { ThresholdStep } from "./stability.js";

/**
 * φ(θ), a bound of the next value that is known before the step: for γ ≤ 1/L and y ∈ H_s(θ − γ∇f(θ))
 *
 *     f(y) ≤ φ(θ) = f(θ) + (‖v − H_s(v)‖² − γ²‖∇f(θ)‖²)/(2γ),   v = θ − γ∇f(θ).
 *
 * φ(θ) < f(x̄) proves that the next value, and with it all that follow, is below f(x̄). At a basic feasible
 * x̄ it is φ(x̄) = f(x̄) − Δ with Δ = (‖H_s(v)‖² − ‖x̄‖²)/(2γ) ≥ 0, and Δ > 0 exactly if x̄ is not HT-stable.
 *
 * Throws on a θ of wrong length or with more than `sparsity` non-zeros, and on a `stepSize` ≤ 0.
 */
export function nextValueBound(
  objective: Objective,
  theta: Float64Array,
  { sparsity, stepSize }: ThresholdStep,
): number {
  const { dimension } = objective;
  requireSparse("nextValueBound", "theta", theta, { dimension, sparsity });
  requirePositive("nextValueBound", "stepSize", stepSize);
  const { value, gradient } = objective.valueAndGradient(theta);
  const v = theta.map((x, a) => x - stepSize * gradient[a]);
  const kept = hardThreshold(v, sparsity);
  let difference = 0;
  for (let a = 0; a < v.length; a++) {
    const cut = v[a] - kept[a];
    const moved = stepSize * gradient[a];
    difference += (cut - moved) * (cut + moved);
  }
  return value + difference / (2 * stepSize);
}
