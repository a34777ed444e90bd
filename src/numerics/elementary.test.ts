import assert from "node:assert/strict";
import { test } from "node:test";
import * as elementary from "./elementary.js";
import { fixture } from "../tools/fixture.js";

type Name = "exp" | "expm1" | "log" | "log1p" | "log10" | "cos" | "sin";
type Value = readonly [x: number, nearest: number, rest: number];
const { functions } = fixture<{
  functions: Record<Name, { arguments: number; largestError: number; values: Value[] }>;
}>("numerics/elementary");

/** The distance of the doubles at y. */
function unit(y: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(y));
  const up = view.getBigUint64(0) + 1n;
  view.setBigUint64(0, up);
  return view.getFloat64(0) - Math.abs(y);
}

for (const [name, { largestError, values }] of Object.entries(functions)) {
  const f = elementary[name as Name];

  test(`${name} is right within one unit in the last place on the worst arguments and all breakpoints`, () => {
    assert.ok(largestError < 1);
    let largest = 0;
    for (const [x, nearest, rest] of values) {
      const error = Math.abs((f(x) - nearest) / unit(nearest) - rest);
      assert.ok(error < 1, `${name}(${x}) = ${f(x)} is ${error} units off`);
      largest = Math.max(largest, error);
    }
    assert.ok(Math.abs(largest - largestError) < 1e-3, `${largest}, not ${largestError}`);
  });

  test(`${name} is near the platform's`, () => {
    const platform = Math[name as Name];
    for (let i = -2000; i < 2000; i++) {
      const x = i / 7;
      const [ours, theirs] = [f(x), platform(x)];
      if (Number.isFinite(theirs))
        assert.ok(Math.abs(ours - theirs) <= 2 * unit(theirs), `${name}(${x})`);
      else assert.deepEqual(ours, theirs);
    }
  });
}

test("limits and what is outside of a domain", () => {
  const { exp, expm1, log, log1p, log10 } = elementary;
  assert.deepEqual(
    [exp(-Infinity), exp(Infinity), exp(710), exp(-746)],
    [0, Infinity, Infinity, 0],
  );
  assert.deepEqual([expm1(-Infinity), expm1(Infinity), expm1(-0)], [-1, Infinity, -0]);
  assert.deepEqual([log1p(-1), log1p(Infinity), log1p(-0)], [-Infinity, Infinity, -0]);
  for (const f of [log, log10]) {
    assert.deepEqual([f(0), f(Infinity), f(1)], [-Infinity, Infinity, 0]);
    assert.ok(Number.isNaN(f(-1)));
  }
  assert.ok(Number.isNaN(log1p(-1.5)));
  for (const f of [exp, expm1, log, log1p, log10]) assert.ok(Number.isNaN(f(NaN)));
  assert.deepEqual([elementary.sin(0), elementary.sin(-0), elementary.cos(0)], [0, -0, 1]);
});

test("sine and cosine refuse what is beyond their digits of π", () => {
  const message = "sin requires x to be a number from −2³⁰ to 2³⁰, got NaN";
  assert.throws(() => elementary.sin(NaN), { message });
  assert.throws(() => elementary.cos(2 ** 31), /^ArgumentError: cos requires x .* got 2147483648$/);
});

test("the common logarithm is exact at powers of ten", () => {
  for (let n = -307; n <= 308; n++) assert.equal(elementary.log10(Number(`1e${n}`)), n);
});
