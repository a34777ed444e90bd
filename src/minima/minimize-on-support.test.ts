import assert from "node:assert/strict";
import { test } from "node:test";
import { dataFile } from "../data/data-file.js";
import { loadCsv } from "../data/load-csv.js";
import { publishedSplit } from "../data/published-split.js";
import { standardize } from "../data/standardize.js";
import { supportOfMask } from "../network/support.js";
import { softmaxNetwork } from "../network/softmax.js";
import { largestDifference } from "../numerics/differences.js";
import { norm } from "../numerics/linear.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
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
