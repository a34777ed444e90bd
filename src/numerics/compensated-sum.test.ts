import assert from "node:assert/strict";
import { test } from "node:test";
import { CompensatedSum } from "./compensated-sum.js";
import { mersenneTwister, normalNumbers } from "./random.js";

/** x·2¹²⁰⁰ as an integer: exact for every double here, and for the product of two as 2²⁴⁰⁰ times it. */
function scaled(x: number): bigint {
  let [digits, exponent] = [x, 0];
  while (!Number.isInteger(digits)) [digits, exponent] = [digits * 2, exponent + 1];
  return BigInt(digits) << BigInt(1200 - exponent);
}

test("sums of products that cancel: the exact sum lies within the bound, far below the rounding", () => {
  const normal = normalNumbers(mersenneTwister(2));
  for (let trial = 0; trial < 20; trial++) {
    const sum = new CompensatedSum();
    let exact = 0n;
    for (let n = 0; n < 30; n++) {
      const [x, y, z] = [1e6 * normal(), normal(), normal()];
      const near = y * (1 + 2 ** -30);
      sum.addProduct(x, y);
      sum.addProduct(-x, near);
      sum.add(z);
      exact += scaled(x) * scaled(y) - scaled(x) * scaled(near) + (scaled(z) << 1200n);
    }
    const off = exact - ((scaled(sum.high) + scaled(sum.low)) << 1200n);
    const bound = scaled(sum.error()) << 1200n;
    assert.ok((off < 0n ? -off : off) <= bound);
    assert.ok(sum.error() < 1e-20 * sum.magnitude);
    assert.ok(sum.magnitude > 1e6);
  }
});
