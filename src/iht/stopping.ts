import { requireThat, requireInteger, requireNonNegative } from "../numerics/checks.js";
import type { StoppingRule } from "./record.js";

/** f(θ^k) ≤ `bound`. Throws on a NaN. */
export function valueAtMost(bound: number): StoppingRule {
  requireThat(!Number.isNaN(bound), "valueAtMost", "bound", "a number", bound);
  return ({ value }) => value <= bound;
}

/**
 * ‖∇_S f(θ^k)‖ ≤ `tolerance` on S = supp θ^k. A small gradient does not prove that a minimiser is near:
 * it also goes to zero where none exists. Throws unless `tolerance` ≥ 0 is finite.
 */
export function supportGradientAtMost(tolerance: number): StoppingRule {
  requireNonNegative("supportGradientAtMost", "tolerance", tolerance);
  return ({ gradient, support }) => {
    let squares = 0;
    for (const a of support) squares += gradient[a] * gradient[a];
    return Math.sqrt(squares) <= tolerance;
  };
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
