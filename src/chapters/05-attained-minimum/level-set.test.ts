import assert from "node:assert/strict";
import { test } from "node:test";
import { levelSetVerdict, type Ray } from "./level-set.js";

const ray = (changed: Partial<Ray>): Ray => ({
  kind: "unattained",
  support: [0],
  infimum: 0.5,
  point: Float64Array.of(1),
  value: 0.5 + 1e-9,
  direction: Float64Array.of(1),
  ...changed,
});

test("a ray below the level leaves every bounded set, the lowest is the witness", () => {
  const [high, low] = [ray({ value: 0.7 }), ray({ value: 0.6 })];
  const verdict = levelSetVerdict(1, [high, low]);
  assert.deepEqual(verdict, { kind: "unbounded", ray: low, below: 0.4 });
});

test("with all infima above the level, or no ray at all, it is bounded", () => {
  assert.deepEqual(levelSetVerdict(0.25, [ray({})]), { kind: "bounded", above: 0.25 });
  assert.deepEqual(levelSetVerdict(1, []), { kind: "bounded", above: Infinity });
});

test("between the infimum and the start of the ray nothing is decided", () => {
  assert.equal(levelSetVerdict(0.5 + 5e-10, [ray({})]).kind, "undecided");
  assert.equal(levelSetVerdict(0.5, [ray({ kind: "flat", value: 0.5 })]).kind, "undecided");
});
