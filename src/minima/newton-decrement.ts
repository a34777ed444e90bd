import type { EnclosedEvaluation } from "../network/enclosed-evaluation.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { cholesky, choleskySolve, dot, multiply, norm } from "../numerics/linear.js";
import { roundingBound, UNIT_ROUNDOFF as u } from "../numerics/rounding.js";

/** Covers the roundings in the last formulas. */
export const UP: number = 1 + 1e-12;

/** An upper bound of ν: with x ≈ H⁻¹g and its residual ρ, ν ≤ (xᵀHx)^½ + (‖ρ‖ + error of g)/√λ. */
export function decrement(
  { gradient, error }: Pick<EnclosedEvaluation, "gradient" | "error">,
  H: Float64Array,
  free: readonly number[],
  lowest: number,
  trace: number,
  hessianError: number,
): number {
  const n = free.length;
  const g = Float64Array.from(free, (a) => gradient[a]);
  const wrong = norm(Float64Array.from(free, (a) => error[a]));
  const factor = cholesky(H, n);
  const x = factor === undefined ? new Float64Array(n) : choleskySolve(factor, g);
  const Hx = multiply(H, x);
  const size = norm(x);
  const rounding = 2 * roundingBound(n + 4) * (norm(g) + trace * size) + hessianError * size;
  const residual = norm(g.map((entry, i) => entry - Hx[i])) + rounding;
  const quadratic = Math.max(0, dot(x, Hx)) + rounding * size;
  return (Math.sqrt(quadratic) + (residual + wrong) / Math.sqrt(lowest)) * UP;
}

/**
 * ε for which the computed Hessian of the loss is wrong by at most ε tr H in the spectral norm, on every
 * principal submatrix: its entries are sums of products p_k p_l x̃_j x̃_h, each wrong by at most the factor
 * 1 ± ε, and the matrix of their magnitudes is positive semidefinite with the trace of H.
 */
export function hessianError({ dataset }: SoftmaxNetwork, theta: Float64Array): number {
  const { features, size, featureNames, classNames } = dataset;
  const [d, K] = [featureNames.length, classNames.length];
  let largest = 0;
  for (let i = 0; i < size; i++)
    for (let k = 0; k < K; k++) {
      let sum = Math.abs(theta[d * K + k]);
      for (let j = 0; j < d; j++) sum += Math.abs(theta[d * k + j] * features[d * i + j]);
      if (sum > largest) largest = sum;
    }
  const logits = 2 * roundingBound(d + 3) * largest;
  return 2 * (2 * logits + (2 * K + 12) * u) * UP + roundingBound(size + K + 12);
}
