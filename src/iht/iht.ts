import type { Objective } from "../network/objective.js";
import { requirePositive } from "../numerics/checks.js";
import { thresholdInPlace } from "./hard-threshold.js";
import { requireSparse, supportOf } from "../network/support.js";

/**
 * One member of a sequence: `value` = f(θ^k) and `gradient` = ∇f(θ^k) belong to `theta` = θ^k, and
 * `support` lists the non-zero entries of θ^k in ascending order. It is fresh and never changed later.
 */
export interface Iterate {
  readonly k: number;
  readonly theta: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  readonly support: readonly number[];
}

/** Sparsity s, step size γ and start θ⁰ of iterative hard thresholding. */
export interface IhtOptions {
  readonly sparsity: number;
  readonly stepSize: number;
  readonly start: Float64Array;
}

/**
 * Iterative hard thresholding, the endless sequence
 *
 *     θ^{k+1} = H_s(θ^k − γ∇f(θ^k)),   k = 0, 1, 2, …
 *
 * The first member is the start itself. With s = P nothing is cut and it is gradient descent. A value
 * that is no longer finite is passed on: `record` stops there.
 *
 * 1 ≤ `sparsity` ≤ P is an integer, `stepSize` > 0, `start` a finite vector of length P with at most
 * `sparsity` non-zeros (without that the first step need not descend); else it throws at once.
 * Source: Blumensath & Davies, J. Fourier Anal. Appl. 14, 2008; for a general f Beck & Eldar, SIAM J.
 * Optim. 23, 2013.
 */
export function iht(objective: Objective, options: IhtOptions): Generator<Iterate, never, void> {
  requireIhtOptions("iht", objective, options);
  const { sparsity, stepSize, start } = options;
  return iterates(objective, sparsity, stepSize, start.slice());
}

function* iterates(
  objective: Objective,
  s: number,
  gamma: number,
  start: Float64Array,
): Generator<Iterate, never, void> {
  const magnitudes = new Float64Array(start.length);
  for (let k = 0, theta = start; ; k++) {
    const { value, gradient } = objective.valueAndGradient(theta);
    yield { k, theta, value, gradient, support: supportOf(theta) };
    const next = new Float64Array(theta.length);
    for (let a = 0; a < next.length; a++) next[a] = theta[a] - gamma * gradient[a];
    thresholdInPlace(next, s, magnitudes);
    theta = next;
  }
}

/** The argument checks of `iht` and of its loop. */
export function requireIhtOptions(who: string, objective: Objective, options: IhtOptions): void {
  const { sparsity, stepSize, start } = options;
  requirePositive(who, "stepSize", stepSize);
  const { dimension } = objective;
  const way = "begin from hardThreshold(start, s)";
  requireSparse(who, "start", start, { dimension, sparsity }, way);
}
