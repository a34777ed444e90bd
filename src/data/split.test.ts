import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture } from "../tools/fixture.js";
import type { Dataset } from "./dataset.js";
import { loadIris } from "./iris.js";
import { selectRows } from "./select-rows.js";
import { trainTestSplit } from "./split.js";

interface Case {
  size: number;
  testFraction: number;
  seed: number;
  train: number[];
  test: number[];
}
interface StratifiedCase extends Omit<Case, "size"> {
  counts: number[];
}
const { splits, stratified } = fixture<{ splits: Case[]; stratified: StratifiedCase[] }>(
  "data/scikit-learn",
);

/** Row i has the one feature i and the class i mod 2. */
function counting(size: number): Dataset {
  const rows = Array.from({ length: size }, (_, i) => i);
  return {
    features: Float64Array.from(rows),
    labels: Uint8Array.from(rows, (i) => i % 2),
    size,
    featureNames: ["row"],
    classNames: ["even", "odd"],
  };
}

for (const expected of splits) {
  const { size, testFraction, seed } = expected;
  test(`${size} rows, fraction ${testFraction}, seed ${seed}: the rows of scikit-learn`, () => {
    const split = trainTestSplit(counting(size), { testFraction, seed });
    assert.deepEqual(split.trainIndices, expected.train);
    assert.deepEqual(split.testIndices, expected.test);
    for (const [side, rows] of [
      [split.train, expected.train],
      [split.test, expected.test],
    ] as const) {
      assert.equal(side.size, rows.length);
      assert.deepEqual([...side.features], rows);
      assert.deepEqual(
        [...side.labels],
        rows.map((i) => i % 2),
      );
    }
  });
}

for (const { counts, testFraction, seed, ...expected } of stratified)
  test(`stratified, ${counts.join(" + ")} rows, fraction ${testFraction}, seed ${seed}: the rows of scikit-learn`, () => {
    const most = Math.max(...counts);
    const turns = Array.from({ length: most }, (_, i) =>
      counts.flatMap((n, k) => (i < n ? k : [])),
    );
    const labels = Uint8Array.from(turns.flat());
    const classNames = counts.map((_, k) => `class ${k}`);
    const dataset = { ...counting(labels.length), labels, classNames };
    const { train, trainIndices, testIndices } = trainTestSplit(dataset, {
      testFraction,
      seed,
      stratify: true,
    });
    assert.deepEqual(trainIndices, expected.train);
    assert.deepEqual(testIndices, expected.test);
    assert.deepEqual([...train.features], expected.train);
  });

test("trainTestSplit and selectRows leave their data set as it was, and share nothing with it", async () => {
  const iris = await loadIris();
  const before = structuredClone(iris);
  const { train, test } = trainTestSplit(iris, { testFraction: 0.5, seed: 1 });
  const all = selectRows(iris, [...iris.labels.keys()]);
  assert.deepEqual(all, before);
  for (const part of [train, test, all]) {
    part.features.fill(NaN);
    part.labels.fill(9);
    (part.featureNames as string[])[0] = "";
    (part.classNames as string[])[0] = "";
  }
  assert.deepEqual(iris, before);
});

test("selectRows repeats and orders rows as it is told, none included", async () => {
  const dataset = counting(5);
  assert.deepEqual([...selectRows(dataset, [4, 0, 4]).features], [4, 0, 4]);
  assert.equal(selectRows(dataset, []).size, 0);
});
