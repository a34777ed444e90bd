import type { Objective } from "../network/objective.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { dot, multiply } from "../numerics/linear.js";
import { thresholdInPlace } from "./hard-threshold.js";
import type { Iterate } from "./iht.js";
import { iterates } from "./iterates.js";
import { requireStart, type StartOptions } from "./solver-options.js";
import { strongestIndices } from "./strongest-indices.js";

/** A step that changes the support must fall short of the curvature along it by this factor. */
const SHORTER = 0.99;

/** What a step that is too long is multiplied by. */
const BACK = 0.5;

/**
 * Normalized iterative hard thresholding: IHT whose step is the best one along the gradient on a support,
 *
 *     θ^{k+1} = H_s(θ^k − γ_k g),   γ_k = ‖g_S‖² / (g_Sᵀ ∇²f(θ^k) g_S),   g = ∇f(θ^k),
 *
 * with S = I_s(θ^k), the support filled up with the entries of largest |g_j|. No constant is asked for.
 * As that step may be too long for entries outside of S, γ_k is halved until y = H_s(θ^k − γ_k g) has
 *
 *     f(y) ≤ f(θ^k)                                   where y has no entry outside of S,
 *     2 (f(y) − f(θ^k) − ⟨g, y − θ^k⟩) γ_k ≤ 0.99 ‖y − θ^k‖²   else:
 *
 * for a quadratic these are the rules of the source; that the second order at θ^k stands for a loss that is
 * none, and the first condition, are ours. Where g_S = 0 there is no step and the point stays, HT-stable
 * or not. Values never rise.
 *
 * 1 ≤ `sparsity` ≤ P is an integer, `start` a finite vector of length P with at most `sparsity` non-zeros;
 * else it throws at once. Source: Blumensath & Davies, IEEE J. Sel. Top. Signal Process. 4, 2010.
 */
export function normalizedIht(
  objective: Objective,
  options: StartOptions,
): Generator<Iterate, never, void> {
  requireStart("normalizedIht", objective, options);
  return iterates(objective, points(objective, options.sparsity, options.start.slice()));
}

function* points(
  objective: Objective,
  s: number,
  start: Float64Array,
): Generator<Float64Array, void, void> {
  const magnitudes = new Float64Array(start.length);
  for (let theta = start; ;) {
    yield theta;
    const { value, gradient } = objective.valueAndGradient(theta);
    const S = strongestIndices(theta, gradient, s);
    const slope = theta.map((_, a) => (S.includes(a) ? gradient[a] : 0));
    const squares = dot(slope, slope);
    if (squares === 0) return;
    let gamma = squares / curvatureAlongSlope(objective, theta, S, slope);
    for (;;) {
      const next = theta.map((entry, a) => entry - gamma * gradient[a]);
      thresholdInPlace(next, s, magnitudes);
      const moved = next.map((entry, a) => entry - theta[a]);
      const rise = objective.value(next) - value;
      const stays = supportOf(next).every((a) => S.includes(a));
      const bend = 2 * gamma * (rise - dot(gradient, moved));
      const short = stays ? rise <= 0 : bend <= SHORTER * dot(moved, moved);
      if (short || !Number.isFinite(rise)) {
        theta = next;
        break;
      }
      gamma *= BACK;
    }
  }
}

/** g_Sᵀ ∇²f(θ) g_S; where the objective gives parts of its Hessian, from the block on S alone, bit for bit the same. */
function curvatureAlongSlope(
  objective: Objective & Partial<Pick<SoftmaxNetwork, "hessianOn">>,
  theta: Float64Array,
  S: readonly number[],
  slope: Float64Array,
): number {
  if (objective.hessianOn === undefined)
    return dot(slope, multiply(objective.hessian(theta), slope));
  const on = Float64Array.from(S, (a) => slope[a]);
  return dot(on, multiply(objective.hessianOn(theta, S).block, on));
}
