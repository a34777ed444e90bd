import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { iht } from "../../iht/iht.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { asForetold, type TrueChange, trueChanges } from "./foretold-changes.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const stepSize = 1 / denseSmoothness(network).upper;

test("the changes are those of the sequence, a stretch with several among them", async () => {
  const [sparsity, seed, from, until] = [8, 3, 100, 2500];
  const found = await trueChanges({ sparsity, seed, from, until }, { split: 273, stepSize });
  const start = hardThreshold(initialWeights(seed), sparsity);
  const expected: TrueChange[] = [];
  let before: readonly number[] = [];
  for (const { k, support } of iht(network, { sparsity, stepSize, start })) {
    const leaves = before.filter((a) => !support.includes(a));
    const enters = support.filter((a) => !before.includes(a));
    if (k > from) leaves.forEach((a, i) => expected.push({ k, leaves: a, enters: enters[i] }));
    before = support;
    if (k === until) break;
  }
  assert.deepEqual(found, expected);
  assert(found.length >= 2);
});

test("a change is as foretold in its bracket and with its entries only", () => {
  const change = { k: 100, leaves: 3, enters: 5 };
  assert(asForetold([99, 100, 3, 5], [change]));
  assert(!asForetold([100, 101, 3, 5], [change]));
  assert(!asForetold([98, 99, 3, 5], [change]));
  assert(!asForetold([99, 100, 5, 3], [change]));
  assert(!asForetold([99, 100, 3, 5], []));
});
