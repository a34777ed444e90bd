import type { SoftmaxNetwork } from "../network/softmax.js";
import { cholesky, choleskySolve, dot } from "../numerics/linear.js";
import { log1p } from "../numerics/elementary.js";
import { entryUnits } from "./entry-units.js";

/** Where a Newton iteration ended: `decrement` is ν = (gᵀH⁻¹g)^½ at `theta`, `iterations` its steps. */
export interface NewtonEnd {
  readonly theta: Float64Array;
  readonly decrement: number;
  readonly iterations: number;
  /** κ with g = κ·across at the end of a constrained iteration, else 0. */
  readonly multiplier: number;
}

/** Below this decrement the steps are quadratic, and one that does not halve it is rounding. */
const QUADRATIC = 1e-7;

/** A few units of rounding of a trace. */
const SHIFT: number = 2 ** -50;

/** A whole step is taken if it lowers the value by this share of ν²; for a quadratic it is ½. */
const SUFFICIENT = 0.25;

/**
 * Newton iteration on R^I from `start`, in which only the entries `indices` = I move; they must leave
 * no gauge.
 *
 *     θ ← θ + t d,   d = −H_II⁻¹ g_I,   t = 1 if f(θ + d) ≤ f(θ) − ν²/4, else t = ln(1 + β)/β,
 *     β = max_i (max_k − min_k) ⟨d_k, x̃_i⟩.
 *
 * The loss satisfies |D³f[d, d, d]| ≤ β D²f[d, d] along d: the shorter step lowers it from anywhere,
 * without a line search. The iteration ends where rounding stops the decrement, or after `maxIterations`
 * steps. On a support without a minimum θ runs away and the value approaches the infimum from above; where
 * H_II is then no longer positive definite to working precision, a multiple of I is added (for the inputs in
 * their `entryUnits`), which holds the directions back that have run far and leaves the others.
 * With `across`, a vector of P entries, ⟨across, θ⟩ stays what it is at the start: d = −H_II⁻¹(g − κ·across)_I.
 * Source: Sun & Tran-Dinh, Math. Program. 178, 2019 (the case ν = 2).
 */
export function newton(
  network: SoftmaxNetwork,
  indices: readonly number[],
  start: Float64Array,
  maxIterations: number,
  across?: Float64Array,
): NewtonEnd {
  const P = network.dimension;
  const normal = across && Float64Array.from(indices, (a) => across[a]);
  const all = entryUnits(network.dataset);
  const units = indices.map((a) => all[a]);
  let best: NewtonEnd = { theta: start, decrement: Infinity, iterations: 0, multiplier: 0 };
  let theta = start;
  let { value, gradient } = network.valueAndGradient(theta);
  for (let iterations = 0; iterations <= maxIterations; iterations++) {
    const factor = shiftedCholesky(network.hessianOn(theta, indices).block, units);
    const slope = Float64Array.from(indices, (a) => gradient[a]);
    const { step, multiplier } = newtonStep(factor, slope, normal);
    const decrement = Math.sqrt(dot(slope, step));
    if (best.decrement < QUADRATIC && !(decrement < best.decrement / 2)) return best;
    best = { theta, decrement, iterations, multiplier };
    if (decrement === 0) return best;
    const direction = new Float64Array(P);
    indices.forEach((a, i) => (direction[a] = -step[i]));
    let next = theta.map((x, a) => x + direction[a]);
    let there = network.valueAndGradient(next);
    if (decrement >= QUADRATIC && !(there.value <= value - SUFFICIENT * decrement * decrement)) {
      const beta = largestRange(network, direction);
      const length = log1p(beta) / beta;
      next = theta.map((x, a) => x + length * direction[a]);
      there = network.valueAndGradient(next);
    }
    theta = next;
    ({ value, gradient } = there);
  }
  return best;
}

/** H⁻¹(g − κn) with ⟨n, H⁻¹(g − κn)⟩ = 0, or H⁻¹g where there is no n. */
function newtonStep(
  factor: Float64Array,
  slope: Float64Array,
  normal: Float64Array | undefined,
): { step: Float64Array; multiplier: number } {
  const step = choleskySolve(factor, slope);
  if (normal === undefined) return { step, multiplier: 0 };
  const along = choleskySolve(factor, normal);
  const multiplier = dot(normal, step) / dot(normal, along);
  return { step: step.map((entry, i) => entry - multiplier * along[i]), multiplier };
}

/** Where all second derivatives vanish to the last digit the step is as long as the gradient times this. */
const LEAST_TRACE: number = 2 ** -900;

/**
 * The Cholesky factor of H, or of H + τI with the first τ = 2⁻⁵⁰ tr H, 2⁻⁴⁷ tr H, … that makes it definite, in units.
 */
function shiftedCholesky(H: Float64Array, units: readonly number[]): Float64Array {
  const n = units.length;
  let trace = LEAST_TRACE;
  for (let i = 0; i < n; i++) trace += H[n * i + i] / (units[i] * units[i]);
  if (!Number.isFinite(trace)) throw new Error("The second derivatives are not finite");
  for (let shift = SHIFT * trace; ; shift *= 8) {
    const factor = cholesky(H, n);
    if (factor !== undefined) return factor;
    for (let i = 0; i < n; i++) H[n * i + i] += shift * units[i] * units[i];
  }
}

/** max_i (max_k z_k − min_k z_k) of the logits z of the rows. */
export function largestRange(network: SoftmaxNetwork, direction: Float64Array): number {
  const K = network.dataset.classNames.length;
  const z = network.logits(direction);
  let range = 0;
  for (let i = 0; i < z.length; i += K) {
    let [low, high] = [z[i], z[i]];
    for (let k = 1; k < K; k++) {
      if (z[i + k] < low) low = z[i + k];
      if (z[i + k] > high) high = z[i + k];
    }
    if (high - low > range) range = high - low;
  }
  return range;
}
