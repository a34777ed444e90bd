import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../data/published-split.js";
import { softmaxNetwork } from "../network/softmax.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import {
  classPairs,
  integerMargins,
  margins,
  scaledDirection,
  smallestMargin,
  unscaledDirection,
} from "./class-pairs.js";

const { train } = await publishedSplit(273);
const pairs = classPairs(train);

test("each row with each class but its own", () => {
  assert.equal(pairs.length, 2 * 119);
  assert.ok(pairs.every(({ row, own, other }) => train.labels[row] === own && own !== other));
  assert.deepEqual(
    pairs.slice(0, 4).map(({ row }) => row),
    [0, 0, 1, 1],
  );
});

test("a margin is a difference of logits, and the integers are the doubles times one number", () => {
  const normal = normalNumbers(mersenneTwister(4));
  const theta = Float64Array.from({ length: 15 }, normal);
  const z = softmaxNetwork(train).logits(theta);
  const expected = pairs.map(({ row, own, other }) => z[3 * row + own] - z[3 * row + other]);
  pairs.forEach((pair, p) =>
    assert.ok(Math.abs(smallestMargin(train, theta, [pair]) - expected[p]) < 1e-13),
  );
  assert.equal(smallestMargin(train, theta, []), Infinity);
  assert.ok(Math.abs(smallestMargin(train, theta, pairs) - Math.min(...expected)) < 1e-13);

  const [doubles, integers] = [margins(train), integerMargins(train)];
  for (const [p, pair] of pairs.entries())
    integers
      .rows([0, 7, 14])
      [p].forEach((entry, i) => assert.equal(entry, integers.coefficient(pair, [0, 7, 14][i])));
  for (const pair of pairs)
    for (let a = 0; a < 15; a++)
      assert.equal(Number(integers.coefficient(pair, a)) * 2 ** integers.exponent(a), doubles.coefficient(pair, a)); // prettier-ignore
});

test("a direction and its whole numbers for the integer margins, there and back", () => {
  const integers = integerMargins(train);
  const direction = Array.from({ length: 15 }, (_, a) => BigInt((a % 4) - 1));
  const scaled = scaledDirection(integers, direction);
  assert.deepEqual(unscaledDirection(integers, scaled), direction);
  assert.deepEqual(scaledDirection(integers, Float64Array.from(direction, Number)), scaled);
  const pair = pairs[17];
  const sum = scaled.reduce((sum, x, a) => sum + integers.coefficient(pair, a) * x, 0n);
  assert.equal(sum > 0n, smallestMargin(train, Float64Array.from(direction, Number), [pair]) > 0);
});
