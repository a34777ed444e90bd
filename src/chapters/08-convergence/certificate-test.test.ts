import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { finalSupport } from "../../iht/final-support.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { iht } from "../../iht/iht.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { certificateRun, testedRuns } from "./certificate-test.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const stepSize = 1 / denseSmoothness(network).upper;
const common = { split: 273, stepSize, asked: 60, further: 3000 };

test("verdict and last change after it are those of the sequence", async () => {
  const found = new Set<string>();
  for (const [sparsity, seed] of [
    [2, 0],
    [3, 0],
    [8, 14],
    [8, 3],
  ]) {
    const run = await certificateRun({ sparsity, seed }, common);
    const final = await finalSupport(network, { sparsity, stepSize });
    const start = hardThreshold(initialWeights(seed), sparsity);
    let [changed, before] = [0, ""];
    for (const { k, theta, support } of iht(network, { sparsity, stepSize, start })) {
      if (k === run.at) assert.equal(final(theta).kind === "final", run.final);
      if (k > run.at && support.join() !== before) changed = k;
      before = support.join();
      if (k === run.at + common.further) break;
    }
    assert.equal(run.changed, changed);
    assert(run.final ? run.at <= 60 : run.at === 60);
    found.add(`${run.final} ${changed > 0}`);
  }
  assert.deepEqual(found, new Set(["true false", "false true"]));
});

test("columns become rows with their starts", () => {
  const starts = [
    { sparsity: 1, seed: 5 },
    { sparsity: 2, seed: 7 },
  ];
  const columns = { final: [true, false], at: [3, 9], changed: [0, 11] };
  assert.deepEqual(testedRuns({ starts }, columns)[1], {
    ...{ sparsity: 2, seed: 7, final: false, at: 9, changed: 11 },
  });
});
