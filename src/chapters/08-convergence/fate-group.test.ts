import assert from "node:assert/strict";
import { test } from "node:test";
import { type FateColumns, fateRows } from "./fate-group.js";

test("columns become rows in the order of groups and seeds", () => {
  const common = { split: 273, ridge: 0, stepSize: 0.5 };
  const groups = [
    { ...common, sparsity: 2, starts: 2 },
    { ...common, sparsity: 3, starts: 1 },
  ];
  const columns: FateColumns = {
    end: ["attained", "open", "unattained"],
    support: [3, 5, 7],
    by: ["tangent", "flow", "flow"],
    known: [10, 20, 30],
    stepped: [true, false, false],
    changes: [1, 2, 3],
    lastLower: [9, 100, 1e12],
    lastUpper: [9, 101, 1e12 + 2],
    foretold: [[], [[100, 101, 4, 6]], [[1e12, 1e12 + 2, 0, 1]]],
    why: ["", "because", ""],
  };
  const rows = fateRows(groups, columns);
  assert.deepEqual(
    rows.map(({ sparsity, seed }) => [sparsity, seed]),
    [
      [2, 0],
      [2, 1],
      [3, 0],
    ],
  );
  assert.deepEqual(rows[1], {
    ...{ ...common, sparsity: 2, seed: 1, end: "open", support: 5, by: "flow", known: 20 },
    stepped: false,
    ...{ changes: 2, lastLower: 100, lastUpper: 101, foretold: [[100, 101, 4, 6]], why: "because" },
  });
});
