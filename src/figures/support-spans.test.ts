import assert from "node:assert/strict";
import { test } from "node:test";
import { lastChange, presence } from "./support-spans.js";

/** Iterates at k = 1, 2, … whose entry 0 takes these values; entry 1 is always there. */
const run = (...values: number[]) =>
  values.map((value, i) => ({ k: i + 1, theta: Float64Array.of(value, 1) }));

test("a span lasts from the first iterate with the entry to the first without it", () => {
  assert.deepEqual(presence(run(0, 2, 3, 0, 0), 0), [{ from: 2, to: 4, sign: 1 }]);
});

test("an entry that comes back, or changes its sign, begins a new span", () => {
  assert.deepEqual(presence(run(1, 0, 1, -1, -1), 0), [
    { from: 1, to: 2, sign: 1 },
    { from: 3, to: 4, sign: 1 },
    { from: 4, to: 5, sign: -1 },
  ]);
});

test("an entry that is there to the end has a span to the last iterate, an absent one has none", () => {
  assert.deepEqual(presence(run(0, 0, 0), 1), [{ from: 1, to: 3, sign: 1 }]);
  assert.deepEqual(presence(run(0, 0, 0), 0), []);
});

test("the last change of the support is found, or the first iterate where there is none", () => {
  assert.equal(lastChange(run(0, 2, 3, 0, 0)), 4);
  assert.equal(lastChange(run(1, -1, 1)), 1);
});
