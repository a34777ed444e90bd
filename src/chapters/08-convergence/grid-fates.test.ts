import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { iht } from "../../iht/iht.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { maskOf, supportOfMask } from "../../network/support.js";
import { fateRows } from "./fate-group.js";
import { differingFates, fateBatch } from "./grid-fates.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const stepSize = 1 / denseSmoothness(network).upper;
const group = { split: 273, ridge: 0, stepSize, sparsity: 3 };
const columns = await fateBatch({ ...group, from: 0, to: 6 });
const rows = fateRows([{ ...group, starts: 6 }], columns);

test("supports, their changes and their last change are those of the sequence", () => {
  let stepped = 0;
  for (const row of rows.filter(({ foretold }) => foretold.length === 0)) {
    const start = hardThreshold(initialWeights(row.seed), row.sparsity);
    let [before, changes, last] = [maskOf(supportOfMask(0)), 0, 0];
    for (const { k, support } of iht(network, { sparsity: row.sparsity, stepSize, start })) {
      const mask = maskOf(support);
      if (k > 0 && mask !== before)
        [changes, last] = [changes + supportOfMask(mask & ~before).length, k];
      before = mask;
      if (k === 25_000) break;
    }
    assert.deepEqual(
      [row.support, row.changes, row.lastLower, row.lastUpper],
      [before, changes, last, last],
    );
    stepped++;
  }
  assert(stepped >= 3);
});

test("a run converges where the support has a minimum", () => {
  for (const { end, support } of rows) {
    const { outcome } = minimizeOnSupport(network, supportOfMask(support));
    assert.equal(end, outcome === "minimum" ? "attained" : "unattained");
  }
});

test("a kept number that is changed is found", async () => {
  assert.equal(await differingFates(rows, { count: 6, seed: 1 }), 0);
  const wrong = rows.map((row) => ({ ...row, known: row.known + (row.seed === 4 ? 1 : 0) }));
  assert.equal(await differingFates(wrong, { count: 6, seed: 1 }), 1);
});
