import assert from "node:assert/strict";
import { test } from "node:test";
import { fraction } from "mathjs";
import { commonIntegers } from "./exact.js";
import { largestEigenvalue } from "./largest-eigenvalue.js";
import { symmetricEigen } from "./symmetric-eigen.js";
import { mersenneTwister, normalNumbers } from "./random.js";

/** Is μI − A positive definite? By Gaussian elimination in rational arithmetic, for the given doubles. */
function exactlyAbove(mu: number, matrix: Float64Array, n: number): boolean {
  const [scaledMu, ...entries] = commonIntegers([mu, ...matrix]);
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => fraction((i === j ? scaledMu : 0n) - entries[n * i + j])),
  );
  for (let p = 0; p < n; p++) {
    if (rows[p][p].compare(0) <= 0) return false;
    for (let i = p + 1; i < n; i++) {
      const factor = rows[i][p].div(rows[p][p]);
      for (let j = p; j < n; j++) rows[i][j] = rows[i][j].sub(factor.mul(rows[p][j]));
    }
  }
  return true;
}

test("both bounds hold in rational arithmetic and lie close together", () => {
  const normal = normalNumbers(mersenneTwister(3));
  for (let n = 1; n <= 5; n++) {
    for (let trial = 0; trial < 6; trial++) {
      const factor = Float64Array.from({ length: n * n }, () => normal() * 10 ** (2 * normal()));
      const matrix = new Float64Array(n * n);
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++)
          for (let k = 0; k < 1 + (trial % n); k++)
            matrix[n * i + j] += factor[n * i + k] * factor[n * j + k];
      const { lower, upper } = largestEigenvalue(matrix, n);
      assert.ok(exactlyAbove(upper, matrix, n));
      assert.ok(!exactlyAbove(lower, matrix, n));
      assert.ok(upper - lower < 1e-13 * upper);
    }
  }
});

test("eigenvalues that are known: 3, 2, −1, 0 and a rank of one", () => {
  const cases: [number[], number, number][] = [
    [[2, 1, 1, 2], 2, 3],
    [[1, 1, 1, 1], 2, 2],
    [[-2, 1, 1, -2], 2, -1],
    [[0], 1, 0],
    [[1, 2, 3, 2, 4, 6, 3, 6, 9], 3, 14],
  ];
  for (const [entries, n, value] of cases) {
    const { lower, upper } = largestEigenvalue(Float64Array.from(entries), n);
    assert.ok(lower <= value && value <= upper, `${lower} ${value} ${upper}`);
    assert.ok(upper - lower <= 1e-13 * Math.max(1, Math.abs(value)));
  }
});

test("an error of the matrix widens both bounds by as much", () => {
  const exact = largestEigenvalue(Float64Array.of(2, 1, 1, 2), 2);
  const wide = largestEigenvalue(Float64Array.of(2, 1, 1, 2), 2, 0.5);
  assert.equal(wide.upper - exact.upper, 0.5);
  assert.equal(exact.lower - wide.lower, 0.5);
});

test("of large matrices too, which are not rotated: the same bounds but for a few roundings", () => {
  const normal = normalNumbers(mersenneTwister(5));
  const n = 120;
  const factor = Float64Array.from({ length: n * n }, () => normal());
  const positive = new Float64Array(n * n);
  const symmetric = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) positive[n * i + j] += factor[n * i + k] * factor[n * j + k];
      symmetric[n * i + j] = factor[n * i + j] + factor[n * j + i];
    }
  for (const matrix of [positive, symmetric, positive.map((x) => -x)]) {
    const { lower, upper } = largestEigenvalue(matrix, n);
    const top = symmetricEigen(matrix, n).values[n - 1];
    const size = Math.abs(symmetricEigen(matrix, n).values[0]) + Math.abs(top);
    assert.ok(lower <= top + 1e-12 * size && top <= upper + 1e-12 * size);
    assert.ok(upper - lower < 1e-5 * size);
  }
});
