import type { Bounds } from "../../numerics/largest-eigenvalue.js";
import { UNIT_ROUNDOFF as u } from "../../numerics/rounding.js";
import type { StationaryBall } from "../../minima/stationary-ball.js";

/** The two sides of the condition of stability at a stationary point x* on S, and their quotient. */
export interface StabilityMargin {
  /** M = min_{a∈S} |x*_a|. */
  readonly smallest: Bounds;
  /** q = max_{j∉S} |∇_j f(x*)|, 0 if S holds all entries. */
  readonly steepest: Bounds;
  /** γ* = M/q, infinite for q = 0: x* ∈ H_s(x* − γ∇f(x*)) for s = |S| exactly when γ ≤ γ*. */
  readonly margin: Bounds;
}

/**
 * M, q and γ* of the stationary point in a ball around θ, enclosed.
 *
 * Thresholding x* − γ∇f(x*) keeps the entries of S, which do not move, and drops the others, which are
 * −γ∇_j f(x*), as long as M ≥ γq; beyond γ* an entry of S would make room for another.
 * Source: Beck & Eldar, SIAM J. Optim. 23, 2013, Lemma 2.2.
 */
export function stabilityMargin(
  theta: Float64Array,
  support: readonly number[],
  { radius, gradient }: Pick<StationaryBall, "radius" | "gradient">,
): StabilityMargin {
  let least = Infinity;
  for (const a of support) least = Math.min(least, Math.abs(theta[a]));
  const smallest = {
    lower: Math.max(0, (least - radius) * (1 - 2 * u)),
    upper: (least + radius) * (1 + 2 * u),
  };
  let [lower, upper] = [0, 0];
  for (let j = 0; j < theta.length; j++) {
    const [low, high] = [gradient.lower[j], gradient.upper[j]];
    upper = Math.max(upper, -low, high);
    lower = Math.max(lower, low, -high);
  }
  const margin = {
    lower: upper === 0 ? Infinity : (smallest.lower / upper) * (1 - 2 * u),
    upper: lower === 0 ? Infinity : (smallest.upper / lower) * (1 + 2 * u),
  };
  return { smallest, steepest: { lower, upper }, margin };
}
