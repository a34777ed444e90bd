import {
  requireFields,
  requireThat,
  requireInteger,
  requireNonNegative,
  requirePositive,
} from "../numerics/checks.js";
import { hardThreshold } from "./hard-threshold.js";
import type { StoppingRule } from "./record.js";

/** f(θ^k) ≤ `bound`. Throws on a NaN and on what is no number. */
export function valueAtMost(bound: number): StoppingRule {
  const number = typeof bound === "number" && !Number.isNaN(bound);
  requireThat(number, "valueAtMost", "bound", "a number", bound);
  return ({ value }) => value <= bound;
}

/**
 * Basic feasible up to `tolerance`: ‖∇_S f(θ^k)‖ ≤ `tolerance` on S = supp θ^k, and on all entries where
 * S has fewer than `sparsity`, since any other entry may then come in.
 *
 * `sparsity` is the s of the run; at 1, which it is unless given, only the empty support, θ = 0, is
 * measured on all entries. A small gradient does not prove that a minimiser is near: it also goes to zero
 * where none exists. Throws unless `tolerance` ≥ 0 is finite and `sparsity` ≥ 1 an integer.
 */
export function supportGradientAtMost(
  tolerance: number,
  options: { sparsity?: number } = {},
): StoppingRule {
  const { sparsity = 1 } = options;
  requireFields("supportGradientAtMost", "options", options, ["sparsity"]);
  requireNonNegative("supportGradientAtMost", "tolerance", tolerance);
  requireInteger("supportGradientAtMost", "sparsity", sparsity, 1);
  return ({ gradient, support }) =>
    norm(support.length < sparsity ? gradient : support.map((a) => gradient[a])) <= tolerance;
}

/**
 * ‖θ^k − H_s(θ^k − γ∇f(θ^k))‖ ≤ `tolerance`: the fixed-point residual of a step, which is the length of the
 * step that would come next. It is 0 exactly where the step moves nothing: at the HT-stable points (of
 * several projections H_s is the one of `hardThreshold`).
 *
 * Unlike the gradient on the support it sees an entry that waits outside. It does not prove that a fixed
 * point is near either: a run to infinity takes ever shorter steps. Throws unless `tolerance` ≥ 0 is
 * finite, `sparsity` an integer from 1 (to P, at the first iterate) and `stepSize` > 0.
 */
export function fixedPointResidualAtMost(
  tolerance: number,
  { sparsity, stepSize }: { sparsity: number; stepSize: number },
): StoppingRule {
  const who = "fixedPointResidualAtMost";
  requireNonNegative(who, "tolerance", tolerance);
  requireInteger(who, "sparsity", sparsity, 1);
  requirePositive(who, "stepSize", stepSize);
  return ({ theta, gradient }) => {
    const moved = hardThreshold(
      theta.map((x, a) => x - stepSize * gradient[a]),
      sparsity,
    );
    return norm(theta.map((x, a) => x - moved[a])) <= tolerance;
  };
}

function norm(vector: ArrayLike<number>): number {
  let squares = 0;
  for (let a = 0; a < vector.length; a++) squares += vector[a] * vector[a];
  return Math.sqrt(squares);
}

/**
 * θ^{k−n}, …, θ^k have one support, for n = `iterations`. A rule counts along one run and begins anew
 * at k = 0. Throws unless `iterations` ≥ 1 is an integer.
 */
export function supportSettledFor(iterations: number): StoppingRule {
  requireInteger("supportSettledFor", "iterations", iterations, 1);
  let last = "";
  let since = 0;
  return ({ k, support }) => {
    const now = support.join();
    if (k === 0 || now !== last) since = k;
    last = now;
    return k - since >= iterations;
  };
}

/**
 * θ^k = θ^{k−1}, entry by entry: a solver that is done repeats its last point. Not every sequence comes to
 * that: IHT goes on with ever smaller steps. A rule looks along one run and begins anew at k = 0.
 */
export function unchanged(): StoppingRule {
  let last: Float64Array | undefined;
  return ({ k, theta }) => {
    const same = k > 0 && last !== undefined && theta.every((entry, a) => entry === last![a]);
    last = theta;
    return same;
  };
}
