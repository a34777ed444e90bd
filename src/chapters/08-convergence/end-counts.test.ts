import assert from "node:assert/strict";
import { test } from "node:test";
import { endCounts } from "./end-counts.js";
import type { FateRow } from "./fate-group.js";

const row = (end: FateRow["end"], by: string, stepped = true): FateRow => ({
  ...{ split: 1, ridge: 0, stepSize: 1, sparsity: 2, seed: 0, support: 3, end, by, stepped },
  ...{ known: 0, changes: 0, lastLower: 0, lastUpper: 0, foretold: [], why: "" },
});

test("each run is counted once by its end and once by what decided it, an open one by nothing", () => {
  const rows = [
    ...[
      row("attained", "tangent"),
      row("attained", "sharp", false),
      row("attained", "flow", false),
    ],
    ...[row("unattained", "direction"), row("unattained", "flow", false)],
    ...[row("unbounded", "value", false), row("open", "flow", false), row("open", "flow", false)],
  ];
  assert.deepEqual(endCounts(rows), {
    ...{ runs: 8, converge: 3, toInfinity: 3, open: 2 },
    ...{ certified: 3, certifiedOnSteps: 2, flow: 2, value: 1 },
  });
  assert.deepEqual(endCounts([]), {
    ...{ runs: 0, converge: 0, toInfinity: 0, open: 0 },
    ...{ certified: 0, certifiedOnSteps: 0, flow: 0, value: 0 },
  });
});
