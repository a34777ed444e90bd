import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { smoothnessUpperBound } from "../chapters/03-restricted-smoothness/smoothness-bound.js";
import { loadCsv } from "../data/load-csv.js";
import { publishedSplit } from "../data/published-split.js";
import { trainTestSplit } from "../data/split.js";
import { standardize } from "../data/standardize.js";
import { hardThreshold } from "../iht/hard-threshold.js";
import { iht } from "../iht/iht.js";
import { record } from "../iht/record.js";
import { supportSettledFor } from "../iht/stopping.js";
import { maskOf } from "../network/support.js";
import { initialWeights } from "../network/initial-weights.js";
import { softmaxNetwork } from "../network/softmax.js";
import { provenSteps } from "../chapters/09-iris-experiment/proven-steps.js";
import { differingRows } from "./differing-rows.js";
import { rerunRow } from "./rerun-row.js";
import type { SweepColumns } from "./sweep-batch.js";
import { sweepBatches, type SweepGrid } from "./sweep-grid.js";
import { sweepCsv, sweepRows } from "./sweep-rows.js";
import { joinedColumns, sweep, sweepShare, WHOLE } from "./parallel-sweep.js";

/** 3 splits × 5 starts × 2 rules × 9 sparsities: 270 runs, four batches. */
const grid: SweepGrid = {
  splits: [273, 5, 0],
  starts: { from: 3, to: 7 },
  rules: [
    { stepSize: 0.1, steps: 30 },
    { stepSize: await provenSteps({ splits: [273, 5, 0] }), steps: 60, settledFor: 10 },
  ],
  sparsities: [1, 2, 3, 4, 5, 6, 8, 10, 15],
  also: ["denseLoss", "theta"],
};
const whole = async (workers: number): Promise<SweepColumns> =>
  joinedColumns(await sweepShare(grid, WHOLE, { workers }));
const bytes = (columns: SweepColumns): string => JSON.stringify(columns);
const columns = await whole(1);
const rows = sweepRows(grid, columns);

test("every row is what the sequences give, bit for bit", async () => {
  assert.equal(rows.length, 270);
  for (const row of rows.filter((_, i) => i % 7 === 0)) {
    const { train, test: side } = await publishedSplit(row.split);
    const [network, other] = [softmaxNetwork(train), softmaxNetwork(side)];
    const { steps: maxIterations, settledFor } = grid.rules[row.rule];
    const end = (start: Float64Array, sparsity: number, steps?: number) => {
      const bound = (): number => smoothnessUpperBound(network, Math.min(2 * sparsity, 15));
      const stepSize = row.rule === 0 ? 0.1 : 1 / bound();
      const run = iht(network, { sparsity, stepSize, start });
      const until = settledFor === undefined ? () => false : supportSettledFor(settledFor);
      return steps === undefined
        ? record(run, { maxIterations, until })
        : record(run, { maxIterations: steps });
    };
    const drawn = initialWeights(row.start);
    const { last, iterates, outcome } = end(hardThreshold(drawn, row.sparsity), row.sparsity);
    assert.equal(row.trainingLoss, last.value);
    assert.equal(row.testLoss, other.value(last.theta));
    assert.equal(119 - row.trainingErrors, Math.round(119 * network.accuracy(last.theta)));
    assert.equal(30 - row.testErrors, Math.round(30 * network.accuracy(last.theta, side)));
    assert.equal(row.steps, last.k);
    assert.equal(row.support, maskOf(last.support));
    assert.deepEqual(row.theta, Array.from(last.theta));
    assert.equal(row.outcome, outcome);
    assert.equal(row.denseLoss, end(drawn, 15, last.k).last.value);
    const settled = iterates.findLast(({ support }) => support.join() !== last.support.join());
    assert.equal(row.settledSince, settled === undefined ? 0 : settled.k + 1);
  }
});

test("the rows stand in the order of the grid: split, start, rule, sparsity", () => {
  const places = rows.map(
    ({ split, start, rule, sparsity }) =>
    [[273, 5, 0].indexOf(split), start, rule, sparsity].map((n) => String(n).padStart(3, "0")).join(), // prettier-ignore
  );
  assert.deepEqual(places, [...places].sort());
});

