import type { SoftmaxNetwork } from "../network/softmax.js";
import type { FreeEntries } from "./free-entries.js";
import { gradedBall } from "./graded-ball.js";
import type { GradedCoordinates } from "./graded-coordinates.js";
import { type GradedEnd, gradedWalk } from "./graded-walk.js";
import { orthonormalDerivatives } from "./orthonormal-coordinates.js";
import type { StationaryBall } from "./stationary-ball.js";

/** A point and the ball around it that is proven to hold a minimiser. */
export interface GradedMinimum {
  readonly theta: Float64Array;
  readonly ball: StationaryBall;
}

/** How often coordinates are chosen anew; two do as a rule, some twenty where a minimum is far out. */
const ROUNDS = 60;

/** So often a ball is looked for where steps have come to an end, each time in better coordinates. */
const ENDS = 2;

/**
 * The minimiser on R^S and its ball where `stationaryBall` proves none, though the minimum is attained: where
 * classes almost separate, or inputs almost depend on each other, so that the Hessian has eigenvalues below
 * its rounding. There is no ridge.
 *
 * Coordinates are made orthonormal for the Hessian, in twice the working precision; in each the derivatives have a
 * power of two as their unit (see `orthonormalDerivatives`). Newton steps go on in them until they are rounding
 * (`gradedWalk`); what holds the minimiser then is a box in the coordinates (`gradedBall`). Where steps lead so
 * far that curvatures are others there, coordinates are chosen anew.
 *
 * `undefined` where this too proves nothing. `start` is zero outside of the ascending `support`.
 */
export function gradedMinimum(
  network: SoftmaxNetwork,
  { free, still }: Pick<FreeEntries, "free" | "still">,
  start: Float64Array,
): GradedMinimum | undefined {
  if (network.ridge > 0 || free.length === 0) return undefined;
  let end: GradedEnd | undefined = { theta: start, settled: false };
  let coordinates: GradedCoordinates | undefined;
  let ends = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const there = orthonormalDerivatives(network, free, end.theta, coordinates);
    if (there === undefined) return undefined;
    if (end.settled) {
      const ball = gradedBall(network, still, there);
      if (ball !== undefined) return { theta: end.theta, ball };
      if (++ends === ENDS) return undefined;
    }
    coordinates = there.coordinates;
    end = gradedWalk(network, free, there);
    if (end === undefined) return undefined;
  }
  return undefined;
}
