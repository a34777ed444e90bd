import assert from "node:assert/strict";
import { test } from "node:test";
import { differingRows } from "./differing-rows.js";
import { disputedRows } from "../chapters/10-published-runs/disputed-rows.js";
import { lossesAlong } from "../chapters/09-iris-experiment/losses-along.js";
import { rerunRow } from "./rerun-row.js";
import type { SweepGrid } from "./sweep-grid.js";
import { bySparsity, sweepRows } from "./sweep-rows.js";
import { joinedColumns, sweepShare, WHOLE } from "./parallel-sweep.js";

const grid: SweepGrid = {
  splits: [4, 8],
  starts: [2],
  rules: [{ stepSize: 0.1, steps: 40, settledFor: 15 }],
  sparsities: [3, 5, 15],
};
const rows = sweepRows(grid, joinedColumns(await sweepShare(grid, WHOLE)));

test("a run once more ends where the sweep ended", async () => {
  for (const row of rows) {
    const { trace, testLoss } = await rerunRow(grid, row);
    const { k, value, theta } = trace.last;
    assert.deepEqual([k, value, testLoss(theta)], [row.steps, row.trainingLoss, row.testLoss]);
  }
});

test("rows that are made again do not differ, and a wrong number is noticed", async () => {
  assert.equal(await differingRows(grid, rows, { count: 6, seed: 1 }), 0);
  const wrong = (changed: object) => rows.map((row) => ({ ...row, ...changed }));
  for (const changed of [{ steps: 9 }, { testLoss: 1 }, { support: 7 }, { theta: [0] }])
    assert.equal(await differingRows(grid, wrong(changed), { count: 2, seed: 1 }), 2);
});

test("disputed rows are those that two networks put into different classes", async () => {
  const { network } = await rerunRow(grid, rows[0]);
  const toClass = (k: number): number[] => Array.from({ length: 15 }, (_, a) => +(a === 12 + k));
  const { dataset } = network;
  assert.deepEqual(disputedRows(network, [toClass(1), toClass(1)], dataset), []);
  assert.equal(disputedRows(network, [toClass(1), toClass(2)], dataset).length, dataset.size);
});

test("numbers by sparsity, in the order of the rows", () => {
  const splits = bySparsity(rows, ({ split, sparsity }) => 100 * sparsity + split);
  assert.deepEqual(splits, [[304, 308], [504, 508], [1504, 1508]]); // prettier-ignore
});

test("losses along the runs are those of the runs", async () => {
  const run = { seed: 2, sparsity: 5, stepSize: 0.1 };
  const { training, test: side } = await lossesAlong([4, 8], [1, 7, 15], run);
  const { trace, network, testLoss } = await rerunRow(grid, rows[1]);
  const at = [1, 7, 15].map((k) => trace.iterates[k].theta);
  assert.deepEqual(training.map(([first]) => first), at.map((theta) => network.value(theta))); // prettier-ignore
  assert.deepEqual(side.map(([first]) => first), at.map((theta) => testLoss(theta))); // prettier-ignore
  assert.equal(training[0].length, 2);
});
