import assert from "node:assert/strict";
import { test } from "node:test";
import { dataFile } from "../data/data-file.js";
import { loadIris } from "../data/iris.js";
import { loadCsv } from "../data/load-csv.js";
import { publishedSplit } from "../data/published-split.js";
import { trainTestSplit } from "../data/split.js";
import { standardize } from "../data/standardize.js";
import { supportOfMask } from "../network/support.js";
import { softmaxNetwork } from "../network/softmax.js";
import { largestDifference } from "../numerics/differences.js";
import { norm } from "../numerics/linear.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import { attainsMinimum } from "./attained-minimum.js";
import { classPairs } from "./class-pairs.js";
import { tiedProblem } from "./fixtures/tied-problems.js";
import { minimizeOnSupport } from "./minimize-on-support.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const ridged = softmaxNetwork(train, { ridge: 1e-3 });

test("the gradient vanishes on the support, and no point near by is lower", () => {
  const normal = normalNumbers(mersenneTwister(6));
  for (const [objective, support] of [
    [network, [0]],
    [network, [3, 6, 10, 14]],
    [network, [0, 4, 8, 13]],
    [ridged, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]],
  ] as const) {
    const { theta, value, gradient, outcome, radius } = minimizeOnSupport(objective, support);
    assert.equal(outcome, "minimum");
    assert.ok(radius < 1e-10);
    assert.ok(support.every((a) => Math.abs(gradient[a]) < 1e-14));
    assert.ok(theta.every((x, a) => x === 0 || (support as readonly number[]).includes(a)));
    for (let trial = 0; trial < 20; trial++) {
      const moved = theta.map((x, a) =>
        (support as readonly number[]).includes(a) ? x + 0.01 * normal() : 0,
      );
      assert.ok(objective.value(moved) > value);
    }
  }
});

test("on all of IRIS no minimum is found, with ridge there is one", () => {
  const all = supportOfMask(2 ** 15 - 1);
  assert.equal(minimizeOnSupport(network, all).outcome, "none-found");
  assert.equal(minimizeOnSupport(ridged, all).outcome, "minimum");
});

test("a whole gauge group: the least norm, and the same value as with two of its three entries", () => {
  const whole = minimizeOnSupport(network, [2, 6, 10, 13]);
  assert.ok(Math.abs(whole.theta[2] + whole.theta[6] + whole.theta[10]) < 1e-14);
  for (const support of [
    [2, 6, 13],
    [2, 10, 13],
    [6, 10, 13],
  ]) {
    const part = minimizeOnSupport(network, support);
    assert.ok(Math.abs(part.value - whole.value) < 1e-15);
    assert.ok(norm(part.theta) > norm(whole.theta));
  }
});

test("minima far out, where classes separate but for a rounding and probabilities are no doubles, are proven", async () => {
  const iris = await loadIris();
  for (const [seed, support, range] of [
    [53, [2, 4, 6, 13], 100],
    [53, [0, 2, 4, 6, 13], 750],
    [31, [0, 2, 5, 6, 7, 13], 750],
    [78, [2, 6, 8, 13], 750],
  ] as const) {
    const rows = trainTestSplit(iris, { testFraction: 0.2, seed }).train;
    const hard = softmaxNetwork(standardize(rows).apply(rows));
    const { theta, outcome, radius, ball } = minimizeOnSupport(hard, support);
    assert.equal(outcome, "minimum", `${seed}: ${support.join()}`);
    assert.ok(radius < 1e-6 && ball!.value.upper - ball!.value.lower < 1e-14);
    assert.ok(support.every((a) => ball!.gradient.lower[a] === 0));
    assert.equal((await attainsMinimum(hard, support)).kind, "attained");
    const z = hard.logits(theta);
    const margins = classPairs(hard.dataset).map(({ row, own, other }) => z[3 * row + own] - z[3 * row + other]); // prettier-ignore
    assert.ok(Math.max(...margins) > range && Math.min(...margins) > -10);
    for (const t of [0.9, 0.99, 1.01, 1.1])
      assert.ok(hard.value(theta.map((x) => t * x)) >= ball!.value.lower - 1e-15);
  }
});

test("the order of the support does not matter", () => {
  const one = minimizeOnSupport(network, [3, 6, 10, 14]);
  const other = minimizeOnSupport(network, [14, 10, 3, 6]);
  assert.equal(largestDifference(one.theta, other.theta), 0);
});

test("where all rows are right there is no minimum, and none is looked for a second time", async () => {
  const wine = await loadCsv(dataFile("wine.csv"), { label: "cultivar" });
  const separable = softmaxNetwork(standardize(wine).apply(wine));
  const { outcome, value } = minimizeOnSupport(
    separable,
    Array.from({ length: 42 }, (_, a) => a),
  );
  assert.equal(outcome, "none-found");
  assert.ok(value < Math.LN2 / wine.size);
});

test("where ties keep rows from being right and the walk runs beyond the doubles, no minimum is found", async () => {
  for (const number of [19, 86, 543]) {
    const { dataset, support } = tiedProblem(number);
    const tied = softmaxNetwork(dataset);
    assert.equal((await attainsMinimum(tied, support)).kind, "unattained");
    assert.equal(minimizeOnSupport(tied, support).outcome, "none-found");
  }
});
