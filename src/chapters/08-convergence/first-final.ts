import type { FinalSupport } from "../../iht/final-support.js";
import type { IhtOptions } from "../../iht/iht.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import type { InPlaceObjective } from "../../network/objective.js";
import { requireThat } from "../../numerics/checks.js";

/** θ^k of a run. */
export interface RunPoint {
  readonly k: number;
  readonly theta: ArrayLike<number>;
}

/**
 * The first iteration at which the support of a run is proven final, and the iterate. Once final, a support is
 * final at all later iterates, so it is found by bisection, first among checkpoints of the run, which are in
 * ascending order, then among the iterates between two of them.
 *
 * Throws unless the last checkpoint is final.
 */
export function firstFinal(
  final: FinalSupport,
  objective: InPlaceObjective,
  options: IhtOptions,
  checkpoints: readonly RunPoint[],
): { k: number; theta: Float64Array } {
  const proven = ({ theta }: RunPoint): boolean => final(Float64Array.from(theta)).kind === "final";
  const last = checkpoints.length - 1;
  const ends = last >= 0 && proven(checkpoints[last]);
  requireThat(ends, "firstFinal", "checkpoints", "final at the last one", "an open support");
  const place = firstTrue(last, (i) => proven(checkpoints[i]));
  const from = checkpoints[Math.max(0, place - 1)];
  const iterate = (steps: number): RunPoint & { theta: Float64Array } => {
    const loop = ihtLoop(objective, { ...options, start: Float64Array.from(from.theta) });
    loop.advance(steps);
    return { k: from.k + steps, theta: loop.theta.slice() };
  };
  return iterate(firstTrue(checkpoints[place].k - from.k, (steps) => proven(iterate(steps))));
}

/** The least i from 0 to `most` for which a condition holds that holds for `most`, and from the first one on. */
function firstTrue(most: number, holds: (i: number) => boolean): number {
  let [low, high] = [-1, most];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
