import assert from "node:assert/strict";
import { test } from "node:test";
import { centralDifferences, largestDifference } from "../numerics/differences.js";
import { quadratic } from "./quadratic.js";

const A = Float64Array.of(2, -1, -1, 2);
const c = Float64Array.of(1, 1.5);
const f = quadratic(A, c);

test("value and gradient by hand, in numbers without rounding", () => {
  assert.deepEqual(f.valueAndGradient(Float64Array.of(2.5, 0)), {
    value: 6.75,
    gradient: Float64Array.of(4.5, -4.5),
  });
  assert.deepEqual(f.valueAndGradient(c), { value: 0, gradient: Float64Array.of(0, 0) });
});

test("gradient and Hessian are the derivatives, also where the form is indefinite", () => {
  const g = quadratic(Float64Array.of(1, 2, 3, 2, -4, 0.5, 3, 0.5, 0), Float64Array.of(1, -2, 0.3));
  const theta = Float64Array.of(-0.7, 0.4, 2);
  const first = centralDifferences((t) => [g.value(t)], theta, 0.01);
  const second = centralDifferences((t) => g.gradient(t), theta, 0.01);
  assert.ok(largestDifference(g.gradient(theta), first) < 1e-11);
  assert.ok(largestDifference(g.hessian(theta), second) < 1e-11);
});

test("later changes of the arguments, and of a result, do not reach it", () => {
  const [matrix, center] = [A.slice(), c.slice()];
  const g = quadratic(matrix, center);
  matrix.fill(7);
  center.fill(7);
  g.hessian(c).fill(7);
  assert.deepEqual(g.hessian(c), A);
  assert.equal(g.value(c), 0);
});

test("a NaN goes through, so that a run that leaves the finite numbers is seen", () => {
  assert.ok(Number.isNaN(f.value(Float64Array.of(NaN, 0))));
});
