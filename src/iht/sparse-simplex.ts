import type { Objective } from "../network/objective.js";
import { supportOf } from "../network/support.js";
import { requireThat } from "../numerics/checks.js";
import { coordinateMinimum, type LineMinimum } from "./coordinate-minimum.js";
import type { Iterate } from "./iht.js";
import { iterates } from "./iterates.js";
import { requireStart, type StartOptions } from "./solver-options.js";
import { widened } from "./forward.js";

/** Sparsity, start and how a step is chosen. */
export interface SimplexOptions extends StartOptions {
  readonly choice: "greedy" | "partial";
}

/**
 * The sparse-simplex methods: one entry at a time is minimised exactly, and may take the place of another,
 *
 *     ‖θ‖₀ < s:  θ^{k+1} = the best of min_t f(θ + t e_j) over all j;
 *     ‖θ‖₀ = s:  greedy: the best of min_t f(θ − θ_i e_i + t e_j) over all i ∈ supp θ and all j;
 *                partial: the best of min_t f(θ + t e_i) over i ∈ supp θ, and of the one exchange of the
 *                smallest |θ_i| for the largest |∇_j f(θ)| outside of the support.
 *
 * It ends when no such step lowers f. The fixed points of the greedy method are the coordinate-wise minima;
 * its step costs s·P line searches, the partial one s + 1. Without a minimum along a line see
 * `coordinateMinimum`. Values never rise. On an ill-conditioned support one entry at a time is slow.
 *
 * `objective` is convex, `choice` is "greedy" or "partial"; `sparsity` and `start` as for `iht`; else it throws at
 * once. Source: Beck & Eldar, SIAM J. Optim. 23, 2013, section 3.
 */
export function sparseSimplex(
  objective: Objective,
  options: SimplexOptions,
): Generator<Iterate, never, void> {
  requireStart("sparseSimplex", objective, options);
  const { sparsity, start, choice } = options;
  const known = choice === "greedy" || choice === "partial";
  requireThat(known, "sparseSimplex", "choice", "greedy or partial", choice);
  return iterates(objective, points(objective, sparsity, start.slice(), choice));
}

function* points(
  objective: Objective,
  s: number,
  start: Float64Array,
  choice: "greedy" | "partial",
): Generator<Float64Array, void, void> {
  let theta = start;
  let { value } = objective.valueAndGradient(theta);
  for (;;) {
    yield theta;
    const next = lowest(objective, moves(objective, theta, s, choice));
    if (!(next.value < value)) return;
    ({ theta, value } = next);
  }
}

/** Where a line begins and the entry that moves along it. */
type Move = readonly [x: Float64Array, j: number];

function moves(
  objective: Objective,
  theta: Float64Array,
  s: number,
  choice: "greedy" | "partial",
): Move[] {
  // prettier-ignore
  const support = supportOf(theta);
  const all = Array.from(theta.keys());
  if (support.length < s) return all.map((j) => [theta, j]);
  if (choice === "greedy")
    return support.flatMap((i) => all.map((j): Move => [theta.with(i, 0), j]));
  const own = support.map((i): Move => [theta, i]);
  if (s === theta.length) return own;
  const least = support.reduce((one, i) => (Math.abs(theta[i]) < Math.abs(theta[one]) ? i : one));
  const steepest = widened(support, objective.gradient(theta)).find((j) => !support.includes(j))!;
  return [...own, [theta.with(least, 0), steepest]];
}

function lowest(objective: Objective, candidates: readonly Move[]): LineMinimum {
  return candidates
    .map(([x, j]) => coordinateMinimum(objective, x, j))
    .reduce((one, other) => (other.value < one.value ? other : one));
}
