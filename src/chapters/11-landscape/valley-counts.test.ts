import assert from "node:assert/strict";
import { test } from "node:test";
import { countDeeper, mostValleysAt, oneValleyFrom, type ValleyCount } from "./valley-counts.js";
import type { Valley } from "./landscape.js";

const valley = (depth: number, model: number): Valley => ({
  support: [],
  model,
  bottom: 0,
  attained: true,
  pass: depth,
  over: undefined,
  joins: undefined,
  depth,
});

test("valleys deeper than a depth, and how many models they are", () => {
  const valleys = [valley(Infinity, 1), valley(0.5, 2), valley(0.5, 2), valley(0.1, 3)];
  assert.deepEqual(countDeeper({ valleys }, [0, 0.1, 0.3, 1]), {
    valleys: [4, 3, 3, 1],
    patterns: [3, 2, 2, 1],
  });
});

test("one valley from the s after the last that has several, not from the first that has one", () => {
  const of = (...several: number[]): ValleyCount[] =>
    several.map((count, i) => ({
      rows: 0,
      ridge: 0,
      sparsity: i + 1,
      separable: false,
      valleys: [count],
      patterns: [count],
      best: 0,
      attained: true,
    }));
  assert.equal(oneValleyFrom(of(1, 3, 1, 2, 1, 1), 0), 5);
  assert.equal(oneValleyFrom(of(1, 1), 0), 1);
  assert.equal(oneValleyFrom(of(2, 2), 0), 3);
  assert.equal(mostValleysAt(of(1, 3, 7, 2, 7), 0), 3);
});
