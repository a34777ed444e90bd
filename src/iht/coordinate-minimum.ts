import type { Objective } from "../network/objective.js";
import { UNATTAINED_RIDGE } from "./refits.js";

/** A point on a line and the value there. */
export interface LineMinimum {
  readonly theta: Float64Array;
  readonly value: number;
}

/** Beyond this step a convex function that still falls, or stands still, is taken to fall for ever. */
const FARTHEST: number = 2 ** 40;

/** Steps of the secant iteration; it ends long before, where rounding stops the value. */
const SECANTS = 100;

/** Half a unit of rounding: what is left to gain is less than the last digit of the value. */
const LAST_DIGIT: number = 2 ** -54;

/**
 * min_t f(x + (t − x_j) e_j) for a convex f: entry j alone moves.
 *
 * The slope is bracketed by doubling the step and brought to zero by a secant iteration that halves the
 * slope at an end which stands still (the Illinois rule), until the tangents promise less than rounding. Where
 * f falls for ever along the line, t minimises f + (λ/2)t² with λ = `UNATTAINED_RIDGE`.
 *
 * `x` has P finite entries. Throws an Error where f falls so fast for ever that it is not bounded below.
 * Source: Dowell & Jarratt, BIT 11, 1971.
 */
export function coordinateMinimum(objective: Objective, x: Float64Array, j: number): LineMinimum {
  for (const ridge of [0, UNATTAINED_RIDGE]) {
    const found = alongLine(objective, x, j, ridge);
    if (found !== undefined) return found;
  }
  throw new Error(`f is not bounded below along entry ${j}`);
}

function alongLine(
  objective: Objective,
  x: Float64Array,
  j: number,
  ridge: number,
): LineMinimum | undefined {
  const at = (t: number): LineMinimum & { t: number; slope: number } => {
    const theta = x.with(j, t);
    const { value, gradient } = objective.valueAndGradient(theta);
    return { t, theta, value, slope: gradient[j] + ridge * t };
  };
  let near = at(x[j]);
  if (near.slope === 0) return near;
  const way = near.slope > 0 ? -1 : 1;
  let far = at(near.t + way);
  for (let step = 2 * way; !(far.slope * way > 0); step *= 2) {
    if (Math.abs(step) > FARTHEST) return undefined;
    near = far;
    far = at(near.t + step);
  }
  let [low, high] = [near.slope, far.slope];
  let stood: "near" | "far" | undefined;
  for (let n = 0; n < SECANTS; n++) {
    const middle = at((far.t * low - near.t * high) / (low - high));
    const left = Math.abs(middle.slope * (far.t - near.t));
    if (!(left > LAST_DIGIT * Math.abs(middle.value))) return middle;
    if (middle.slope * way < 0) {
      if (stood === "far") high /= 2;
      [near, low, stood] = [middle, middle.slope, "far"];
    } else {
      if (stood === "near") low /= 2;
      [far, high, stood] = [middle, middle.slope, "near"];
    }
  }
  return near;
}
