import type { Objective } from "../network/objective.js";
import { requireInteger } from "../numerics/checks.js";
import type { Iterate } from "./iht.js";
import { iterates } from "./iterates.js";
import type { Refits } from "./refits.js";
import { strongestIndices } from "./strongest-indices.js";

/** Sparsity and refits of a method that builds a support up or takes it away, and so has no start. */
export interface BuildOptions {
  readonly sparsity: number;
  readonly refit: Refits;
}

/**
 * Forward selection, for least squares orthogonal matching pursuit: from zero the entry of largest
 * gradient joins the support and f is minimised there,
 *
 *     S^0 = ∅,   S^{k+1} = S^k ∪ {argmax_{j∉S^k} |∇_j f(θ^k)|},   θ^k = a minimiser of f on R^{S^k},
 *
 * until there are s entries; that point is then repeated. Iterate k is the answer for s = k.
 *
 * Throws at once unless 1 ≤ `sparsity` ≤ P is an integer.
 * Source: Pati, Rezaiifar & Krishnaprasad, Asilomar 1993; for a general f Shalev-Shwartz, Srebro & Zhang,
 * SIAM J. Optim. 20, 2010.
 */
export function forward(
  objective: Objective,
  { sparsity, refit }: BuildOptions,
): Generator<Iterate, never, void> {
  requireInteger("forward", "sparsity", sparsity, 1, objective.dimension);
  return iterates(objective, points(objective, sparsity, refit));
}

function* points(
  objective: Objective,
  s: number,
  refit: Refits,
): Generator<Float64Array, void, void> {
  let theta: Float64Array = new Float64Array(objective.dimension);
  let support: number[] = [];
  yield theta;
  while (support.length < s) {
    support = widened(support, objective.gradient(theta));
    theta = refit(support).point();
    yield theta;
  }
}

/** The support and the entry outside of it with the largest gradient, ascending. */
export function widened(support: readonly number[], gradient: Float64Array): number[] {
  const marked = gradient.map((_, a) => (support.includes(a) ? 1 : 0));
  return strongestIndices(marked, gradient, support.length + 1);
}
