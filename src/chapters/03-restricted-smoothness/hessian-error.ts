import type { SoftmaxNetwork } from "../../network/softmax.js";
import { roundingBound, UNIT_ROUNDOFF } from "../../numerics/rounding.js";
import { entryAt } from "./class-supports.js";

/** Roundings of an exponential (within one unit in the last place), a quotient and a product. */
const FEW = 8;

/**
 * A bound of ‖Ĥ − ∇²f(θ)_SS‖ for the computed Hessian Ĥ of a softmax network.
 *
 * A logit is wrong by at most γ_{d+1}σ, σ = max Σ_j |θ_kj x̃_j| over rows and classes, hence a probability
 * by the relative ρ = 4γ_{d+2}σ + γ_{K+8}, and a sum of products p_k p_l x̃_j x̃_l over the rows by
 * 2ρ + γ_{N+8}. Row by row the matrix of |p_k(1 − p_k)| and |p_k p_l| has norm at most ½, so that the whole
 * is wrong by at most half of that times the sum of G_jj over the inputs of S. Underflow is left out.
 */
export function hessianError(
  { dataset, dimension, ridge }: SoftmaxNetwork,
  theta: Float64Array,
  support: readonly number[],
): number {
  const { features, size } = dataset;
  const d = dataset.featureNames.length;
  const K = dataset.classNames.length;
  let largest = 0;
  for (let i = 0; i < size; i++)
    for (let k = 0; k < K; k++) {
      let sum = Math.abs(theta[dimension - K + k]);
      for (let j = 0; j < d; j++) sum += Math.abs(theta[d * k + j] * features[d * i + j]);
      largest = Math.max(largest, sum);
    }
  const inputs = new Set(support.map((a) => entryAt(a, d, K).input));
  let trace = 0;
  for (const j of inputs)
    for (let i = 0; i < size; i++) {
      const x = j < d ? features[d * i + j] : 1;
      trace += (x * x) / size;
    }
  const probability = 4 * roundingBound(d + 2) * largest + roundingBound(K + FEW);
  const relative = 2 * probability + roundingBound(size + FEW + K);
  return (relative * trace) / 2 + FEW * UNIT_ROUNDOFF * (trace + ridge);
}
