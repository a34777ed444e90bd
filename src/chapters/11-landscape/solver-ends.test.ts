import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { refits } from "../../iht/refits.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { maskOf, supportOf, supportOfMask } from "../../network/support.js";
import { everySupport, isSwapOptimal } from "../06-stationary-points/index.js";
import { exchangesAlong } from "./exchanges-along.js";
import { endsOf, STARTED } from "./solver-ends.js";
import { supportTable, tableRefits } from "./table-refits.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const every = await everySupport(network);
const table = supportTable(every);
const stepSize = 1 / denseSmoothness(network).upper;

test("the table gives what the refits of the network give", () => {
  const [known, alone] = [tableRefits(network, table), refits(network)];
  for (const support of [[], [2], [3, 7, 9, 10, 13], [2, 4, 5, 6, 11, 12, 13]]) {
    const [one, other] = [known(support), alone(support)];
    assert.ok(Math.abs(one.infimum - other.infimum) < 1e-12);
    assert.deepEqual(supportOf(one.point()), support);
    assert.ok(Math.abs(network.value(one.point()) - network.value(other.point())) < 1e-9);
  }
});

test("IHT ends where the loop is, exchange where no exchange helps, each with s entries at most", () => {
  for (const sparsity of [3, 7]) {
    const some = { dataset: train, table, starts: 3, iterations: 300, evaluations: 100 };
    const ends = endsOf(sparsity, some);
    assert.deepEqual(ends.map(({ solver }) => solver), [...STARTED]); // prettier-ignore
    for (const { masks } of ends)
      for (const mask of masks) assert.ok(supportOfMask(mask).length <= sparsity);
    ends[0].masks.forEach((mask, seed) => {
      const start = hardThreshold(initialWeights(seed), sparsity);
      const loop = ihtLoop(network, { sparsity, stepSize, start });
      loop.advance(300);
      assert.equal(mask, maskOf(supportOf(loop.theta)));
    });
    for (const mask of ends.at(-1)!.masks)
      assert.ok(isSwapOptimal(mask, 15, (other) => table.infima[other], 1e-12));
  }
});

test("every exchange along a run is told, with its pass and what bounds it", () => {
  for (const sparsity of [3, 6]) {
    const options = { sparsity, stepSize, start: hardThreshold(initialWeights(5), sparsity) };
    const { exchanges, last } = exchangesAlong(network, options, 400, (mask) => table.infima[mask]);
    const loop = ihtLoop(network, options);
    const changes: number[] = [];
    for (let k = 0; k < 400; k++) {
      const before = maskOf(supportOf(loop.theta));
      const value = network.value(loop.theta);
      loop.advance(1);
      const after = maskOf(supportOf(loop.theta));
      if (after === before) continue;
      const step = exchanges[changes.length];
      assert.equal(step.pass, table.infima[before & after]);
      assert.ok(Math.abs(step.value - value) < 1e-12 && step.pass <= step.bound);
      changes.push(k);
    }
    assert.ok(changes.length > 0);
    assert.deepEqual(exchanges.map(({ k }) => k), changes); // prettier-ignore
    assert.deepEqual(last.theta, loop.theta);
  }
});
