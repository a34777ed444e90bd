import { requireSparse } from "../network/support.js";
import { requireVector } from "../numerics/checks.js";

/**
 * The strongest I_s(θ): the support of θ and, where that has fewer than s entries, those of the largest
 * |g_a| outside of it, the lowest index first among equals; ascending.
 */
export function strongestIndices(
  theta: Float64Array,
  gradient: Float64Array,
  sparsity: number,
): number[] {
  const who = "strongestIndices";
  const support = requireSparse(who, "theta", theta, { dimension: theta.length, sparsity });
  requireVector(who, "gradient", gradient, theta.length);
  if (support.length === sparsity) return support;
  const outside = Array.from(theta.keys()).filter((a) => theta[a] === 0);
  outside.sort((a, b) => Math.abs(gradient[b]) - Math.abs(gradient[a]) || a - b);
  return [...support, ...outside.slice(0, sparsity - support.length)].sort((a, b) => a - b);
}
