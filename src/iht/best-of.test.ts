import assert from "node:assert/strict";
import { test } from "node:test";
import { bestOf } from "./best-of.js";
import { exchange } from "./exchange.js";
import { leastSquares } from "./fixtures/quadratics.js";
import type { Iterate } from "./iht.js";
import { record } from "./record.js";
import { unchanged } from "./stopping.js";

const end = (start: Float64Array): Iterate => ({
  k: 0,
  theta: start,
  value: start[0],
  gradient: start,
  support: [],
});
const starts = [3, 1, 2, 1.25, 1].map((x) => Float64Array.of(x));

test("the lowest end, the first of equal ones, and how many came as low", () => {
  assert.deepEqual(bestOf(end, starts, 0), { best: end(starts[1]), of: 5, times: 2 });
  assert.equal(bestOf(end, starts, 0).best.theta, starts[1]);
  assert.equal(bestOf(end, starts, 0.25).times, 3);
});

test("a run that ends with NaN counts as a run and is never the best", () => {
  assert.equal(bestOf(end, [Float64Array.of(NaN), ...starts], 0).best.theta, starts[1]);
  assert.equal(bestOf(end, [Float64Array.of(NaN), ...starts], 0).of, 6);
  assert.throws(() => bestOf(end, [Float64Array.of(NaN)], 0), {
    message: "None of 1 runs ended with a number",
  });
});

test("exchange from every single entry: the best end is the best of all supports", () => {
  for (let seed = 1; seed <= 5; seed++) {
    const { objective, refit } = leastSquares(seed, 12, 6);
    const singles = Array.from({ length: 6 }, (_, a) => new Float64Array(6).with(a, 1));
    const run = (start: Float64Array): Iterate =>
      record(exchange(objective, { sparsity: 2, start, refit }), { maxIterations: 50, until: unchanged() }).last; // prettier-ignore
    const pairs = Array.from({ length: 6 }, (_, a) => Array.from({ length: a }, (_, b) => [b, a])).flat(); // prettier-ignore
    const least = Math.min(...pairs.map((pair) => refit(pair).infimum));
    assert.equal(bestOf(run, singles, 1e-12).best.value, least);
  }
});
