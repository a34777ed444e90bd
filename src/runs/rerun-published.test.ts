import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPublishedRuns } from "../data/published-runs.js";
import { fixture } from "../tools/fixture.js";
import { largestDifference } from "../numerics/differences.js";
import { quality, type Quality, type Rerun, rerunDense, rerunSparse } from "./rerun-published.js";

/** What `pytorch-runs.py` computed with PyTorch and scikit-learn in double precision. */
interface Expected extends Quality {
  readonly dataSeed: number;
  readonly theta: number[];
  readonly logits: number[];
}

const expected = fixture<{ dense: Expected[]; sparse: Expected }>("runs/pytorch-runs");
const { dense, sparse } = await loadPublishedRuns();

/** Two sums in another order, 600 to 4,000 steps on. */
const TOLERANCE = 1e-11;

function assertSame(ours: Rerun, theirs: Expected): void {
  const { network, split, trace } = ours;
  assert.ok(largestDifference(trace.last.theta, theirs.theta) < TOLERANCE);
  const logits = network.logits(trace.last.theta, split.sample);
  assert.ok(largestDifference(logits, theirs.logits) < TOLERANCE);
  for (const [name, value] of Object.entries(quality(ours)))
    assert.ok(Math.abs(value - theirs[name as keyof Quality]) < TOLERANCE, name);
}

for (const run of dense) {
  test(`dense run ${run.run} ends where PyTorch ends`, async () => {
    const theirs = expected.dense.find(({ dataSeed }) => dataSeed === run.dataSeed)!;
    assertSame(await rerunDense(run), theirs);
  });
}

test("sparse run A ends where PyTorch ends, its steps thresholded by topk", async () => {
  assertSame(await rerunSparse(sparse[0]), expected.sparse);
});
