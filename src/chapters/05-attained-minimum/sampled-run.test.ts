import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { iht } from "../../iht/iht.js";
import { record } from "../../iht/record.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { sampledRun } from "./sampled-run.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const options = { sparsity: 4, stepSize: 0.5, start: new Float64Array(15) };

test("the sampled iterates are those of the sequence, bit for bit", () => {
  const { iterates } = record(iht(network, options), { maxIterations: 250 });
  const sampled = sampledRun(network, options, { steps: 250, perDecade: 5 });
  for (const { k, theta, value } of sampled)
    assert.deepEqual([theta, value], [iterates[k].theta, iterates[k].value]);
});

test("evenly on a logarithmic scale, with the powers of ten and the last", () => {
  const places = sampledRun(network, options, { steps: 250, perDecade: 4 }).map(({ k }) => k);
  assert.deepEqual(places, [0, 1, 2, 3, 6, 10, 18, 32, 56, 100, 178, 250]);
});
