import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../data/published-split.js";
import { initialWeights } from "../network/initial-weights.js";
import { softmaxNetwork } from "../network/softmax.js";
import { largestDifference } from "../numerics/differences.js";
import { quadraticProblem } from "./fixtures/quadratics.js";
import { hardThreshold, hardThresholdSet } from "./hard-threshold.js";
import { iht } from "./iht.js";
import { sparsePolyak } from "./sparse-polyak.js";

const identity = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
const { objective } = quadraticProblem(identity, Float64Array.of(3, -2, 1));

test("for ½‖θ − c‖², s = P and target 0 the step is ½, as is that of this IHT", () => {
  const start = Float64Array.of(0, 0, 5);
  const plain = iht(objective, { sparsity: 3, start, stepSize: 0.5 });
  for (const { k, theta } of sparsePolyak(objective, { sparsity: 3, start, target: 0 })) {
    assert.ok(largestDifference(theta, plain.next().value.theta) < 1e-12);
    if (k === 20) break;
  }
});

test("a step by hand", () => {
  // g = (−3, 2, −1), H_1(g) = (−3, 0, 0), f = 7, γ = (7 − 5/2)/9 = ½: v = (1.5, −1, 0.5).
  const options = { sparsity: 1, start: new Float64Array(3), target: 2.5 };
  const steps = sparsePolyak(objective, options);
  steps.next();
  assert.deepEqual(steps.next().value.theta, Float64Array.of(1.5, 0, 0));
});

test("each step is the projection of a gradient step of the stated length; below the target it stays", async () => {
  const network = softmaxNetwork((await publishedSplit(273)).train);
  for (const [sparsity, target] of [
    [2, 0.6],
    [5, 0.6],
    [5, 0],
  ]) {
    const start = hardThreshold(initialWeights(435), sparsity);
    const steps = sparsePolyak(network, { sparsity, start, target });
    let now = steps.next().value;
    let reached = false;
    for (let k = 0; k < 200; k++) {
      const next = steps.next().value;
      const sorted = now.gradient.map(Math.abs).sort().reverse();
      const squares = sorted.slice(0, sparsity).reduce((sum, x) => sum + x * x, 0);
      const step = (now.value - target) / squares;
      const v = now.theta.map((x, a) => x - step * now.gradient[a]);
      reached ||= now.value <= target;
      const expected = reached ? now.theta : hardThresholdSet(v, sparsity)[0];
      assert.ok(largestDifference(next.theta, expected) < 1e-9);
      now = next;
    }
    assert.equal(reached, target > 0);
  }
});
