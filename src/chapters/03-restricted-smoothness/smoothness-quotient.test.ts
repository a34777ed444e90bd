import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { fixture } from "../../tools/fixture.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { centralDifferences, largestDifference } from "../../numerics/differences.js";
import { dot } from "../../numerics/linear.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { climbQuotient } from "./quotient-climb.js";
import { expBeyondLine, smoothnessQuotient } from "./smoothness-quotient.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const normal = normalNumbers(mersenneTwister(8));
const random = (scale: number): Float64Array =>
  Float64Array.from({ length: 15 }, () => scale * normal());

test("the digits of 60-digit arithmetic (mpmath), from 10⁻⁹ apart to 300 apart", () => {
  const { quotients } = fixture<{ quotients: { x: number[]; y: number[]; quotient: number }[] }>(
    "chapters/03-restricted-smoothness/smoothness",
  );
  for (const { x, y, quotient } of quotients) {
    const found = smoothnessQuotient(network, Float64Array.from(x), Float64Array.from(y));
    assert.ok(Math.abs(found - quotient) < 2e-13 * quotient, `${found} ${quotient}`);
  }
});

test("the definition, evaluated as it is written, where nothing cancels; ridge is added", () => {
  const ridged = softmaxNetwork(train, { ridge: 0.25 });
  for (const scale of [0.5, 2, 8])
    for (let trial = 0; trial < 10; trial++) {
      const [x, y] = [random(scale), random(scale)];
      const step = y.map((entry, a) => entry - x[a]);
      const { value, gradient } = network.valueAndGradient(x);
      const plain = (2 * (network.value(y) - value - dot(gradient, step))) / dot(step, step);
      const found = smoothnessQuotient(network, x, y);
      assert.ok(Math.abs(found - plain) < 1e-13 * (1 + plain));
      assert.ok(Math.abs(smoothnessQuotient(ridged, x, y) - found - 0.25) < 1e-15);
    }
});

test("e^δ − 1 − δ keeps its digits on both sides of the series' end", () => {
  for (const delta of [-1, 1]) {
    const inside = expBeyondLine(delta);
    assert.ok(Math.abs(inside - (Math.expm1(delta) - delta)) < 4e-16);
  }
  assert.equal(expBeyondLine(1e-9), 5e-19 * (1 + 1e-9 / 3));
  assert.equal(expBeyondLine(0), 0);
});

test("a climb from a pair ends at a pair of the same supports that is better, with the quotient it says", () => {
  const supports = { x: [0, 3, 7], y: [3, 9, 14] };
  const on = (support: number[], scale: number): Float64Array =>
    random(scale).map((entry, a) => (support.includes(a) ? entry : 0));
  for (const scale of [0.1, 1, 10]) {
    const start = { x: on(supports.x, scale), y: on(supports.y, scale) };
    const { quotient, x, y } = climbQuotient(train, supports, start, 500);
    assert.ok(quotient >= smoothnessQuotient(network, start.x, start.y));
    assert.ok(Math.abs(quotient - smoothnessQuotient(network, x, y)) < 1e-13);
    x.forEach((entry, a) => assert.ok(entry === 0 || supports.x.includes(a)));
    y.forEach((entry, a) => assert.ok(entry === 0 || supports.y.includes(a)));
    const joint = Float64Array.of(...supports.x.map((a) => x[a]), ...supports.y.map((b) => y[b]));
    const slope = centralDifferences(
      (at) => {
        const [left, right] = [new Float64Array(15), new Float64Array(15)];
        supports.x.forEach((a, i) => (left[a] = at[i]));
        supports.y.forEach((b, i) => (right[b] = at[3 + i]));
        return [smoothnessQuotient(network, left, right)];
      },
      joint,
      0.01,
    );
    assert.ok(largestDifference(slope, new Float64Array(6)) < 1e-4, String(slope)); // a stationary point
  }
});
