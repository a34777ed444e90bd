import assert from "node:assert/strict";
import { test } from "node:test";
import { iht } from "../../iht/iht.js";
import { record } from "../../iht/record.js";
import { quadratic } from "../../network/quadratic.js";
import { descentSums } from "./descent-sum.js";

const bowl = quadratic(Float64Array.of(1, 0, 0, 1), Float64Array.of(3, -2.5));

test("the sums by hand, on a quadratic without rounding", () => {
  const options = { sparsity: 1, stepSize: 0.5, start: Float64Array.of(4, 0) };
  const { iterates } = record(iht(bowl, options), { maxIterations: 2 });
  // θ = 4, 3.5, 3.25 on the first axis: gradients 1, 0.5; values 3.625, 3.25, 3.15625.
  assert.deepEqual(descentSums(iterates, { ...options, lowerBound: 3 }), [
    { steps: 1, sum: 1, bound: 1.5, limit: 2.5 },
    { steps: 2, sum: 1.25, bound: 1.875, limit: 2.5 },
  ]);
});

test("the start may have fewer than s entries: the largest gradients count", () => {
  const options = { sparsity: 1, stepSize: 1, start: new Float64Array(2) };
  const { iterates } = record(iht(bowl, options), { maxIterations: 1 });
  assert.deepEqual(descentSums(iterates, options), [{ steps: 1, sum: 9, bound: 9, limit: 15.25 }]);
});
