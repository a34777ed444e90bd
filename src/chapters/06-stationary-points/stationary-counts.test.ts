import assert from "node:assert/strict";
import { test } from "node:test";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { loadIris } from "../../data/iris.js";
import { publishedSplit } from "../../data/published-split.js";
import { standardize } from "../../data/standardize.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { everySupport } from "./every-support.js";
import { stationaryCounts } from "./stationary-counts.js";

const { train } = await publishedSplit(273);
const iris = await loadIris();

const TOLERANCE = 1e-12;

for (const [name, dataset] of [
  ["canonical split", train],
  ["all 150 rows", standardize(iris).apply(iris)],
] as const) {
  test(`${name}: nothing is undecided, and the counts fit together`, async () => {
    const network = softmaxNetwork(dataset);
    const every = await everySupport(network);
    const stepSize = 1 / denseSmoothness(network).upper;
    const counts = stationaryCounts(network, every, { stepSize, tolerance: TOLERANCE });
    const longer = stationaryCounts(network, every, {
      stepSize: 8 * stepSize,
      tolerance: TOLERANCE,
    });
    counts.forEach((row, i) => {
      assert.equal(row.sparsity, i + 1);
      assert.equal(row.undecided, 0);
      assert.equal(row.stable, row.isolated + row.flat);
      assert.ok(row.flat <= row.flatSomewhere && row.stable <= row.attained);
      assert.ok(row.models <= row.stable && longer[i].stable <= row.stable);
      assert.ok(row.swapOptimal <= row.stable);
      assert.ok(row.best === undefined || row.gap > 0);
    });
    assert.deepEqual(
      counts.map(({ attained }) => attained),
      [15, 101, 398, 1007, 1694, 1903, 1406, 669, 205, 40, 4, 0, 0, 0, 0],
    );
  });
}
