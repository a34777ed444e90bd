import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requirePositive } from "../../numerics/checks.js";
import { submatrix } from "../../numerics/linear.js";
import { symmetricEigen } from "../../numerics/symmetric-eigen.js";
import type { StabilityMargin } from "./stability-margin.js";
import { freeEntries } from "../../minima/free-entries.js";

/**
 * The radius ⅔(M − γq) within which a strictly HT-stable point x* with support S, |S| = s, draws IHT back:
 * every start in R^S that is nearer keeps the support S for ever and converges to a minimiser on R^S, for
 * γ ≤ 1/L. Negative where x* is not HT-stable. M and q are taken at the unfavourable ends of their bounds.
 */
export function returnRadius(
  { smallest, steepest }: Pick<StabilityMargin, "smallest" | "steepest">,
  stepSize: number,
): number {
  requirePositive("returnRadius", "stepSize", stepSize);
  return (2 / 3) * (smallest.lower - stepSize * steepest.upper);
}

/** How fast gradient descent on R^S converges to its minimiser, and along which direction slowest. */
export interface Contraction {
  /** ρ = max |1 − γλ_i| over the eigenvalues of the Hessian on the free entries of S. */
  readonly rate: number;
  /** The unit eigenvector to it, P entries. */
  readonly slowest: Float64Array;
}

/**
 * The rate of IHT with step size γ near a strictly HT-stable point θ with support S: distances shrink by ρ
 * a step in the end, values by ρ². Of the Hessian ∇²f(θ)_SS only free directions count (see
 * `freeEntries`): along the gauge nothing moves. On a flat the entries that are dropped make ρ an upper bound.
 */
export function contraction(
  network: SoftmaxNetwork,
  theta: Float64Array,
  support: readonly number[],
  stepSize: number,
): Contraction {
  requirePositive("contraction", "stepSize", stepSize);
  const { free } = freeEntries(network, support);
  const hessian = submatrix(network.hessian(theta), network.dimension, free);
  const { values, vectors } = symmetricEigen(hessian, free.length);
  const factors = Array.from(values, (value) => Math.abs(1 - stepSize * value));
  const rate = Math.max(...factors);
  const row = factors.indexOf(rate);
  const slowest = new Float64Array(network.dimension);
  free.forEach((a, i) => (slowest[a] = vectors[free.length * row + i]));
  return { rate, slowest };
}
