import assert from "node:assert/strict";
import { test } from "node:test";
import { levelSetVerdict, type Lowest, type Ray } from "./level-set.js";

const ray = (changed: Partial<Ray>): Ray => ({
  kind: "unattained",
  support: [0],
  infimum: 0.5,
  point: Float64Array.of(1),
  value: 0.5 + 1e-9,
  direction: Float64Array.of(1),
  ...changed,
});

const decided = (...rays: Ray[]): Lowest => ({ rays, undecided: [] });

test("a ray below the level leaves every bounded set, the lowest is the witness", () => {
  const [high, low] = [ray({ value: 0.7 }), ray({ value: 0.6 })];
  const verdict = levelSetVerdict(1, decided(high, low));
  assert.deepEqual(verdict, { kind: "unbounded", ray: low, below: 0.4 });
});

test("with all infima above the level, or no ray at all, it is bounded", () => {
  assert.deepEqual(levelSetVerdict(0.25, decided(ray({}))), { kind: "bounded", above: 0.25 });
  assert.deepEqual(levelSetVerdict(1, decided()), { kind: "bounded", above: Infinity });
});

test("between the infimum and the start of the ray nothing is decided", () => {
  assert.equal(levelSetVerdict(0.5 + 5e-10, decided(ray({}))).kind, "undecided");
  assert.equal(levelSetVerdict(0.5, decided(ray({ kind: "flat", value: 0.5 }))).kind, "undecided");
});

test("with a support whose infimum is not known no level that a loss can have is bounded", () => {
  const why = "No minimum was found on 2, 5";
  const one = { support: [2, 5], why };
  const other = { support: [3], why: "the exact simplex method was stopped after 0 pivots" };
  const of = (...undecided: Lowest["undecided"]): Lowest => ({ rays: [ray({})], undecided });
  assert.deepEqual(levelSetVerdict(0.25, of(one)), {
    kind: "undecided",
    why: `the infimum on 2, 5 is not known: ${why}`,
  });
  assert.deepEqual(levelSetVerdict(0, of(one, other)), {
    kind: "undecided",
    why: `the infimum on 2, 5 is not known, nor on 1 other support: ${why}`,
  });
  assert.deepEqual(levelSetVerdict(-0.25, of(one)), { kind: "bounded", above: 0.25 });
  assert.equal(levelSetVerdict(0.75, of(one)).kind, "unbounded");
});
