import assert from "node:assert/strict";
import { test } from "node:test";
import { hardThresholdSet } from "../../iht/hard-threshold.js";
import { nearestSparse } from "./nearest-sparse.js";

test("the example with a tie, by hand", () => {
  assert.deepEqual(nearestSparse(Float64Array.of(1, -3, 1), 2), {
    squaredDistance: 1,
    vectors: [Float64Array.of(1, -3, 0), Float64Array.of(0, -3, 1)],
  });
});

test("a sparse vector is its own nearest, given once although many supports hold it", () => {
  const v = Float64Array.of(0, 4, 0, 0);
  assert.deepEqual(nearestSparse(v, 3), { squaredDistance: 0, vectors: [v] });
  const zero = new Float64Array(3);
  assert.deepEqual(nearestSparse(zero, 1), { squaredDistance: 0, vectors: [zero] });
});

test("it is the set that magnitudes give, in the same order: all vectors of -1, 0, 1, 2 in R⁵", () => {
  for (let code = 0; code < 4 ** 5; code++) {
    const v = Float64Array.from({ length: 5 }, (_, a) => (Math.floor(code / 4 ** a) % 4) - 1);
    for (let s = 1; s <= 5; s++)
      assert.deepEqual(nearestSparse(v, s).vectors, hardThresholdSet(v, s));
  }
});
