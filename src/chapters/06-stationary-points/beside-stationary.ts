import { nextValueBound } from "./stability-escape.js";
import { iht } from "../../iht/iht.js";
import { supportOf } from "../../network/support.js";
import type { Objective } from "../../network/objective.js";
import { requireInteger, requirePositive } from "../../numerics/checks.js";
import { norm } from "../../numerics/linear.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";

/** How runs beside stationary points are made. */
export interface BesideOptions {
  readonly stepSize: number;
  /** Distances of the starts. */
  readonly distances: readonly number[];
  /** Starts for each point and distance, in directions uniform on the sphere of R^S. */
  readonly directions: number;
  readonly steps: number;
  readonly seed: number;
}

/** A run with s = ‖x̄‖₀ that started on the support of a stationary point x̄. */
export interface BesideRun {
  /** The index of x̄ in the list, and ‖θ⁰ − x̄‖. */
  readonly point: number;
  readonly distance: number;
  /** f(x̄), and the bound φ(θ⁰) of f(θ¹) that is known before the step. */
  readonly level: number;
  readonly bound: number;
  /** f(θ^k) − f(x̄) and ‖θ^k − x̄‖ for k = 0, 1, …, `steps`. */
  readonly excess: Float64Array;
  readonly away: Float64Array;
  /** The support of no iterate differs from that of x̄. */
  readonly keepsSupport: boolean;
}

/**
 * Runs of IHT from starts around each of `points`, with directions drawn by the seed: for every point, then
 * every distance, `directions` of them. Starts differ from x̄ on its support alone: where ‖x̄‖₀ = s, other
 * neighbours are not sparse enough.
 *
 * Throws unless `directions` and `steps` are integers of at least 1, the distances and `stepSize`
 * positive, each point a finite vector of P entries, not all zero, and the seed an unsigned 32-bit integer.
 */
export function besideStationary(
  objective: Objective,
  points: readonly Float64Array[],
  { stepSize, distances, directions, steps, seed }: BesideOptions,
): BesideRun[] {
  requireInteger("besideStationary", "directions", directions, 1);
  requireInteger("besideStationary", "steps", steps, 1);
  for (const distance of distances) requirePositive("besideStationary", "distance", distance);
  const normal = normalNumbers(mersenneTwister(seed));
  return points.flatMap((center, point) =>
    distances.flatMap((distance) =>
      Array.from({ length: directions }, () => {
        const drawn = center.map((x) => (x === 0 ? 0 : normal()));
        const scale = distance / norm(drawn);
        const start = center.map((x, a) => x + scale * drawn[a]);
        return { point, distance, ...besideRun(objective, center, start, stepSize, steps) };
      }),
    ),
  );
}

/** One run from `start`, which has the support of `center`. */
export function besideRun(
  objective: Objective,
  center: Float64Array,
  start: Float64Array,
  stepSize: number,
  steps: number,
): Omit<BesideRun, "point" | "distance"> {
  const support = supportOf(center);
  const options = { sparsity: support.length, stepSize, start };
  const level = objective.value(center);
  const bound = nextValueBound(objective, start, options);
  const excess = new Float64Array(steps + 1);
  const away = new Float64Array(steps + 1);
  let keepsSupport = true;
  for (const { k, theta, value, support: now } of iht(objective, options)) {
    excess[k] = value - level;
    away[k] = norm(theta.map((x, a) => x - center[a]));
    if (now.join() !== support.join()) keepsSupport = false;
    if (k === steps) break;
  }
  return { level, bound, excess, away, keepsSupport };
}
