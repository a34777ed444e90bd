import type { Objective } from "../network/objective.js";
import { supportOf } from "../network/support.js";
import { hardThreshold } from "./hard-threshold.js";
import type { Iterate } from "./iht.js";
import { iterates } from "./iterates.js";
import type { Refits } from "./refits.js";
import { type RefitOptions, requireStart } from "./solver-options.js";

/**
 * Gradient support pursuit (GraSP), for least squares CoSaMP: the support is widened by the 2s entries of
 * largest gradient, f is minimised there, and the s largest entries of that point are kept,
 *
 *     T = supp θ^k ∪ supp H_2s(∇f(θ^k)),   b = a minimiser of f on R^T,
 *     S = supp H_s(b),   θ^{k+1} = a minimiser of f on R^S.
 *
 * The surprise: on 3s entries the softmax loss of few rows seldom has a minimiser, and the largest entries
 * of a point far out tell little. Values may rise, and it may go round for ever. b has up to 3s
 * entries and is never an iterate.
 *
 * `sparsity` and `start` as for `iht`; else it throws at once. Sources: Bahmani, Raj & Boufounos, J. Mach.
 * Learn. Res. 14, 2013, in the variant that minimises once more on S; Needell & Tropp, Appl. Comput.
 * Harmon. Anal. 26, 2009.
 */
export function gradientPursuit(
  objective: Objective,
  options: RefitOptions,
): Generator<Iterate, never, void> {
  requireStart("gradientPursuit", objective, options);
  const { sparsity, start, refit } = options;
  return iterates(objective, points(objective, sparsity, start.slice(), refit));
}

function* points(
  objective: Objective,
  s: number,
  start: Float64Array,
  refit: Refits,
): Generator<Float64Array, never, void> {
  const wide = Math.min(2 * s, start.length);
  for (let theta = start; ;) {
    yield theta;
    const steepest = supportOf(hardThreshold(objective.gradient(theta), wide));
    const T = [...new Set([...supportOf(theta), ...steepest])].sort((a, b) => a - b);
    const b = refit(T).point();
    theta = refit(supportOf(hardThreshold(b, s))).point();
  }
}
