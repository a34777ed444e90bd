import { hardThreshold } from "../../iht/hard-threshold.js";
import type { Objective } from "../../network/objective.js";
import { requireSparse } from "../../network/support.js";
import { requireInteger, requirePositive } from "../../numerics/checks.js";
import { norm } from "../../numerics/linear.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import type { BesideOptions } from "./beside-stationary.js";
import type { ThresholdStep } from "./stability.js";
import { nextValueBound } from "./stability-escape.js";

/** A start beside an unstable point x̄ of a list: is it in the neighbourhood {φ < f(x̄)} of T5? */
export interface EscapeStart {
  /** The index of x̄ in the list, and ‖θ⁰ − x̄‖. */
  readonly point: number;
  readonly distance: number;
  readonly inside: boolean;
}

/**
 * The gradient of the model of a next iterate y ∈ H_s(x̄ − γ∇f(x̄)), which is held fixed, on the support of x̄:
 *
 *     m(θ) = f(θ) + ⟨∇f(θ), y − θ⟩ + ‖y − θ‖²/(2γ),   ∇m(x̄) = (∇²f(x̄) − I/γ)(y − x̄).
 *
 * The bound φ (see `nextValueBound`) is the least m over all y, so that ∇m is its gradient where there is one
 * next iterate. There may be several: where a feature has one class in the support, the gradients of the other
 * two are opposite. Then y is the one that `hardThreshold` takes.
 *
 * Throws as `nextValueBound`.
 */
export function modelGradient(
  objective: Objective,
  point: Float64Array,
  { sparsity, stepSize }: ThresholdStep,
): Float64Array {
  const { dimension } = objective;
  requireSparse("modelGradient", "point", point, { dimension, sparsity });
  requirePositive("modelGradient", "stepSize", stepSize);
  const gradient = objective.gradient(point);
  const hessian = objective.hessian(point);
  const y = hardThreshold(
    point.map((x, a) => x - stepSize * gradient[a]),
    sparsity,
  );
  const move = y.map((entry, a) => entry - point[a]);
  return point.map((x, a) => {
    if (x === 0) return 0;
    const row = hessian.subarray(a * point.length, (a + 1) * point.length);
    return row.reduce((sum, entry, b) => sum + entry * move[b], -move[a] / stepSize);
  });
}

/**
 * Starts around each point on its support, at every distance: `directions` of them drawn with the seed, and
 * one along `modelGradient`, in which the model of the next iterate grows fastest. Nothing is run: whether a
 * start is inside is known before the step.
 *
 * Throws unless `directions` is an integer of at least 1 and the distances and `stepSize` are positive.
 */
export function escapeStarts(
  objective: Objective,
  points: readonly Float64Array[],
  { stepSize, distances, directions, seed }: Omit<BesideOptions, "steps">,
): EscapeStart[] {
  requireInteger("escapeStarts", "directions", directions, 1);
  for (const distance of distances) requirePositive("escapeStarts", "distance", distance);
  const normal = normalNumbers(mersenneTwister(seed));
  return points.flatMap((center, point) => {
    const step = { sparsity: center.filter((x) => x !== 0).length, stepSize };
    const level = objective.value(center);
    const fastest = modelGradient(objective, center, step);
    return distances.flatMap((distance) =>
      Array.from({ length: directions + 1 }, (_, i) => {
        const along = i === 0 ? fastest : center.map((x) => (x === 0 ? 0 : normal()));
        const scale = distance / norm(along);
        const start = center.map((x, a) => x + scale * along[a]);
        return { point, distance, inside: nextValueBound(objective, start, step) < level };
      }),
    );
  });
}
