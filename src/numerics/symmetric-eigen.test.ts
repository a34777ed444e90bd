import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture } from "../tools/fixture.js";
import { largestDifference } from "./differences.js";
import { dot, multiply } from "./linear.js";
import { symmetricEigen } from "./symmetric-eigen.js";

const { matrices } = fixture<{
  matrices: { n: number; matrix: number[]; eigenvalues: number[] }[];
}>("network/numpy-network");

/** The definition: Av = λv, orthonormal rows, ascending values. `size` is the largest |λ|. */
function assertEigen(matrix: Float64Array, n: number, size: number): void {
  const { values, vectors } = symmetricEigen(matrix, n);
  for (let i = 0; i < n; i++) {
    const v = vectors.slice(n * i, n * i + n);
    const scaled = v.map((x) => values[i] * x);
    assert(largestDifference(multiply(matrix, v), scaled) < 1e-14 * n * size);
    for (let j = 0; j <= i; j++) {
      const product = dot(v, vectors.slice(n * j, n * j + n));
      assert(Math.abs(product - (i === j ? 1 : 0)) < 1e-14 * n);
    }
    if (i > 0) assert(values[i] >= values[i - 1]);
  }
}

for (const { n, matrix, eigenvalues } of matrices) {
  test(`the eigenvalues of a ${n}×${n} matrix are those of SciPy`, () => {
    const a = Float64Array.from(matrix);
    const size = eigenvalues[n - 1];
    assert(largestDifference(symmetricEigen(a, n).values, eigenvalues) < 1e-13 * size);
    assertEigen(a, n, size);
    assert.deepEqual(Array.from(a), matrix, "the matrix is unchanged");
  });
}

test("repeated and zero eigenvalues, diagonal matrices", () => {
  const ones = new Float64Array(36).fill(1);
  assertEigen(ones, 6, 6);
  assert(largestDifference(symmetricEigen(ones, 6).values, [0, 0, 0, 0, 0, 6]) < 1e-14);
  assert.deepEqual(symmetricEigen(Float64Array.of(2, 0, 0, -3), 2).values, Float64Array.of(-3, 2));
  assert.deepEqual(symmetricEigen(new Float64Array(9), 3).values, new Float64Array(3));
});

test("a small eigenvalue keeps its digits beside a large one when the matrix is graded", () => {
  const { values } = symmetricEigen(Float64Array.of(1e20, 1e9, 1e9, 1), 2);
  assert(Math.abs(values[0] - 0.99) < 1e-12);
});

test("a NaN comes out as NaN", () => {
  assert(symmetricEigen(Float64Array.of(1, NaN, NaN, 1), 2).values.every(Number.isNaN));
});
