import assert from "node:assert/strict";
import { test } from "node:test";
import { isHtStable } from "../chapters/06-stationary-points/index.js";
import { publishedSplit } from "../data/published-split.js";
import { initialWeights } from "../network/initial-weights.js";
import { softmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { diagonal, leastSquares } from "./fixtures/quadratics.js";
import { hardThreshold } from "./hard-threshold.js";
import { hardThresholdingPursuit } from "./hard-thresholding-pursuit.js";
import { record } from "./record.js";
import { refits } from "./refits.js";
import { unchanged } from "./stopping.js";

test("two steps by hand", () => {
  const { objective, refit } = diagonal([1, 4, 1], [3, 1, -1]);
  const start = Float64Array.of(0, 0, 1);
  const steps = hardThresholdingPursuit(objective, { sparsity: 1, start, stepSize: 0.25, refit });
  const thetas = [0, 1, 2].map(() => Array.from(steps.next().value.theta));
  // v = (0,0,1) − ¼(−3,−4,2) = (0.75,1,0.5), and the minimiser on entry 1 is 1;
  // v = (0,1,0) − ¼(−3,0,1) = (0.75,1,−0.25).
  assert.deepEqual(thetas, [
    [0, 0, 1],
    [0, 1, 0],
    [0, 1, 0],
  ]);
});

test("each point is the minimiser on the support that a step of IHT chooses", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { objective, refit } = leastSquares(seed, 12, 8);
    const start = new Float64Array(8);
    const steps = hardThresholdingPursuit(objective, { sparsity: 3, start, stepSize: 0.03, refit });
    let now = steps.next().value;
    for (let k = 0; k < 10; k++) {
      const v = now.theta.map((x, a) => x - 0.03 * now.gradient[a]);
      now = steps.next().value;
      assert.deepEqual(now.theta, refit(supportOf(hardThreshold(v, 3))).point());
    }
  }
});

test("on IRIS it rests at HT-stable points", async () => {
  const network = softmaxNetwork((await publishedSplit(273)).train);
  const refit = refits(network);
  for (const sparsity of [1, 2, 3]) {
    const start = hardThreshold(initialWeights(435), sparsity);
    const options = { sparsity, start, stepSize: 0.4, refit };
    const { last, outcome } = record(hardThresholdingPursuit(network, options), {
      maxIterations: 50,
      until: unchanged(),
    });
    assert.equal(outcome, "satisfied");
    assert.ok(isHtStable(network, last.theta, { sparsity, stepSize: 0.4 }, { tolerance: 1e-9 }));
  }
});
