import assert from "node:assert/strict";
import { test } from "node:test";
import { basins } from "./basins.js";
import type { FateRow } from "./fate-group.js";

const row = (end: FateRow["end"], support: number): FateRow => ({
  ...{ split: 1, ridge: 0, stepSize: 1, sparsity: 2, seed: 0, end, support, by: "tangent" },
  ...{ known: 0, stepped: true, changes: 0, lastLower: 0, lastUpper: 0, foretold: [], why: "" },
});

test("supports stand in the order of their counts, equal ones by their masks, other ends aside", () => {
  const rows = [
    ...[9, 5, 9, 3, 6, 6].map((mask) => row("attained", mask)),
    ...[row("unattained", 9), row("open", 3)],
  ];
  assert.deepEqual(basins(rows, "attained"), { supports: [6, 9, 3, 5], counts: [2, 2, 1, 1] });
  assert.deepEqual(basins(rows, "unattained"), { supports: [9], counts: [1] });
});
