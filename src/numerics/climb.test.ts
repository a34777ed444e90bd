import assert from "node:assert/strict";
import { test } from "node:test";
import { climb } from "./climb.js";

test("the top of a concave quadratic, and of Rosenbrock's valley turned over", () => {
  const { at, value } = climb(
    ([x, y], gradient) => {
      gradient.set([-2 * (x - 3) - (y + 1), -4 * (y + 1) - (x - 3)]);
      return -((x - 3) * (x - 3)) - 2 * (y + 1) * (y + 1) - (x - 3) * (y + 1);
    },
    Float64Array.of(0, 0),
    50,
  );
  assert.ok(Math.abs(at[0] - 3) < 1e-8 && Math.abs(at[1] + 1) < 1e-8 && Math.abs(value) < 1e-15);
  const valley = climb(
    ([x, y], gradient) => {
      gradient.set([2 * (1 - x) + 400 * x * (y - x * x), -200 * (y - x * x)]);
      return -(1 - x) * (1 - x) - 100 * (y - x * x) * (y - x * x);
    },
    Float64Array.of(-1.2, 1),
    200,
  );
  assert.ok(Math.abs(valley.at[0] - 1) < 1e-6 && Math.abs(valley.at[1] - 1) < 1e-6);
});

test("a supremum at infinity is approached; the start is not changed; a worse value is never kept", () => {
  const start = Float64Array.of(-2);
  const { value, at } = climb(
    ([x], gradient) => {
      const p = 1 / (1 + Math.exp(-x));
      gradient[0] = p * (1 - p);
      return p;
    },
    start,
    500,
  );
  assert.ok(value > 1 - 1e-9 && at[0] > 20);
  assert.deepEqual(start, Float64Array.of(-2));
  const nowhere = climb(([x], gradient) => ((gradient[0] = 1), x > 0 ? -Infinity : 0), Float64Array.of(0), 5); // prettier-ignore
  assert.equal(nowhere.value, 0);
});
