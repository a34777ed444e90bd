import assert from "node:assert/strict";
import { createHash } from "node:crypto";
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
const { draws, large, thousand } = fixture<{
  draws: Draw[];
  large: Omit<Draw, "float32">[];
  thousand: { float64: string[]; float32: string[] };
}>("network/pytorch");

/** The first eight digits of the SHA-256 of the bytes of a list of numbers. */
function digits(numbers: Float64Array | Float32Array): string {
  return createHash("sha256").update(numbers).digest("hex").slice(0, 8);
}

/** The cosines and sines of the C library that PyTorch calls are not all rounded correctly; ours are. */
const OTHER_BITS = [
  14, 107, 139, 140, 159, 224, 269, 344, 348, 392, 455, 500, 549, 621, 632, 682, 708, 720, 820, 886,
  908, 925, 937, 942, 960, 976,
];

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

for (const { seed, float64, ...options } of large) {
  const name = Object.values({ seed, ...options }).join(", ");

  test(`PyTorch's float64 numbers of large tensors, to two units in the last place: ${name}`, () => {
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

test("the bits of PyTorch's float32 numbers on 1,000 seeds, and of its float64 numbers on all but a few", () => {
  const seeds = Array.from({ length: 1000 }, (_, seed) => seed);
  const drawn = seeds.map((seed) => initialWeights(seed));
  const single = drawn.map((theta) => digits(Float32Array.from(theta)));
  assert.deepEqual(single, thousand.float32);
  const other = seeds.filter((seed) => digits(drawn[seed]) !== thousand.float64[seed]);
  assert.deepEqual(other, OTHER_BITS);
});
