import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { supportOf } from "../../network/support.js";
import { norm } from "../../numerics/linear.js";
import { logarithmicRun } from "./logarithmic-run.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const stepSize = 1 / denseSmoothness(network).upper;

test("the points stand beside the true iterates, through a change", async () => {
  const options = { sparsity: 8, stepSize, start: hardThreshold(initialWeights(14), 8) };
  const points = await logarithmicRun(network, { ...options, until: 300_000 });
  const loop = ihtLoop(network, options);
  let curved = 0;
  for (const { k, theta } of points) {
    if (k < loop.k) continue;
    loop.advance(Math.round(k) - loop.k);
    const distance = norm(theta.map((x, a) => x - loop.theta[a]));
    assert(distance < 5e-3, `${distance} at ${k}`);
    if (k > 2000) curved++;
  }
  assert(curved > 10);
  const supports = new Set(
    points.filter(({ k }) => k > 2000).map(({ theta }) => supportOf(theta).join()),
  );
  assert(supports.size >= 2);
});
