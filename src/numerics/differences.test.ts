import assert from "node:assert/strict";
import { test } from "node:test";
import { centralDifferences, largestDifference } from "./differences.js";

test("exact, up to rounding, on polynomials of degree six", () => {
  const F = ([x, y]: Float64Array): number[] => [x! ** 6 + x! * y!, 3 * y! ** 5 - x!];
  const jacobian = centralDifferences(F, Float64Array.of(0.5, -0.75), 0.25);
  const expected = [6 * 0.5 ** 5 - 0.75, -1, 0.5, 15 * 0.75 ** 4];
  assert.ok(largestDifference(jacobian, expected) < 1e-14);
});

test("of order six: halving h divides the error by 64", () => {
  const error = (h: number): number =>
    Math.abs(centralDifferences(([x]) => [Math.exp(x!)], Float64Array.of(0), h)[0]! - 1);
  const ratio = error(0.2) / error(0.1);
  assert.ok(Math.abs(ratio - 64) < 2, `ratio ${ratio}`);
});

test("largestDifference sees a NaN and an infinity", () => {
  assert.equal(largestDifference([1, 2], [1, 2.5]), 0.5);
  assert.ok(Number.isNaN(largestDifference([1, NaN], [1, 2])));
  assert.equal(largestDifference([1, Infinity], [1, 2]), Infinity);
});
