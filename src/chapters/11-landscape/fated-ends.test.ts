import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { fate } from "../../iht/fate.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { maskOf } from "../../network/support.js";
import { fatedEnds } from "./fated-ends.js";

const noParts = { get: async () => undefined, put: async () => {} };

test("batches of starts come together in order, each run with the end of its fate", async () => {
  const { signal } = new AbortController();
  const grid = { split: 273, starts: 12, sparsities: [2, 1] };
  const ends = await fatedEnds(grid, () => {}, signal, noParts);
  assert.deepEqual(
    ends.map(({ sparsity, masks, by }) => [sparsity, masks.length, by.length]),
    [
      [2, 12, 12],
      [1, 12, 12],
    ],
  );
  const network = softmaxNetwork((await publishedSplit(273)).train);
  const stepSize = 1 / denseSmoothness(network).upper;
  for (const { sparsity, masks, by } of ends)
    for (const seed of [0, 9, 10, 11]) {
      const start = hardThreshold(initialWeights(seed), sparsity);
      const run = await fate(network, { sparsity, stepSize, start });
      assert.equal(masks[seed], maskOf(run.end.support));
      assert.equal(by[seed], run.by);
    }
});