test("masks give the places of the start, whose weights are drawn as asked", async () => {
  const masks = [31, 1 << 14];
  const one: SweepGrid = {
    splits: [273],
    starts: [9],
    masks,
    rules: [{ stepSize: 1e-9, steps: 1 }],
    sparsities: [5],
    weights: "kaiming",
    bias: "zero",
    also: ["theta"],
  };
  const drawn = initialWeights(9, { weights: "kaiming", bias: "zero" });
  const [full, empty] = sweepRows(one, joinedColumns(await sweepShare(one, WHOLE)));
  assert.equal(full.mask, 31);
  full.theta!.forEach((x, a) => assert.ok(Math.abs(x - (a < 5 ? drawn[a] : 0)) < 1e-8));
  assert.ok(empty.theta!.every((x) => Math.abs(x) < 1e-8));
});

test("one worker, two workers and four shares give the same bytes", async () => {
  assert.equal(bytes(await whole(2)), bytes(columns));
  const shares = [1, 2, 3, 4].map((number) => sweepShare(grid, { number, of: 4 }, { workers: 1 }));
  const [first, ...rest] = await Promise.all(shares);
  assert.equal(first.length, 2 - 1);
  const inOrder = sweepBatches(grid).map(({ index }) => [first, ...rest][index % 4][Math.floor(index / 4)]); // prettier-ignore
  assert.equal(bytes(joinedColumns(inOrder)), bytes(columns));
});

test("a sweep that was stopped goes on from its parts and gives the same bytes", async () => {
  const parts = new Map<string, string>();
  const store = {
    get: async (key: string) => JSON.parse(parts.get(key) ?? "null") ?? undefined,
    put: async (key: string, part: unknown) => void parts.set(key, JSON.stringify(part)),
  };
  const controller = new AbortController();
  const stop = (done: number): void => {
    if (done === 2) controller.abort(new Error("Interrupted"));
  };
  await assert.rejects(sweep(grid, stop, controller.signal, store), { message: "Interrupted" });
  assert.equal(parts.size, 2);
  const resumed = await sweep(grid, () => {}, new AbortController().signal, store);
  assert.equal(bytes(resumed), bytes(columns));
});

test("the batch of a worker that dies is computed by another one, to the same bytes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sweep-"));
  process.env["SWEEP_DIED"] = join(folder, "died");
  try {
    const module = new URL("../numerics/fixtures/worker-tasks.js", import.meta.url);
    const batches = await sweepShare(grid, WHOLE, { task: { module, name: "dyingSweepBatch" } });
    assert.equal(bytes(joinedColumns(batches)), bytes(columns));
  } finally {
    delete process.env["SWEEP_DIED"];
    rmSync(folder, { recursive: true });
  }
});

test("a run that overflows ends at its last finite losses, and no other run is lost", async () => {
  const steps = { steps: 20, settledFor: 15 };
  const [huge, tame] = [
    { stepSize: 1e308, ...steps },
    { stepSize: 0.1, ...steps },
  ];
  const small: SweepGrid = { ...grid, splits: [5], rules: [tame, huge] };
  const both = sweepRows(small, joinedColumns(await sweepShare(small, WHOLE)));
  const without = { ...small, rules: [tame] };
  const alone = sweepRows(without, joinedColumns(await sweepShare(without, WHOLE)));
  assert.deepEqual(both.filter(({ rule }) => rule === 0), alone); // prettier-ignore

  const overflowed = both.filter(({ rule }) => rule === 1);
  assert.ok(overflowed.every(({ outcome }) => outcome === "non-finite"));
  for (const row of overflowed) {
    const { network, testLoss, trace } = await rerunRow(small, row);
    assert.equal(trace.last.value, row.trainingLoss);
    assert.ok(Number.isFinite(row.trainingLoss + row.testLoss) && Number.isFinite(row.denseLoss));
    const options = { sparsity: row.sparsity, stepSize: 1e308, start: trace.last.theta };
    const { last } = record(iht(network, options), { maxIterations: 1 });
    assert.ok(!Number.isFinite(last.value + testLoss(last.theta)));
  }
  assert.equal(await differingRows(small, both, { count: both.length, seed: 1 }), 0);
  assert.equal(JSON.stringify(both).includes("null"), false);
});

