import assert from "node:assert/strict";
import { test } from "node:test";
import { selectionFrequencies, unusedClasses, unusedInputs } from "./structure.js";

const names = { featureNames: ["w", "x", "y", "z"], classNames: ["a", "b", "c"] };
const mask = (...entries: number[]): number => entries.reduce((sum, a) => sum + 2 ** a, 0);

test("inputs and rows of W without a weight are unused, whatever the biases", () => {
  const some = mask(0, 2, 4, 12, 14);
  assert.deepEqual(unusedInputs(names, some), [1, 3]);
  assert.deepEqual(unusedClasses(names, some), [2]);
  assert.deepEqual([unusedInputs(names, 0), unusedClasses(names, 0)], [[0, 1, 2, 3], [0, 1, 2]]); // prettier-ignore
  assert.deepEqual([unusedInputs(names, 32767), unusedClasses(names, 32767)], [[], []]);
});

test("frequencies are shares of the masks", () => {
  assert.deepEqual(selectionFrequencies([mask(0), mask(0, 2), mask(2), mask(0)], 3), [0.75, 0, 0.5]); // prettier-ignore
});
