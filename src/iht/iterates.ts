import type { Objective } from "../network/objective.js";
import { supportOf } from "../network/support.js";
import type { Iterate } from "./iht.js";

/**
 * The endless sequence of a method that gives points: each with its number, value, gradient and support,
 * and after the last of them that one for ever, so that a rule like `unchanged` ends it.
 */
export function* iterates(
  objective: Objective,
  points: Iterable<Float64Array>,
): Generator<Iterate, never, void> {
  let k = 0;
  let last = new Float64Array(objective.dimension);
  for (const theta of points) {
    last = theta.slice();
    yield iterateAt(objective, k++, theta);
  }
  for (;;) yield iterateAt(objective, k++, last.slice());
}

function iterateAt(objective: Objective, k: number, theta: Float64Array): Iterate {
  return { k, theta, ...objective.valueAndGradient(theta), support: supportOf(theta) };
}
