import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { finalSupport } from "../../iht/final-support.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { iht } from "../../iht/iht.js";
import { record } from "../../iht/record.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { firstFinal } from "./first-final.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const stepSize = 1 / denseSmoothness(network).upper;

test("it is the first iterate that is proven final, from checkpoints far apart or next to each other", async () => {
  for (const sparsity of [2, 3]) {
    const options = { sparsity, stepSize, start: hardThreshold(initialWeights(0), sparsity) };
    const final = await finalSupport(network, { sparsity, stepSize });
    const { iterates } = record(iht(network, options), { maxIterations: 300 });
    const first = iterates.find(({ theta }) => final(theta).kind === "final")!;
    for (const every of [1, 7, 300]) {
      const checkpoints = iterates.filter(({ k }) => k % every === 0 || k === 300);
      assert.deepEqual(firstFinal(final, network, options, checkpoints), {
        k: first.k,
        theta: first.theta,
      });
    }
    assert(first.k > 1);
  }
});
