import type { Objective } from "../network/objective.js";
import { requireThat } from "../numerics/checks.js";
import { dot } from "../numerics/linear.js";
import { thresholdInPlace } from "./hard-threshold.js";
import type { Iterate } from "./iht.js";
import { iterates } from "./iterates.js";
import { requireStart, type StartOptions } from "./solver-options.js";

/** Sparsity, start and the value that the step aims at. */
export interface SparsePolyakOptions extends StartOptions {
  readonly target: number;
}

/**
 * IHT with a step from the value gap: Polyak's step with the gradient measured on s entries only,
 *
 *     θ^{k+1} = H_s(θ^k − γ_k g),   γ_k = (f(θ^k) − target) / ‖H_s(g)‖²,   g = ∇f(θ^k).
 *
 * With `target` the least value on C_s it is the step that a restricted smoothness constant would give
 * where f is as flat as that constant allows; with a lower bound (0 for a loss) it is longer. At or
 * below the target, and where g = 0, the point stays. Values may rise on the way.
 *
 * `target` is a finite number; `sparsity` and `start` as for `iht`; else it throws at once.
 * Source: Qiao & Maros, arXiv 2509.09802, of which we have the abstract only: that the restricted
 * smoothness is to be estimated by a value gap is theirs, H_s(g) with the s of the iterates and staying at
 * the target are ours.
 */
export function sparsePolyak(
  objective: Objective,
  options: SparsePolyakOptions,
): Generator<Iterate, never, void> {
  requireStart("sparsePolyak", objective, options);
  const { sparsity, start, target } = options;
  requireThat(Number.isFinite(target), "sparsePolyak", "target", "a finite number", target);
  return iterates(objective, points(objective, sparsity, start.slice(), target));
}

function* points(
  objective: Objective,
  s: number,
  start: Float64Array,
  target: number,
): Generator<Float64Array, void, void> {
  const magnitudes = new Float64Array(start.length);
  for (let theta = start; ;) {
    yield theta;
    const { value, gradient } = objective.valueAndGradient(theta);
    const strongest = gradient.slice();
    thresholdInPlace(strongest, s, magnitudes);
    const squares = dot(strongest, strongest);
    if (value <= target || squares === 0) return;
    const gamma = (value - target) / squares;
    theta = theta.map((entry, a) => entry - gamma * gradient[a]);
    thresholdInPlace(theta, s, magnitudes);
  }
}
