import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../../data/dataset.js";
import { publishedSplit } from "../../data/published-split.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { norm } from "../../numerics/linear.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { gradientBound } from "./gradient-bound.js";

test("no gradient is longer, at points of any size", async () => {
  const network = softmaxNetwork((await publishedSplit(273)).train);
  const bound = gradientBound(network);
  const normal = normalNumbers(mersenneTwister(5));
  for (const scale of [0.1, 1, 10, 1e3, 1e6])
    for (let trial = 0; trial < 40; trial++) {
      const theta = Float64Array.from({ length: 15 }, () => scale * normal());
      assert.ok(norm(network.gradient(theta)) < bound);
    }
});

test("of two equal rows of two classes one is wrong: half of the bound is reached", () => {
  const rows: Dataset = {
    features: Float64Array.of(3, 4, 3, 4),
    labels: Uint8Array.of(0, 1),
    size: 2,
    featureNames: ["x", "y"],
    classNames: ["a", "b"],
  };
  const bound = gradientBound(softmaxNetwork(rows));
  assert.ok(Math.abs(bound - Math.sqrt(2 * 26)) < 1e-13 && bound >= Math.sqrt(2 * 26));
  const theta = Float64Array.of(9, 9, -9, -9, 0, 0);
  assert.ok(Math.abs(norm(softmaxNetwork(rows).gradient(theta)) - bound / 2) < 1e-13);
});
