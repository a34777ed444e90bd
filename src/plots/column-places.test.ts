import assert from "node:assert/strict";
import { test } from "node:test";
import { columnPlaces } from "./column-places.js";

test("one point stands in the middle, few points all and in order across four fifths of a column", () => {
  assert.deepEqual(columnPlaces(1, 5, 100), [{ rank: 0, x: 5 }]);
  assert.deepEqual(columnPlaces(3, 5, 100), [
    { rank: 0, x: 4.6 },
    { rank: 1, x: 5 },
    { rank: 2, x: 5.4 },
  ]);
  assert.deepEqual(columnPlaces(0, 5, 100), []);
});

test("of many points so many are taken, evenly, and both ends are among them", () => {
  const places = columnPlaces(1001, 0, 5);
  assert.deepEqual(
    places.map(({ rank }) => rank),
    [0, 250, 500, 750, 1000],
  );
  assert.deepEqual([places[0]!.x, places[4]!.x], [-0.4, 0.4]);
});
