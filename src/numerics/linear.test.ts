import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture } from "../tools/fixture.js";
import { largestDifference } from "./differences.js";
import { cholesky, choleskySolve, dot, multiply, norm, submatrix } from "./linear.js";

interface Case {
  n: number;
  matrix: number[];
  cholesky: number[];
  b: number[];
  solution: number[];
}
const { matrices } = fixture<{ matrices: Case[] }>("network/numpy-network");

test("products, norm and submatrix by hand", () => {
  const x = Float64Array.of(3, -4);
  assert.equal(dot(x, Float64Array.of(2, 1)), 2);
  assert.equal(norm(x), 5);
  const matrix = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
  assert.deepEqual(multiply(matrix, Float64Array.of(1, 0, -1)), Float64Array.of(-2, -2, -2));
  assert.deepEqual(multiply(matrix.slice(0, 6), Float64Array.of(1, 1, 1)), Float64Array.of(6, 15));
  assert.deepEqual(submatrix(matrix, 3, [0, 2]), Float64Array.of(1, 3, 7, 9));
});

for (const { n, ...expected } of matrices) {
  test(`Cholesky factor and solution of a ${n}×${n} matrix are those of SciPy`, () => {
    const matrix = Float64Array.from(expected.matrix);
    const b = Float64Array.from(expected.b);
    const factor = cholesky(matrix, n);
    assert(factor);
    const x = choleskySolve(factor, b);

    const size = Math.max(...expected.cholesky.map(Math.abs));
    assert(largestDifference(factor, expected.cholesky) < 1e-13 * size);
    assert(largestDifference(multiply(matrix, x), b) < 1e-12);
    assert(largestDifference(x, expected.solution) < 1e-11 * norm(x));
    assert.deepEqual(Array.from(matrix), expected.matrix, "the matrix is unchanged");
    assert.deepEqual(Array.from(b), expected.b, "the right side is unchanged");
  });
}

test("a matrix that is not positive definite has no Cholesky factor", () => {
  for (const entries of [
    [1, 2, 2, 1],
    [1, 1, 1, 1],
    [0, 0, 0, 1],
    [1, NaN, NaN, 1],
  ])
    assert.equal(cholesky(Float64Array.from(entries), 2), undefined);
});
