import assert from "node:assert/strict";
import { test } from "node:test";
import { quantile } from "./quantile.js";

test("quantiles are order statistics where they fall on one, and linear between them", () => {
  const list = [5, 1, 4, 2, 3];
  assert.deepEqual([0, 0.25, 0.5, 0.75, 1].map((q) => quantile(list, q)), [1, 2, 3, 4, 5]); // prettier-ignore
  assert.equal(quantile(list, 0.375), 2.5);
  assert.equal(quantile([1, 2], 0.5), 1.5);
  assert.deepEqual(list, [5, 1, 4, 2, 3]);
});
