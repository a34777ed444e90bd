import { largestRange, newton } from "../minima/newton.js";
import type { RestrictedMinimum } from "../minima/restricted-minima.js";
import { affineBall } from "../minima/stationary-ball.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import type { Bounds } from "../numerics/largest-eigenvalue.js";
import { cholesky, choleskySolve, dot, submatrix } from "../numerics/linear.js";
import { log1p } from "../numerics/elementary.js";
import { UNIT_ROUNDOFF as u } from "../numerics/rounding.js";

/**
 * A proven floor under f on a support S:
 *
 *     f(z) ≥ value + ⟨c, z⟩ + p(z_a − at)   for every z ∈ R^S, with one p between the bounds of `slope`.
 *
 * It is the tangent at a minimiser of f − ⟨c, ·⟩ over the slice z_a = `at` of R^S.
 */
export interface Cut {
  readonly entry: number;
  readonly at: number;
  /** c, zero outside of S. */
  readonly tilt: Float64Array;
  readonly value: number;
  readonly slope: Bounds;
}

/** The loss that attains its minimum on a slice, and the entries that are free on it. */
export type Slice = Pick<RestrictedMinimum, "reduced" | "free" | "theta">;

const MAX_ITERATIONS = 200;

/** The cut of a restricted minimum on S∖a, at z_a = 0: nothing is left to compute. */
export function cutAtZero({ value, gradient, theta }: RestrictedMinimum, entry: number): Cut {
  const slope = { lower: gradient.lower[entry], upper: gradient.upper[entry] };
  return { entry, at: 0, tilt: theta.map(() => 0), value: value.lower, slope };
}

/** The cut at the slice z_a = `at`; undefined where no ball around the minimiser is proven. */
export function cutAtSlice(
  { reduced, free, theta }: Slice,
  entry: number,
  at: number,
  tilt: Float64Array = new Float64Array(theta.length),
): Cut | undefined {
  const start = theta.slice();
  start[entry] = at;
  const end = newton(tilted(reduced, tilt), free, start, MAX_ITERATIONS);
  return provenCut({ reduced, free, theta: end.theta }, entry, tilt);
}

/**
 * The cut at the slice through a point that seems to be near the minimiser of f − ⟨c, ·⟩ there; undefined where it
 * is not, as it may be that there is none.
 */
export function cutNear(slice: Slice, entry: number, tilt: Float64Array): Cut | undefined {
  return provenCut({ ...slice, theta: refined(slice, tilt) }, entry, tilt);
}

/** A point near a minimiser is at it after so many steps. */
const FEW = 30;

/** After Newton steps that are all short enough for the loss to be near its quadratic model. */
function refined({ reduced, free, theta: start }: Slice, tilt: Float64Array): Float64Array {
  const theta = start.slice();
  let before = Infinity;
  for (let iteration = 0; iteration < FEW; iteration++) {
    const gradient = reduced.gradient(theta);
    const factor = cholesky(submatrix(reduced.hessian(theta), theta.length, free), free.length);
    if (factor === undefined) break;
    const slope = Float64Array.from(free, (a) => gradient[a] - tilt[a]);
    const step = choleskySolve(factor, slope);
    if (!step.every(Number.isFinite)) break;
    const decrement = Math.sqrt(dot(slope, step));
    if (!(decrement > 0) || (decrement < QUADRATIC && decrement > before / 2)) break;
    before = decrement;
    const direction = new Float64Array(theta.length);
    free.forEach((a, i) => (direction[a] = -step[i]));
    const range = largestRange(reduced, direction);
    if (range === Infinity) break;
    const length = range > 0 ? log1p(range) / range : 1;
    for (const a of free) theta[a] += length * direction[a];
  }
  return theta;
}

/** Below this decrement one that does not halve is rounding. */
const QUADRATIC = 1e-7;

function provenCut(
  { reduced, free, theta }: Slice,
  entry: number,
  tilt: Float64Array,
): Cut | undefined {
  const ball = affineBall(reduced, theta, { free, still: [] }, tilt);
  if (ball === undefined) return undefined;
  const { value, gradient } = ball;
  const slope = { lower: gradient.lower[entry], upper: gradient.upper[entry] };
  return { entry, at: theta[entry], tilt, value: value.lower, slope };
}

/** f − ⟨c, ·⟩, as far as a Newton iteration asks. */
function tilted(network: SoftmaxNetwork, tilt: Float64Array): SoftmaxNetwork {
  if (tilt.every((entry) => entry === 0)) return network;
  return {
    ...network,
    valueAndGradient(theta) {
      const { value, gradient } = network.valueAndGradient(theta);
      return {
        value: value - dot(tilt, theta),
        gradient: gradient.map((entry, a) => entry - tilt[a]),
      };
    },
  };
}

/**
 * What the cut says of f(z) for every z with z_a = `level` and ⟨c, z⟩ ≥ ⟨c, θ⟩: at least this, rounded
 * down. `value` of a cut, ⟨c, θ⟩ and the slope's part are each wrong by a few roundings of their size.
 */
export function floorAt(
  { at, tilt, value, slope }: Cut,
  theta: Float64Array,
  level: number,
): number {
  const linear = dot(tilt, theta);
  const step = level - at;
  const rise = Math.min(slope.lower * step, slope.upper * step);
  let size = Math.abs(value) + Math.abs(rise);
  for (let a = 0; a < theta.length; a++) size += Math.abs(tilt[a] * theta[a]);
  return value + linear + rise - (theta.length + 8) * 2 * u * size;
}
