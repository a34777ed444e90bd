import assert from "node:assert/strict";
import { test } from "node:test";
import { largestDifference } from "../numerics/differences.js";
import { diagonal, leastSquares } from "./fixtures/quadratics.js";
import { gradientPursuit } from "./gradient-pursuit.js";

/** The indices of the `count` largest magnitudes. */
function largest(v: ArrayLike<number>, count: number): number[] {
  const order = Array.from(v, (x, a) => ({ size: Math.abs(x), a }));
  order.sort((one, other) => other.size - one.size || one.a - other.a);
  return order.slice(0, count).map(({ a }) => a);
}
const ascending = (list: Iterable<number>): number[] => [...new Set(list)].sort((a, b) => a - b);

test("where the entries do not interact one step finds the largest", () => {
  const { objective, refit } = diagonal([1, 1, 1, 1, 1], [1, -5, 2, 4, 3]);
  const steps = gradientPursuit(objective, { sparsity: 2, start: new Float64Array(5), refit });
  steps.next();
  assert.deepEqual(steps.next().value.theta, Float64Array.of(0, -5, 0, 4, 0));
  assert.deepEqual(steps.next().value.theta, Float64Array.of(0, -5, 0, 4, 0));
});

test("each step: widen by the gradient, minimise, keep the largest, minimise", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { objective, refit } = leastSquares(seed, 14, 9);
    const steps = gradientPursuit(objective, { sparsity: 2, start: new Float64Array(9), refit });
    let now = steps.next().value;
    for (let k = 0; k < 8; k++) {
      const b = refit(ascending([...now.support, ...largest(now.gradient, 4)])).point();
      now = steps.next().value;
      assert.equal(largestDifference(now.theta, refit(ascending(largest(b, 2))).point()), 0);
    }
  }
});
