import assert from "node:assert/strict";
import { test } from "node:test";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { type ModelRecord, ModelRecords, packed } from "./model-records.js";

const P = 20;
const normal = normalNumbers(mersenneTwister(4));
/** Numbers, among them both zeros, NaN and infinities. */
const vector = (usual: number): Float64Array =>
  Float64Array.from(
    { length: P },
    (_, a) =>
      [usual, normal(), -0, 0, NaN, -Infinity, 1][
        (7 * a + Math.floor(Math.abs(10 * normal()))) % 7
      ]!,
  );

function drawn(mask: number): ModelRecord {
  const [theta, value] = [vector(0), normal()];
  if (mask % 3 === 0) return { mask, theta, value };
  const gradient = { lower: vector(0), upper: vector(0) };
  const bounds = { lower: normal(), upper: Infinity };
  return {
    mask,
    theta,
    value,
    ball: { radius: normal(), shares: vector(1), value: bounds, gradient },
  };
}

test("a record comes out as it went in, every bit, and is found by its mask", () => {
  const masks = [1, 2, 3, 77, 2 ** P - 1, 6];
  const drawnRecords = masks.map(drawn);
  const records = new ModelRecords(P);
  records.add(Float64Array.from(drawnRecords.slice(0, 4).flatMap(packed)));
  records.add(Float64Array.from(drawnRecords.slice(4).flatMap(packed)));
  for (const record of drawnRecords) assert.deepStrictEqual(records.at(record.mask), record);
  assert.deepEqual(records.masks(), [1, 2, 3, 6, 77, 2 ** P - 1]);
  records.setValue(77, -0);
  assert.deepStrictEqual(records.at(77), { ...drawnRecords[3], value: -0 });
  const other = { ...drawn(3), value: 5 };
  records.add(Float64Array.from(packed(other)));
  assert.deepStrictEqual(records.at(3), other);
  assert.deepStrictEqual(records.at(2), drawnRecords[1]);
});

test("a record of half of the entries takes some three hundred bytes", () => {
  const half = Float64Array.from({ length: P }, (_, a) => (a % 2 === 0 ? 0 : normal()));
  const others = Float64Array.from(half, (_, a) => (a % 2 === 0 ? normal() : 0));
  const gradient = { lower: others, upper: others };
  const ball = {
    radius: 1e-9,
    shares: half.map(() => 1),
    value: { lower: 0.1, upper: 0.2 },
    gradient,
  };
  assert.equal(8 * packed({ mask: 5, theta: half, value: 0.2, ball }).length, 320);
});
