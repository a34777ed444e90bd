import assert from "node:assert/strict";
import { test } from "node:test";
import { centredDecimals } from "./centred-decimals.js";
import { loadIris } from "./iris.js";
import { standardize } from "./standardize.js";

const iris = await loadIris();

test("whole numbers whose columns sum to zero", () => {
  const { features, labels } = centredDecimals(iris, 1);
  assert.ok(features.every(Number.isInteger));
  for (let j = 0; j < 4; j++) {
    const column = features.filter((_, entry) => entry % 4 === j);
    assert.equal(column.reduce((sum, x) => sum + x, 0), 0); // prettier-ignore
  }
  assert.deepEqual(labels, iris.labels);
  assert.equal(features[0], 150 * 51 - 8765);
});

test("the standardised features are these over a factor for each feature, but for rounding", () => {
  const { features } = centredDecimals(iris, 1);
  const { std, apply } = standardize(iris);
  apply(iris).features.forEach((x, entry) => {
    const exact = features[entry] / (1500 * std[entry % 4]);
    assert.ok(Math.abs(x - exact) < 1e-14);
  });
});
