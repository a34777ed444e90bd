import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import type { Dataset } from "../../data/dataset.js";
import { classSeparation, twoClasses } from "./class-separation.js";

/** Rows on a line: the class and the place of each. */
const onLine = (rows: readonly (readonly [label: number, x: number])[]): Dataset => ({
  features: Float64Array.from(rows, ([, x]) => x),
  labels: Uint8Array.from(rows, ([label]) => label),
  size: rows.length,
  featureNames: ["x"],
  classNames: ["a", "b", "c"],
});

test("on a line two classes are separable, touch in a point, or overlap", async () => {
  const apart = onLine([[0, 1], [0, 2], [2, 3], [2, 4], [1, 0]]); // prettier-ignore
  const touching = onLine([[0, 1], [0, 2], [2, 2], [2, 4], [1, 0]]); // prettier-ignore
  const mixed = onLine([[0, 1], [0, 3], [2, 2], [2, 4], [1, 0]]); // prettier-ignore
  assert.equal(await classSeparation(apart, 0, 2), "separable");
  assert.equal(await classSeparation(touching, 0, 2), "quasi-separable");
  assert.equal(await classSeparation(mixed, 2, 0), "overlapping");
});

test("the rows of two classes become the classes 0 and 1", async () => {
  const { train } = await publishedSplit(273);
  const two = twoClasses(train, 1, 2);
  assert.deepEqual([two.size, two.classNames], [74, ["versicolor", "virginica"]]);
  assert.deepEqual([...new Set(two.labels)].sort(), [0, 1]);
});

test("the classes are two of the data set", () => {
  const rows = onLine([[0, 1], [1, 2], [2, 3]]); // prettier-ignore
  assert.throws(() => twoClasses(rows, 0, 3), {
    message: "twoClasses requires other to be an integer from 0 to 2, got 3",
  });
  assert.throws(() => twoClasses(rows, 1, 1), {
    message: "twoClasses requires other to be another class than one, got 1",
  });
});
