import assert from "node:assert/strict";
import { test } from "node:test";
import { labelPlaces, type Segment } from "./label-places.js";

const fan: Segment[] = [20, 70, 120].flatMap((y) => [
  { from: [0, y], to: [180, 40] },
  { from: [0, y], to: [180, 100] },
]);
const [width, height] = [34, 14];

test("labels stand on their lines and not on each other", () => {
  const shares = labelPlaces(fan, width, height);
  const boxes = fan.map(({ from, to }, i) =>
    [0, 1].map((axis) => from[axis] + shares[i] * (to[axis] - from[axis])),
  );
  for (const [i, one] of boxes.entries())
    for (const other of boxes.slice(i + 1))
      assert.ok(
        Math.abs(one[0] - other[0]) >= width || Math.abs(one[1] - other[1]) >= height,
        `${one.join()} and ${other.join()}`,
      );
  assert.ok(shares.every((share) => share > 0 && share < 1));
});

test("a single label stands in the middle", () => {
  assert.deepEqual(labelPlaces(fan.slice(0, 1), width, height), [0.5]);
});
