import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { supportOf } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { monteCarloSmoothness } from "./monte-carlo-smoothness.js";
import { smoothnessQuotient } from "./smoothness-quotient.js";
import { smoothnessUpperBound } from "./smoothness-bound.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);

test("the estimate is the quotient of a sampled pair, rises with the samples and stays below the bound", () => {
  for (const [sparsity, scale] of [
    [1, 0.1],
    [3, 1],
    [15, 10],
  ]) {
    // prettier-ignore
    const law = { sparsity, scale, samples: 300, seed: 4 };
    const { estimate, attainedAt, records } = monteCarloSmoothness(network, law);
    assert.equal(smoothnessQuotient(network, attainedAt.x, attainedAt.y), estimate);
    assert.equal(supportOf(attainedAt.x).length, sparsity);
    assert.equal(supportOf(attainedAt.y).length, sparsity);
    assert.equal(records[0].samples, 1);
    assert.deepEqual(records.at(-1)!.estimate, estimate);
    records.forEach((record, i) => {
      if (i > 0) assert.ok(record.estimate > records[i - 1].estimate);
    });
    assert.ok(estimate < smoothnessUpperBound(network, Math.min(2 * sparsity, 15)));
    const half = monteCarloSmoothness(network, { ...law, samples: 150 });
    assert.deepEqual(half.records, records.filter(({ samples }) => samples <= 150)); // prettier-ignore
  }
});
