import { requireSparse } from "../../network/support.js";
import { enclosedEvaluation } from "../../network/enclosed-evaluation.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requirePositive } from "../../numerics/checks.js";
import { stabilityMargin } from "./stability-margin.js";
import { stationaryBall } from "../../minima/stationary-ball.js";

/** Whether the stationary point near a θ can be a rest of IHT with sparsity s and step size γ. */
export interface HtStability {
  /**
   * `stable`: x* ∈ H_s(x* − γ∇f(x*)); `unstable`: x* is basic feasible and not in that set;
   * `not-stationary`: θ is not near any point that is basic feasible with its support;
   * `undecided`: the bounds leave it open.
   */
  readonly kind: "stable" | "unstable" | "not-stationary" | "undecided";
  /** H_s(x* − γ∇f(x*)) = {x*}, proven. */
  readonly strict: boolean;
  /** Bounds of γ*, the longest step for which x* is stable; 0 where nothing is stationary. */
  readonly margin: readonly [low: number, high: number];
  /** x* lies within this distance of θ; infinite where no such point is proven. */
  readonly radius: number;
}

/** Sparsity s and step size γ. */
export interface ThresholdStep {
  readonly sparsity: number;
  readonly stepSize: number;
}

const NOTHING: HtStability = {
  kind: "not-stationary",
  strict: false,
  margin: [0, 0],
  radius: Infinity,
};

/**
 * HT-stability, decided by enclosures: the verdict is on the exact stationary point x* of f on
 * R^supp θ in a proven ball around θ (see `stationaryBall`), not on the rounded θ.
 *
 *     ‖x*‖₀ = s: stable iff min_S |x*_a| ≥ γ max_{j∉S} |∇_j f(x*)|, strict iff >;
 *     ‖x*‖₀ < s: stable iff ∇f(x*) = 0, and then strict.
 *
 * The surprise is in the second line: a point with room for another entry rests only where the whole
 * gradient is zero, however short the step.
 *
 * `theta` is a finite vector of P entries, at most `sparsity` of them not zero, 1 ≤ `sparsity` ≤ P,
 * `stepSize` > 0; else it throws. Source: Beck & Eldar, SIAM J. Optim. 23, 2013, Lemma 2.2.
 */
export function htStability(
  network: SoftmaxNetwork,
  theta: Float64Array,
  { sparsity, stepSize }: ThresholdStep,
): HtStability {
  const { dimension } = network;
  const support = requireSparse("htStability", "theta", theta, { dimension, sparsity });
  requirePositive("htStability", "stepSize", stepSize);
  const ball = support.length === 0 ? undefined : stationaryBall(network, theta, support);
  if (ball === undefined) {
    const { gradient, error } = enclosedEvaluation(network, theta);
    const entries = support.length < sparsity ? gradient.keys() : support;
    if ([...entries].some((a) => Math.abs(gradient[a]) > error[a])) return NOTHING;
    return { kind: "undecided", strict: false, margin: [0, Infinity], radius: Infinity };
  }
  const { smallest, steepest, margin } = stabilityMargin(theta, support, ball);
  const { radius } = ball;
  if (support.length < sparsity && steepest.lower > 0) return { ...NOTHING, radius };
  if (steepest.upper === 0)
    return { kind: "stable", strict: true, margin: [Infinity, Infinity], radius };
  const certain = support.length === sparsity && smallest.lower > 0;
  const open = {
    strict: false,
    margin: [certain ? margin.lower : 0, margin.upper],
    radius,
  } as const;
  if (!certain) return { kind: "undecided", ...open };
  if (margin.lower >= stepSize) return { ...open, kind: "stable", strict: margin.lower > stepSize };
  return { kind: margin.upper < stepSize ? "unstable" : "undecided", ...open };
}
