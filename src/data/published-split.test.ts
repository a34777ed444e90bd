import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { loadIris } from "./iris.js";
import { loadPublishedRuns } from "./published-runs.js";
import { publishedSplit } from "./published-split.js";

const runs = await loadPublishedRuns();
const printed = (numbers: Float64Array): number[] =>
  Array.from(numbers, (x) => Number(x.toFixed(2)));

for (const { run, dataSeed, mean, std, xNorm } of [...runs.dense, ...runs.sparse]) {
  test(`run ${run}, seed ${dataSeed}: mean, deviation and sample as the notes print them`, async () => {
    const split = await publishedSplit(dataSeed);
    assert.deepEqual(printed(split.mean), mean);
    assert.deepEqual(printed(split.std), std);
    assert.deepEqual(printed(split.sample.features), xNorm);
  });
}

test("the published runs are those of the seeds 102, 860, 106, 700, 614, 273, 805", () => {
  const seeds = [...runs.dense, ...runs.sparse].map(({ dataSeed }) => dataSeed);
  assert.deepEqual(seeds, [102, 860, 106, 700, 614, 273, 805]);
});

test("119 and 30 rows, none twice, together all of IRIS but the sample, row 51", async () => {
  const iris = await loadIris();
  const { train, test, trainIndices, testIndices, sample, mean, std } = await publishedSplit(273);
  assert.deepEqual([train.size, test.size, sample.size], [119, 30, 1]);
  const rows = [...trainIndices, ...testIndices, 51].sort((a, b) => a - b);
  assert.deepEqual(rows, [...iris.labels.keys()]);
  assert.deepEqual([...iris.features.subarray(51 * 4, 52 * 4)], runs.sample);

  for (const [side, indices] of [
    [train, trainIndices],
    [test, testIndices],
    [sample, [51]],
  ] as const)
    indices.forEach((row, i) => {
      assert.equal(side.labels[i], iris.labels[row]);
      for (let j = 0; j < 4; j++) {
        const expected = (iris.features[4 * row + j]! - mean[j]!) / std[j]!;
        assert.equal(side.features[4 * i + j], expected);
      }
    });
});

test("the canonical split, seed 273, has the same bytes on every machine", async () => {
  const { train, test, sample, mean, std, trainIndices, testIndices } = await publishedSplit(273);
  const hash = createHash("sha256");
  for (const array of [train.features, test.features, sample.features, mean, std])
    hash.update(array);
  hash.update(train.labels).update(test.labels);
  hash.update(Uint8Array.from([...trainIndices, ...testIndices]));
  assert.equal(
    hash.digest("hex"),
    "b81d868340117531b72fd0ed9349903ad5b2f1bb32b2af049d57e62b7db64d89",
  );
});
