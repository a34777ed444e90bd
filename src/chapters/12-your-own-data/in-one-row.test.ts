import assert from "node:assert/strict";
import { test } from "node:test";
import { dataset } from "../../data/fixtures/made-up-dataset.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { conditionsReport } from "./conditions-report.js";
import { inOneRow } from "./in-one-row.js";

test("a report is one row", async () => {
  const found = await conditionsReport(softmaxNetwork(dataset()), { sparsity: 2 });
  const { step, run, rest, existence, stability, exchange } = found;
  const row = inOneRow(found);
  assert.deepEqual(row, {
    gain: step.dense.upper / step.restricted.upper,
    iterations: run.iterations,
    rest: rest.kind,
    "minimum on the support": existence.onSupport.kind,
    "on all": existence.onAll.kind,
    margin: stability!.margin[0] / step.used,
    infimum: exchange.infimum,
    "one exchange away": exchange.best!.infimum,
  });
});

test("what is kept of a report is a row of the same columns", () => {
  const row = inOneRow({
    ...{ rows: [], notSaid: [], theta: [], iterations: 7, rest: "final", margin: 3 },
    steps: [0.5, 0.25],
    existence: { onSupport: "attained", onAll: "unattained", strictPairs: 10 },
    exchange: { infimum: 0.5, best: 0.25 },
  });
  assert.deepEqual(row, {
    ...{ gain: 2, iterations: 7, rest: "final", margin: 6 },
    ...{ "minimum on the support": "attained", "on all": "unattained" },
    ...{ infimum: 0.5, "one exchange away": 0.25 },
  });
});

test("where nothing can be exchanged the infimum stands for the best", async () => {
  const found = await conditionsReport(softmaxNetwork(dataset()), { sparsity: 6 });
  assert.equal(found.exchange.best, undefined);
  assert.equal(inOneRow(found)["one exchange away"], found.exchange.infimum);
});
