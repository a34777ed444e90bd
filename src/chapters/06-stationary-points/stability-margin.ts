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

/** |x*_a − θ_a| ≤ shares_a · radius; `shares` are 1 unless they are given. */
export interface EntryBall {
  readonly radius: number;
  readonly shares?: Float64Array;
}

/** Bounds of min |x*_a| over some entries, infinite for none. */
export function smallestEntry(
  theta: Float64Array,
  entries: readonly number[],
  { radius, shares }: EntryBall,
): Bounds {
  let [lower, upper] = [Infinity, Infinity];
  for (const a of entries) {
    const within = (shares?.[a] ?? 1) * radius;
    lower = Math.min(lower, Math.abs(theta[a]) - within);
    upper = Math.min(upper, Math.abs(theta[a]) + within);
  }
  return { lower: Math.max(0, lower * (1 - 2 * u)), upper: upper * (1 + 2 * u) };
}

/**
 * M, q and γ* of the stationary point in a ball around θ, enclosed.
 *
 * Thresholding x* − γ∇f(x*) keeps the entries of S, which do not move, and drops the others, which are
 * −γ∇_j f(x*), as long as M ≥ γq; beyond γ* an entry of S would make room for another. On the empty support
 * M is infinite, as the minimum of nothing, and so is γ*.
 * Source: Beck & Eldar, SIAM J. Optim. 23, 2013, Lemma 2.2.
 */
export function stabilityMargin(
  theta: Float64Array,
  support: readonly number[],
  { gradient, ...ball }: Pick<StationaryBall, "gradient"> & EntryBall,
): StabilityMargin {
  const smallest = smallestEntry(theta, support, ball);
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
