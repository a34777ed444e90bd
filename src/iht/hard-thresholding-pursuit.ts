import type { Objective } from "../network/objective.js";
import { supportOf } from "../network/support.js";
import { requirePositive } from "../numerics/checks.js";
import { thresholdInPlace } from "./hard-threshold.js";
import type { Iterate } from "./iht.js";
import { iterates } from "./iterates.js";
import type { Refits } from "./refits.js";
import { type RefitOptions, requireStart } from "./solver-options.js";

/** Sparsity, start, refits and the step size γ of the step that chooses a support. */
export interface PursuitOptions extends RefitOptions {
  readonly stepSize: number;
}

/**
 * Hard thresholding pursuit: a step of IHT chooses the support, then f is minimised on it,
 *
 *     S = supp H_s(θ^k − γ∇f(θ^k)),   θ^{k+1} = a minimiser of f on R^S.
 *
 * Points that repeat themselves are the HT-stable ones at γ; with a long γ it may go round for ever. What is
 * handed on where there is no minimiser is the matter of `refit` (see `refits`).
 *
 * `stepSize` > 0; `sparsity` and `start` as for `iht`; else it throws at once.
 * Sources: Foucart, SIAM J. Numer. Anal. 49, 2011; for a general f Yuan, Li & Zhang, J. Mach. Learn.
 * Res. 18, 2018.
 */
export function hardThresholdingPursuit(
  objective: Objective,
  options: PursuitOptions,
): Generator<Iterate, never, void> {
  const { sparsity, start, stepSize, refit } = options;
  requireStart("hardThresholdingPursuit", objective, options);
  requirePositive("hardThresholdingPursuit", "stepSize", stepSize);
  return iterates(objective, points(objective, sparsity, start.slice(), stepSize, refit));
}

function* points(
  objective: Objective,
  s: number,
  start: Float64Array,
  gamma: number,
  refit: Refits,
): Generator<Float64Array, never, void> {
  const magnitudes = new Float64Array(start.length);
  for (let theta = start; ;) {
    yield theta;
    const gradient = objective.gradient(theta);
    const v = theta.map((entry, a) => entry - gamma * gradient[a]);
    thresholdInPlace(v, s, magnitudes);
    theta = refit(supportOf(v)).point();
  }
}
