import assert from "node:assert/strict";
import { test } from "node:test";
import { isSwapOptimal } from "../chapters/06-stationary-points/index.js";
import { publishedSplit } from "../data/published-split.js";
import { initialWeights } from "../network/initial-weights.js";
import { softmaxNetwork } from "../network/softmax.js";
import { maskOf, supportOfMask } from "../network/support.js";
import { exchange } from "./exchange.js";
import { diagonal, leastSquares } from "./fixtures/quadratics.js";
import { hardThreshold } from "./hard-threshold.js";
import { record } from "./record.js";
import { EQUAL_INFIMA, refits } from "./refits.js";
import { unchanged } from "./stopping.js";
import { strongestIndices } from "./strongest-indices.js";

const rule = () => ({ maxIterations: 100, until: unchanged() });

test("by hand: fill up by the gradient, exchange the worst for the best", () => {
  const { objective, refit } = diagonal([1, 1, 1, 1], [1, -2, 3, 4]);
  const start = Float64Array.of(1, 0, 0, 0);
  const { iterates } = record(exchange(objective, { sparsity: 2, start, refit }), rule());
  assert.deepEqual(
    iterates.map(({ theta }) => Array.from(theta)),
    [
      [1, 0, 0, 0],
      [0, 0, 3, 4],
      [0, 0, 3, 4],
    ],
  );
});

test("each exchange is the best one, and at the end none is better", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { objective, refit } = leastSquares(seed, 12, 8);
    const run = record(
      exchange(objective, { sparsity: 3, start: new Float64Array(8), refit }),
      rule(),
    );
    const infimum = (mask: number): number => refit(supportOfMask(mask)).infimum;
    const neighbours = (mask: number): number[] =>
      Array.from({ length: 256 }, (_, other) => other).filter(
        (other) => supportOfMask(other).length === 3 && supportOfMask(mask & other).length === 2,
      );
    const [start, ...later] = run.iterates;
    const first = strongestIndices(start.theta, start.gradient, 3);
    const masks = [first, ...later.map(({ support }) => support)].map(maskOf);
    for (let k = 1; k < masks.length; k++) {
      const least = Math.min(...[masks[k - 1], ...neighbours(masks[k - 1])].map(infimum));
      assert.equal(infimum(masks[k]), least);
    }
    assert.equal(run.outcome, "satisfied");
    assert.ok(isSwapOptimal(masks.at(-1)!, 8, infimum, EQUAL_INFIMA));
  }
});

test("a start that is the refit on its own support is left all the same", () => {
  const { objective, refit } = diagonal([1, 1, 1, 1], [1, -2, 3, 4]);
  const start = refit([0, 1]).point();
  const { last } = record(exchange(objective, { sparsity: 2, start, refit }), rule());
  assert.deepEqual(last.support, [2, 3]);
});

test("on IRIS it ends exchange-optimal, also where the infimum is not attained", async () => {
  const network = softmaxNetwork((await publishedSplit(273)).train);
  const refit = refits(network);
  const infimum = (mask: number): number => refit(supportOfMask(mask)).infimum;
  for (const sparsity of [3, 5, 8, 15]) {
    const start = hardThreshold(initialWeights(435), sparsity);
    const { last, outcome } = record(exchange(network, { sparsity, start, refit }), rule());
    assert.equal(outcome, "satisfied");
    assert.ok(isSwapOptimal(maskOf(last.support), 15, infimum, EQUAL_INFIMA), `s ${sparsity}`);
  }
});
