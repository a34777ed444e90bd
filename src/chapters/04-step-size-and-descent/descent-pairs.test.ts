import assert from "node:assert/strict";
import { test } from "node:test";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { descentSlacks } from "./descent.js";
import { publishedSplit } from "../../data/published-split.js";
import { supportOf } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { manyPairs, manySearches, pairsOnIris, searchOnIris } from "./descent-evidence.js";
import { descentPairs, sparsePoint, worstStep } from "./descent-pairs.js";
import { descentSteps } from "./descent-step.js";
import { mergedShares, promisedShares } from "./promised-shares.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const { upper: L } = denseSmoothness(network);
const seeds = Array.from({ length: 600 }, (_, seed) => seed);
const nothingKept = { get: async () => undefined, put: async () => {} };
const { signal } = new AbortController();

test("the points are sparse, half of them with s entries, over six decades, the origin among them", () => {
  const points = seeds.map((seed) => sparsePoint(seed, 4, 15));
  const counts = [0, 1, 2, 3, 4].map((n) => points.filter((x) => supportOf(x).length === n).length);
  assert.equal(
    counts.reduce((a, b) => a + b),
    600,
  );
  assert.ok(counts[4] > 250 && counts[4] < 350);
  for (const count of counts.slice(0, 4)) assert.ok(count > 40 && count < 110);
  const sizes = points.map((x) => Math.max(...x.map(Math.abs))).filter((size) => size > 0);
  assert.ok(Math.min(...sizes) < 3e-3 && Math.max(...sizes) > 500);
  for (let a = 0; a < 15; a++) assert.ok(points.some((x) => x[a] !== 0));
  assert.deepEqual(sparsePoint(7, 4, 15), points[7]);
});

test("a cell tells the largest and the mean share of its own steps, and whose it is", () => {
  const cell = { sparsity: 3, smoothness: L, multiple: 0.9, firstSeed: 50, pairs: 40 };
  const constants = { sparsity: 3, smoothness: L, stepSize: 0.9 / L };
  const result = descentPairs(network, cell);
  const steps = seeds
    .slice(50, 90)
    .flatMap((seed) => descentSteps(network, sparsePoint(seed, 3, 15), constants));
  assert.equal(result.steps, steps.length);
  assert.equal(result.violations, 0);
  const shares = steps.map((step) => 1 - descentSlacks(step, constants).t0 / step.drop);
  assert.ok(Math.abs(result.largest.t0 - Math.max(...shares)) < 1e-12);
  assert.ok(Math.abs(result.mean.t0 - shares.reduce((a, b) => a + b) / shares.length) < 1e-12);
  const worst = worstStep(network, result);
  assert.deepEqual(worst.x, sparsePoint(result.worstSeed, 3, 15));
  assert.equal(worst.promised / worst.drop, result.largest.t0);
  assert.equal(worst.slack, worst.drop - worst.promised);
});

test("with an eighth of the constant, and steps eight times too long, many steps violate", () => {
  const constants = { sparsity: 15, smoothness: L / 8, stepSize: 8 / L };
  const steps = seeds.flatMap((seed) =>
    descentSteps(network, sparsePoint(seed, 15, 15), constants),
  );
  assert.ok(promisedShares(steps, constants).violations > 10);
});

test("a search finds a larger share than its start has, and never one above 1", async () => {
  for (const sparsity of [1, 5, 15]) {
    const start = { sparsity, smoothness: L, multiple: 1, seed: 2, proposals: 200 };
    const { share, violated, x } = await searchOnIris(start);
    assert.ok(share > (await searchOnIris({ ...start, proposals: 1 })).share && share <= 1);
    assert.equal(violated, false);
    assert.ok(supportOf(Float64Array.from(x)).length <= sparsity);
  }
});

test("a search finds violations where the constant is a quarter of the true one", async () => {
  const start = { sparsity: 15, smoothness: L / 4, multiple: 1, seed: 7, proposals: 300 };
  assert.equal((await searchOnIris(start)).violated, true);
});

test("many on worker threads are each alone", async () => {
  const cells = [1, 15].map((sparsity, i) => {
    return { sparsity, smoothness: L, multiple: 0.5, firstSeed: 10 * i, pairs: 10 };
  });
  const starts = [{ sparsity: 2, smoothness: L, multiple: 1, seed: 1, proposals: 20 }];
  assert.deepEqual(
    await manyPairs(cells, () => {}, signal, nothingKept),
    await Promise.all(cells.map(pairsOnIris)),
  );
  assert.deepEqual(
    await manySearches(starts, () => {}, signal, nothingKept),
    await Promise.all(starts.map(searchOnIris)),
  );
});

test("summaries of parts make the summary of the whole", () => {
  const cell = { sparsity: 4, smoothness: L, multiple: 0.5, firstSeed: 0, pairs: 30 };
  const { steps, violations, largest, mean } = descentPairs(network, cell);
  const parts = [0, 10, 15].map((firstSeed, i) => {
    return descentPairs(network, { ...cell, firstSeed, pairs: [10, 5, 15][i] });
  });
  const whole = mergedShares(parts);
  assert.deepEqual([whole.steps, whole.violations, whole.largest], [steps, violations, largest]);
  for (const key of ["t0", "t1", "t2", "classical"] as const)
    assert.ok(Math.abs(whole.mean[key] - mean[key]) < 1e-14);
});

test("a step that is lost to rounding has the share 0 and leaves the others as they are", () => {
  const zero = new Float64Array(15);
  const still = { x: zero, y: zero, gradient: zero, drop: 0, rounding: 1e-20 };
  const constants = { sparsity: 3, smoothness: L, stepSize: 1 / L };
  const { largest, mean } = promisedShares([still], constants);
  const none = { t0: 0, t1: 0, t2: 0, classical: 0 };
  assert.deepEqual([largest, mean], [none, none]);
});
