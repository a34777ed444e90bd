import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../data/published-split.js";
import { softmaxNetwork } from "./softmax.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import { symmetricEigen } from "../numerics/symmetric-eigen.js";
import { denseSmoothness } from "./dense-smoothness.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);

test("no Hessian has a larger eigenvalue; two equal classes on every row come as near as rounding", () => {
  const { lower, upper } = denseSmoothness(network);
  assert.ok(lower < upper && upper - lower < 1e-13 * upper);
  const normal = normalNumbers(mersenneTwister(1));
  const top = (theta: Float64Array): number =>
    symmetricEigen(network.hessian(theta), 15).values[14];
  for (let trial = 0; trial < 50; trial++)
    assert.ok(top(Float64Array.from({ length: 15 }, () => normal())) < upper);
  const oneBiasDown = new Float64Array(15);
  oneBiasDown[14] = -60;
  assert.ok(Math.abs(top(oneBiasDown) - upper) < 1e-13 * upper);
});

test("ridge is added", () => {
  const { upper } = denseSmoothness(network);
  const ridged = denseSmoothness(softmaxNetwork(train, { ridge: 0.25 }));
  assert.ok(Math.abs(ridged.upper - upper - 0.25) < 1e-15 * 8);
});
