import assert from "node:assert/strict";
import { test } from "node:test";
import { commonIntegers, independentColumns } from "./exact.js";
import { mersenneTwister, uniformNumbers } from "./random.js";

test("doubles become integers over the smallest common power of two", () => {
  assert.deepEqual(commonIntegers([1, -0.5, 0.375, 0, -0]), [8n, -4n, 3n, 0n, 0n]);
  assert.deepEqual(commonIntegers([6, 2 ** 60]), [6n, 2n ** 60n]);
  assert.deepEqual(commonIntegers([Number.MIN_VALUE, 1]), [1n, 2n ** 1074n]);
  assert.deepEqual(commonIntegers([0.1, 2 ** -55]), [3602879701896397n, 1n]);
  assert.deepEqual(commonIntegers([Number.MAX_VALUE]), [(2n ** 53n - 1n) << 971n]);
});

test("the integers give back the doubles, bit for bit", () => {
  const uniform = uniformNumbers(mersenneTwister(3));
  for (let trial = 0; trial < 200; trial++) {
    const values = Array.from({ length: 5 }, () => (uniform() - 0.5) * 2 ** Math.floor(60 * uniform() - 30)); // prettier-ignore
    const integers = commonIntegers([...values, 1]);
    const one = integers[5];
    values.forEach((x, i) => {
      const ratio = Number((integers[i] << 120n) / one) / 2 ** 120; // one is a power of two
      assert.equal(ratio, x);
    });
  }
});

test("a system of independent columns is solved exactly", () => {
  const columns = [
    [2n, 4n, 6n],
    [1n, 2n, 3n],
    [0n, 5n, -1n],
    [7n, 1n, 1n],
  ];
  const { chosen, rows, solve } = independentColumns(columns, 3, 3);
  assert.deepEqual(chosen, [0, 2, 3]);
  assert.deepEqual([...rows].sort(), [0, 1, 2]);
  const target = [10n, -3n, 11n];
  const { x, q } = solve(target)!;
  const sum = [0, 1, 2].map((i) =>
    chosen.reduce((total, column, c) => total + x[c] * columns[column][i], 0n),
  );
  assert.deepEqual(sum, target.map((entry) => q * entry)); // prettier-ignore
  assert.notEqual(q, 0n);
});

test("outside of the span there is no solution", () => {
  const { chosen, solve } = independentColumns([[1n, 1n], [2n, 2n]], 2, 2); // prettier-ignore
  assert.deepEqual(chosen, [0]);
  assert.equal(solve([1n, 0n]), undefined);
  assert.deepEqual(solve([3n, 3n]), { x: [3n], q: 1n });
});

test("no more columns than the rank are taken", () => {
  let asked = 0;
  function* columns(): Generator<bigint[]> {
    for (; ; asked++) yield [BigInt(asked), 1n];
  }
  assert.deepEqual(independentColumns(columns(), 2, 2).chosen, [0, 1]);
  assert.equal(asked, 2);
});
