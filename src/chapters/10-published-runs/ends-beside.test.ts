import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { iht } from "../../iht/iht.js";
import { record } from "../../iht/record.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { endBeside } from "./ends-beside.js";

const run = { split: 805, sparsity: 5, stepSize: 0.1, steps: 30 };

test("the end and the nearest iterate are those of the sequence", async () => {
  const network = softmaxNetwork((await publishedSplit(805)).train);
  const drawn = initialWeights(8, { weights: "kaiming", bias: "zero" });
  const start = drawn.map((x, a) => ((1474 >> a) & 1 ? x : 0));
  const sequence = iht(network, { sparsity: 5, stepSize: 0.1, start });
  const { iterates } = record(sequence, { maxIterations: 60 });
  const printed = iterates[44]!.theta.map((x) => x + 1e-3);
  const found = await endBeside({ start: 8, mask: 1474 }, { ...run, printed: Array.from(printed) });
  assert.deepEqual(found.theta, Array.from(iterates[30]!.theta));
  const away = (k: number): number =>
    Math.max(...iterates[k]!.theta.map((x, a) => Math.abs(x - printed[a]!)));
  assert.equal(found.distance, away(30));
  const least = Math.min(...iterates.slice(1).map(({ k }) => away(k)));
  assert.equal(found.nearest.distance, least);
  assert.equal(away(found.nearest.k), least);
});

test("a printed network of another size is refused", async () => {
  await assert.rejects(endBeside({ start: 8, mask: 31 }, { ...run, printed: [1, 2] }), {
    message: /^endsBeside requires printed to /,
  });
});
