import { hardThreshold } from "../../iht/hard-threshold.js";
import { requireSparse } from "../../network/support.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger, requirePositive, requireSeed } from "../../numerics/checks.js";
import { mersenneTwister, normalNumbers, permutation } from "../../numerics/random.js";
import { biasPoints } from "./bias-points.js";
import { smoothnessQuotient } from "./smoothness-quotient.js";
import { exp } from "../../numerics/elementary.js";

/** A point and a step size of iterative hard thresholding. */
export interface StepFrom {
  readonly x: Float64Array;
  readonly stepSize: number;
}

/** A step, and the constant that it refutes. */
export interface RefutingStep extends StepFrom {
  readonly refuted: number;
}

/** So many random steps are looked at. Climbs begin at every fourth of the best of them and at as many of the first. */
const SCOUTS = 4000;
const EVERY = 4;

/** A climb takes so many random moves for each of its s + 1 variables; all climbs together take so many. */
const MOVES_PER_VARIABLE = 60;
const MOVES = 36_000;

/** In shorter steps than this the difference of x and y begins to drown in rounding. */
const SHORTEST = 1e-3;

/** Sizes of the entries of a start. */
const SPREADS: readonly number[] = [0.03, 0.3, 1, 3];

/** A move that was a gain is followed by larger ones, a loss by smaller ones. */
const LARGER = 1.5;
const SMALLER = 0.9;

/**
 * The number below which every constant L is refuted by one step y ∈ H_s(x − γ∇f(x)): γ ≤ 1/L, and yet
 *
 *     f(y) > f(x) − (γ/2)‖g_{I_s(x)}‖² − ½(1/γ − L)‖y − x‖²,   g = ∇f(x),
 *
 * that is min(1/γ, ℓ) with the smallest L for which the inequality holds,
 *
 *     ℓ = q(x, y) − (γ²‖g outside I_s(x)‖² − ‖y − v‖²)/(γ‖y − x‖²),   v = x − γg.
 *
 * I_s(x) is the strongest one: the support and the largest |g_j| outside it. The bracket is not negative,
 * as y is a nearest point of C_s to v: so ℓ ≤ q, which proves the inequality for every L ≥ L_s. It is 0
 * at a point that the step does not move. `x` has P finite entries of which at most `sparsity` are
 * non-zero; else it throws.
 */
export function refutedConstant(
  network: SoftmaxNetwork,
  { x, stepSize }: StepFrom,
  sparsity: number,
): number {
  const { dimension } = network;
  requirePositive("refutedConstant", "stepSize", stepSize);
  const entries = requireSparse("refutedConstant", "x", x, { dimension, sparsity }).length;
  const gradient = network.gradient(x);
  const v = x.map((entry, a) => entry - stepSize * gradient[a]);
  const y = hardThreshold(v, sparsity);
  const length = squares(y.map((entry, a) => entry - x[a]));
  if (length === 0) return 0;
  const outside = gradient
    .map((g, a) => (x[a] === 0 ? stepSize * g : 0))
    .sort((a, b) => b * b - a * a);
  const left = squares(outside.subarray(sparsity - entries));
  const cut = squares(v.map((entry, a) => entry - y[a]));
  const constant = smoothnessQuotient(network, x, y) - (left - cut) / (stepSize * length);
  return Math.min(1 / stepSize, constant);
}

/**
 * A search for the step of iterative hard thresholding that refutes the largest constant: seeded random
 * steps, near points with biases only and elsewhere, and random moves of x on its support and of ln γ from
 * the best of them. No smaller constant
 * makes the descent inequality above true for all steps; that the found one does is not proven.
 *
 * Throws unless 1 ≤ `sparsity` ≤ P is an integer and `seed` an unsigned 32-bit integer.
 */
export function stepSmoothness(
  network: SoftmaxNetwork,
  sparsity: number,
  { seed = 1 }: { seed?: number } = {},
): RefutingStep {
  requireInteger("stepSmoothness", "sparsity", sparsity, 1, network.dimension);
  requireSeed("stepSmoothness", seed);
  const draw = mersenneTwister(seed);
  const normal = normalNumbers(draw);
  const bases = biasPoints(network).filter(({ places }) => places.length <= sparsity);
  const moved = (
    { x, stepSize }: StepFrom,
    support: readonly number[],
    by: number,
  ): RefutingStep => {
    const to = x.slice();
    for (const a of support) to[a] += by * normal();
    const next = { x: to, stepSize: Math.max(SHORTEST, stepSize * exp(by * normal())) };
    return { ...next, refuted: refutedConstant(network, next, sparsity) };
  };
  const scouts = Array.from({ length: SCOUTS }, (_, i) => {
    const { theta, places } = bases[i % bases.length];
    const others = permutation(draw, network.dimension).filter((a) => !places.includes(a));
    const support = [...places, ...others.slice(0, sparsity - places.length)];
    const size = SPREADS[i % SPREADS.length];
    return { support, size, at: moved({ x: theta, stepSize: 1 }, support, size) };
  });
  const ranked = [...scouts].sort((one, other) => other.at.refuted - one.at.refuted);
  const moves = MOVES_PER_VARIABLE * (sparsity + 1);
  const climbs = Math.ceil(MOVES / moves / 2);
  const starts = [
    ...ranked.filter((_, i) => i % EVERY === 0).slice(0, climbs),
    ...scouts.slice(0, climbs),
  ];
  const ends = starts.map(({ support, size: first, at: start }) => {
    let [at, size] = [start, first];
    for (let move = 0; move < moves; move++) {
      const next = moved(at, support, size);
      size *= next.refuted > at.refuted ? LARGER : SMALLER;
      if (next.refuted > at.refuted) at = next;
    }
    return at;
  });
  return ends.reduce((best, end) => (end.refuted > best.refuted ? end : best));
}

function squares(v: Float64Array): number {
  return v.reduce((sum, entry) => sum + entry * entry, 0);
}
