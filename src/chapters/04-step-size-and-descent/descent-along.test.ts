import assert from "node:assert/strict";
import { test } from "node:test";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { iht } from "../../iht/iht.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { norm } from "../../numerics/linear.js";
import { descentAlong } from "./descent-along.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const { upper: L } = denseSmoothness(network);
const start = hardThreshold(initialWeights(1), 15);

test("the sums are those of the run: with s = P of whole gradients", () => {
  const options = { sparsity: 15, stepSize: 1 / L, start };
  const along = descentAlong(network, options, { smoothness: L, steps: 40 });
  let [sum, worst, first] = [0, 0, NaN];
  for (const { k, value, gradient } of iht(network, options)) {
    if (k === 0) first = value;
    else worst = Math.max(worst, sum / ((2 * (first - value)) / options.stepSize));
    if (k === 40) break;
    sum += norm(gradient) * norm(gradient);
  }
  assert.ok(Math.abs(along.largestSum - worst) < 1e-12);
  assert.ok(Math.abs(along.lastSum - (sum * options.stepSize) / (2 * first)) < 1e-12);
  assert.equal(along.steps, 40);
  assert.equal(along.violations, 0);
});

test("with a constant that is too small steps of a run violate", () => {
  const options = { sparsity: 15, stepSize: 3 / L, start: new Float64Array(15) };
  const along = descentAlong(network, options, { smoothness: L / 3, steps: 20 });
  assert.ok(along.violations > 0 && along.largestSum > 1);
});
