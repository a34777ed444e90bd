import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { quotientLowerBound } from "./quotient-lower-bound.js";
import { smoothnessQuotient } from "./smoothness-quotient.js";

const { train } = await publishedSplit(273);

test("the bound is below the quotient, by a few parts in 10¹¹ at most, near and far", () => {
  const normal = normalNumbers(mersenneTwister(31));
  for (const ridge of [0, 0.01]) {
    const network = softmaxNetwork(train, { ridge });
    for (const scale of [1e-6, 1e-2, 0.1, 1, 3])
      for (let n = 0; n < 20; n++) {
        const x = Float64Array.from({ length: 15 }, normal);
        const y = x.map((entry) => entry + scale * normal());
        const [bound, q] = [quotientLowerBound(network, x, y), smoothnessQuotient(network, x, y)];
        assert.ok(bound <= q && bound > q * (1 - 1e-10) - 1e-12, `${scale}: ${bound} ${q}`);
      }
  }
});

test("it keeps its digits at far points, and stays below where one class is certain", () => {
  const network = softmaxNetwork(train);
  const x = new Float64Array(15);
  const y = x.slice();
  x[14] = y[14] = -36;
  [y[0], x[4]] = [1e-7, 1e-7];
  const bound = quotientLowerBound(network, x, y);
  const q = smoothnessQuotient(network, x, y);
  assert.ok(bound <= q && bound > q * (1 - 1e-11));
  const certain = Float64Array.from({ length: 15 }, (_, a) => (a === 12 ? 700 : 0));
  assert.ok(quotientLowerBound(network, certain, y) >= 0);
});

test("the two points differ", () => {
  const network = softmaxNetwork(train);
  const x = new Float64Array(15);
  assert.throws(() => quotientLowerBound(network, x, x.slice()), {
    message: "quotientLowerBound requires y to be different from x, got the same point",
  });
});