test("a CSV in place of IRIS: its splits, its networks, the same rows from the sequences", async () => {
  const data = { csv: fileURLToPath(new URL("../../data/iris.csv", import.meta.url)), label: "species" }; // prettier-ignore
  const own: SweepGrid = {
    ...grid,
    data: { ...data, testFraction: 0.3 },
    splits: [2, 1],
    rules: [{ stepSize: 0.1, steps: 30 }],
  };
  const rows = sweepRows(own, joinedColumns(await sweepShare(own, WHOLE)));
  const iris = await loadCsv(data.csv, { label: data.label });
  for (const row of rows.filter((_, i) => i % 31 === 0)) {
    const sides = trainTestSplit(iris, { testFraction: 0.3, seed: row.split });
    assert.equal(sides.test.size, 45);
    const { apply } = standardize(sides.train);
    const network = softmaxNetwork(apply(sides.train));
    const start = hardThreshold(initialWeights(row.start), row.sparsity);
    const run = iht(network, { sparsity: row.sparsity, stepSize: row.stepSize, start });
    const { last } = record(run, { maxIterations: row.steps });
    assert.equal(row.trainingLoss, last.value);
    assert.equal(row.testLoss, softmaxNetwork(apply(sides.test)).value(last.theta));
  }
  assert.equal(await differingRows(own, rows, { count: 20, seed: 3 }), 0);
});

test("a test side without a class is measured on the rows that it has", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sweep-"));
  const csv = join(folder, "six.csv");
  writeFileSync(csv, "u,v,class\n1,2,x\n2,1,y\n3,5,x\n4,3,y\n5,1,x\n6,4,y\n");
  try {
    const data = { csv, label: "class", testFraction: 1 / 6 };
    const small: SweepGrid = { data, splits: [0, 1, 2], starts: [3], rules: [{ stepSize: 0.1, steps: 9 }], sparsities: [2, 6] }; // prettier-ignore
    const measured = sweepRows(small, joinedColumns(await sweepShare(small, WHOLE)));
    assert.equal(await differingRows(small, measured, { count: 6, seed: 1 }), 0);
    for (const row of measured) {
      const { train, test: side } = trainTestSplit(await loadCsv(csv, { label: "class" }), { testFraction: 1 / 6, seed: row.split }); // prettier-ignore
      const { network, trace } = await rerunRow(small, row);
      const [z0, z1] = network.logits(trace.last.theta, standardize(train).apply(side));
      const gap = side.labels[0] === 0 ? z1 - z0 : z0 - z1;
      assert.ok(Math.abs(row.testLoss - Math.log1p(Math.exp(gap))) < 1e-15);
      assert.equal(row.testErrors, gap > 0 ? 1 : 0);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("supports of networks with more than 31 parameters stand in the CSV as their entries", () => {
  const large = rows.slice(0, 2).map((row) => ({ ...row, support: undefined, entries: [0, 40] }));
  const lines = sweepCsv(large).split("\n");
  const at = lines[0].split(",").indexOf("entries");
  assert.equal(lines[2].split(",")[at], "0 40");
  assert.doesNotMatch(lines[0], /support/);
  const { support: _, ...others } = columns;
  assert.throws(() => sweepRows(grid, { ...others, entries: [] }), {
    message:
      "sweepRows requires columns to be those of networks with at most 31 parameters, got supports as lists of entries",
  });
});

test("the CSV has a line for each run, all digits, and no column that the grid has not", () => {
  const [head, first] = sweepCsv(rows).split("\n");
  assert.match(
    head,
    /^split,start,rule,stepSize,sparsity,trainingLoss,.*,denseLoss,theta0,.*,theta14$/,
  );
  const at = head.split(",").indexOf("trainingLoss");
  assert.equal(Number(first.split(",")[at]), columns.trainingLoss[0]);
  const plain = rows.map((row) => ({ ...row, denseLoss: undefined, theta: undefined }));
  assert.doesNotMatch(sweepCsv(plain), /denseLoss|theta|mask|undefined/);
});
