import assert from "node:assert/strict";
import { test } from "node:test";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import { largestDifference } from "../numerics/differences.js";
import { submatrix } from "../numerics/linear.js";
import { network, ridged, wide } from "./fixtures/made-up-networks.js";
import { provenIndependent } from "./gram.js";
import { hessianBlock, hessianDiagonal } from "./hessian-on.js";
import { softmaxKernel } from "./softmax-kernel.js";
import { softmaxNetwork } from "./softmax.js";

const normal = normalNumbers(mersenneTwister(3));

/** 31 rows of 20 features and 4 classes, P = 84. */
const many = {
  features: Float64Array.from({ length: 620 }, () => normal()),
  labels: Uint8Array.from({ length: 31 }, (_, i) => i % 4),
  size: 31,
  featureNames: Array.from({ length: 20 }, (_, j) => `x${j}`),
  classNames: ["a", "b", "c", "d"],
};

for (const [name, net] of Object.entries({
  network,
  ridged,
  wide: softmaxNetwork(wide),
  many: softmaxNetwork(many, { ridge: 0.5 }),
}))
  test(`a block is that of the whole Hessian, bit for bit, and the diagonal but for rounding: ${name}`, () => {
    const { dataset, dimension: P, ridge } = net;
    const theta = Float64Array.from({ length: P }, (_, a) => (a % 3 === 0 ? 0 : normal()));
    const whole = net.hessian(theta);
    for (const entries of [
      [0],
      [P - 1, 2, 0],
      [1, 3, 4, 8, P - 2],
      Array.from({ length: P }, (_, a) => a),
    ])
      // prettier-ignore
      assert.deepEqual(hessianBlock(dataset, theta, entries, { ridge }), submatrix(whole, P, entries));
    const diagonal = Float64Array.from({ length: P }, (_, a) => whole[P * a + a]);
    assert(largestDifference(hessianDiagonal(dataset, theta, { ridge }), diagonal) < 1e-15);
    const part = net.hessianOn(theta, [2, 5]);
    assert.deepEqual(part.block, submatrix(whole, P, [2, 5]));
    assert(largestDifference(part.diagonal(), diagonal) < 1e-15);
  });

test("where classes do not compete too", () => {
  const dropped = [{ row: 0, other: 1 }, { row: 30, other: 3 }, { row: 30, other: 0 }]; // prettier-ignore
  const kernel = softmaxKernel(many, 0, dropped);
  const theta = Float64Array.from({ length: 84 }, () => normal());
  const whole = kernel.hessian(theta);
  const { block, diagonal } = kernel.hessianOn(theta, [0, 21, 83]);
  assert.deepEqual(block, submatrix(whole, 84, [0, 21, 83]));
  const expected = Float64Array.from({ length: 84 }, (_, a) => whole[85 * a]);
  assert(largestDifference(diagonal(), expected) < 1e-15);
});

test("inputs are proven independent unless one is a combination of others or nearly so", () => {
  assert(provenIndependent(many));
  const copied = many.features.map((x, e) => (e % 20 === 7 ? many.features[e - 1] : x));
  assert(!provenIndependent({ ...many, features: copied }));
  const few = { ...many, size: 20, features: many.features.slice(0, 400) };
  assert(!provenIndependent(few));
});
