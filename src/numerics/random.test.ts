import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture } from "../tools/fixture.js";
import {
  integerUpTo,
  mersenneTwister,
  normalNumbers,
  permutation,
  uniformNumbers,
} from "./random.js";

interface Case {
  seed: number;
  draws: number[];
  permutations: number[][];
  uniform: number[];
  normal: number[];
}
const { cases } = fixture<{ cases: Case[] }>("numerics/numpy-random");

const take = (count: number, next: () => number): number[] => Array.from({ length: count }, next);

for (const { seed, draws, permutations, uniform, normal } of cases) {
  test(`seed ${seed} gives the draws, permutations and uniform numbers of RandomState`, () => {
    const all = take(1500, mersenneTwister(seed));
    const places = [0, 1, 2, 622, 623, 624, 1247, 1248, 1499];
    assert.deepEqual(
      places.map((i) => all[i]),
      draws,
    );
    for (const order of permutations)
      assert.deepEqual(permutation(mersenneTwister(seed), order.length), order);
    assert.deepEqual(take(uniform.length, uniformNumbers(mersenneTwister(seed))), uniform);
  });

  test(`seed ${seed} gives the normal numbers of RandomState up to the last bits of log`, () => {
    take(normal.length, normalNumbers(mersenneTwister(seed))).forEach((x, i) => {
      assert.ok(Math.abs(x - normal[i]!) <= 1e-15 * Math.abs(normal[i]!), `number ${i}: ${x}`);
    });
  });
}

test("integerUpTo masks, rejects what is too large, and draws nothing for 0", () => {
  const script = [0xffffffff, 6, 13, 0x80000000];
  const draw = (): number => script.shift()!;
  assert.equal(integerUpTo(draw, 0), 0);
  assert.equal(script.length, 4);
  assert.equal(integerUpTo(draw, 5), 5); // 7, 6 are rejected, 13 & 7 = 5
  assert.equal(integerUpTo(draw, 0xffffffff), 0x80000000);
});

test("permutation takes each order of 3 about equally often", () => {
  const draw = mersenneTwister(3);
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = permutation(draw, 3).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  // Five standard deviations of a binomial count with n = 6000, p = 1/6.
  for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 145, `${count}`);
});

test("normal numbers have mean 0, variance 1 and fourth moment 3", () => {
  const sample = take(100_000, normalNumbers(mersenneTwister(1)));
  const moment = (p: (x: number) => number): number =>
    sample.reduce((sum, x) => sum + p(x), 0) / sample.length;
  // Five standard errors: √(1/n), √(2/n), √(96/n).
  assert.ok(Math.abs(moment((x) => x)) < 0.016);
  assert.ok(Math.abs(moment((x) => x * x) - 1) < 0.023);
  assert.ok(Math.abs(moment((x) => x * x * x * x) - 3) < 0.155);
});
