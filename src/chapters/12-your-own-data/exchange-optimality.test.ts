import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { exchange } from "../../iht/exchange.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { record } from "../../iht/record.js";
import { refits } from "../../iht/refits.js";
import { unchanged } from "../../iht/stopping.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { exchangeOptimality, screenedExchanges } from "./exchange-optimality.js";
import { screenedExchange } from "./screened-exchange.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const refit = refits(network);
const P = network.dimension;

test("the best of all exchanges is the best by definition", async () => {
  for (const support of [[2], [0, 7, 14], [2, 4, 6, 10, 13]]) {
    const { infimum, best, tried, of, kind } = await exchangeOptimality(network, support, {
      refit,
    });
    const values = support.flatMap((i) =>
      Array.from({ length: P }, (_, j) => j)
        .filter((j) => !support.includes(j))
        .map((j) => refit([...support.filter((a) => a !== i), j].sort((a, b) => a - b)).infimum),
    );
    assert.equal(best!.infimum, Math.min(...values));
    assert.deepEqual([tried, of], [values.length, values.length]);
    assert.equal(kind, best!.infimum < infimum - 1e-12 ? "improvable" : "optimal");
    assert.ok(support.includes(best!.leaves) && !support.includes(best!.enters));
  }
});

test("screened are the entries of largest gradient, at the refit without the entry that leaves", () => {
  const support = [0, 7, 14];
  const list = screenedExchanges(network, support, 2, refit);
  assert.equal(list.length, 6);
  for (const leaves of support) {
    const rest = support.filter((a) => a !== leaves);
    const slopes = network.gradient(refit(rest).point()).map(Math.abs);
    const outside = [...slopes.keys()].filter((j) => !support.includes(j));
    const least = Math.min(...list.filter((one) => one.leaves === leaves).map(({ enters }) => slopes[enters])); // prettier-ignore
    assert.equal(outside.filter((j) => slopes[j] > least).length, 1);
  }
});

test("with all candidates the screened exchange is exchange, iterate by iterate; with few it never rises", () => {
  for (const seed of [0, 1, 2]) {
    const start = hardThreshold(initialWeights(seed), 4);
    const options = { sparsity: 4, start, refit };
    const rule = { maxIterations: 30 } as const;
    const ends = [
      exchange(network, options),
      screenedExchange(network, { ...options, candidates: P }),
    ];
    const [one, other] = ends.map((run) => record(run, { ...rule, until: unchanged() }));
    assert.deepEqual(one!.iterates.map(({ theta }) => theta), other!.iterates.map(({ theta }) => theta)); // prettier-ignore
    const few = record(screenedExchange(network, { ...options, candidates: 2 }), { ...rule, until: unchanged() }); // prettier-ignore
    const infima = few.iterates.slice(1).map(({ support }) => refit(support).infimum);
    infima.slice(1).forEach((value, i) => assert.ok(value <= infima[i]!));
  }
});
