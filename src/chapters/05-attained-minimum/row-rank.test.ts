import assert from "node:assert/strict";
import { test } from "node:test";
import { loadIris } from "../../data/iris.js";
import { standardize } from "../../data/standardize.js";
import { rowRank } from "./row-rank.js";

const rows = (features: readonly number[]) => ({
  features: Float64Array.from(features),
  labels: Uint8Array.from({ length: features.length / 2 }, () => 0),
  size: features.length / 2,
  featureNames: ["x", "y"],
  classNames: ["a", "b"],
});

test("a point, a line that is one to the last bit, and a plane", () => {
  assert.equal(rowRank(rows([0.1, 0.2])), 1);
  assert.equal(rowRank(rows([0.25, 0.5, 0.5, 0.75, 0.75, 1])), 2);
  assert.equal(rowRank(rows([0.25, 0.5, 0.5, 0.75, 0.75, 1 + 2 ** -52])), 3);
});

test("the rows of IRIS span all five dimensions, two of them two", async () => {
  const iris = await loadIris();
  const standardised = standardize(iris).apply(iris);
  assert.equal(rowRank(standardised), 5);
  const two = { ...standardised, features: standardised.features.slice(0, 8), size: 2 };
  assert.equal(rowRank(two), 2);
});
