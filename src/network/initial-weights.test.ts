import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture } from "../tools/fixture.js";
import { initialWeights } from "./initial-weights.js";

interface Draw {
  seed: number;
  weights: "xavier" | "kaiming" | "zero";
  bias: "normal" | "zero";
  features: number;
  classes: number;
  float64: number[];
  float32: number[];
}
const { draws } = fixture<{ draws: Draw[] }>("network/pytorch");

for (const { seed, float64, float32, ...options } of draws) {
  const name = Object.values({ seed, ...options }).join(", ");

  test(`PyTorch's float32 numbers, bit for bit: ${name}`, () => {
    const rounded = initialWeights(seed, options).map(Math.fround);
    assert.deepEqual(rounded, Float64Array.from(float32));
  });

  test(`PyTorch's float64 numbers, to two units in the last place: ${name}`, () => {
    const theta = initialWeights(seed, options);
    assert.equal(theta.length, float64.length);
    theta.forEach((x, a) =>
      assert(Math.abs(x - float64[a]) <= 2 * Number.EPSILON * Math.abs(float64[a])),
    );
  });
}

test("PyTorch's float64 numbers, bit for bit: seeds 435, 121 and 387", () => {
  for (const { seed, float64, float32: _, ...options } of draws)
    if ([435, 121, 387].includes(seed))
      assert.deepEqual(initialWeights(seed, options), Float64Array.from(float64));
});

test("by default xavier weights and normal biases for 4 features and 3 classes", () => {
  const options = { weights: "xavier", bias: "normal", features: 4, classes: 3 } as const;
  assert.deepEqual(initialWeights(7), initialWeights(7, options));
});
