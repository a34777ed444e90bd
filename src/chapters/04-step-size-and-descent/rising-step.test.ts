import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { iht } from "../../iht/iht.js";
import { record } from "../../iht/record.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { riseOfStep, risingStep } from "./rising-step.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const L = denseSmoothness(network).upper;

/** The loss before and after one step of the sequence. */
function values(x: ArrayLike<number>, sparsity: number, multiple: number): number[] {
  const start = Float64Array.from(x);
  const run = record(iht(network, { sparsity, stepSize: multiple / L, start }), {
    maxIterations: 1,
  });
  return run.iterates.map(({ value }) => value);
}

test("a step of 4/L raises the loss at a point of five entries, one of 3/L does not", () => {
  const x = new Float64Array(15);
  [x[2], x[6], x[10], x[13], x[14]] = [-2.23, 2.63, 3.83, 0.82, -0.92];
  const [before, after] = values(x, 5, 4);
  assert.ok(after! > before!);
  const at = (multiple: number) => riseOfStep(network, x, { sparsity: 5, stepSize: multiple / L });
  assert.equal(at(4).rises, true);
  assert.ok(at(4).share > 0 && at(4).share <= 3);
  assert.equal(at(3).rises, false);
});

test("where a step leads nowhere there is no rise", () => {
  const nowhere = { ...network, gradient: () => new Float64Array(15) };
  const x = new Float64Array(15).fill(1);
  const found = riseOfStep(nowhere, x, { sparsity: 15, stepSize: 1 });
  assert.deepEqual(found, { share: -Infinity, rises: false });
});

test("what a search finds is a step that rises, shorter than the one it began with", () => {
  const start = { sparsity: 4, smoothness: L, longest: 16, seed: 1, proposals: 600 };
  const { multiple, x, rises } = risingStep(network, start);
  assert.equal(rises, true);
  assert.ok(multiple > 1 && multiple < 16);
  assert.ok(x.filter((entry) => entry !== 0).length <= 4);
  const [before, after] = values(x, 4, multiple);
  assert.ok(after! > before!);
  assert.deepEqual(risingStep(network, start), { multiple, x, rises });
});
