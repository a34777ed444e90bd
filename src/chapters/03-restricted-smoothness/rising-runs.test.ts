import assert from "node:assert/strict";
import { test } from "node:test";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { irisNetwork } from "./iris-network.js";
import { risingRuns } from "./rising-runs.js";

test("no run rises with the proven step, some do with a step twenty times as long", async () => {
  const network = await irisNetwork({ kind: "published-split", seed: 273 });
  const { upper } = denseSmoothness(network);
  const size = { runs: 6, iterations: 100 };
  assert.deepEqual(risingRuns(network, { sparsity: 5, stepSize: 1 / upper }, size), []);
  assert.notDeepEqual(risingRuns(network, { sparsity: 5, stepSize: 20 / upper }, size), []);
});
