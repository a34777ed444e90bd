import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { maskOf, supportOf } from "../../network/support.js";
import { everySupport, infima } from "../06-stationary-points/index.js";
import { finalRims } from "./final-rims.js";
import { landscape } from "./landscape.js";
import { walledRun } from "./walled-run.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const every = await everySupport(network);
const values = infima(every);
const infimum = (mask: number): number => values[mask];
const stepSize = 1 / denseSmoothness(network).upper;
const startOf = (seed: number, s: number): Float64Array => hardThreshold(initialWeights(seed), s);

test("no exchange of the next steps passes higher than the reach; the wall is that of the point", () => {
  let exchanged = 0;
  for (const sparsity of [3, 5, 7]) {
    const found = landscape(network, every, sparsity);
    for (let seed = 0; seed < 10; seed++)
      for (const steps of [1, 3, 10, 30]) {
        const options = { sparsity, stepSize, start: startOf(seed, sparsity) };
        const run = walledRun(network, options, steps, found, infimum);
        const loop = ihtLoop(network, options);
        loop.advance(steps);
        const before = loop.theta.slice();
        const value = network.value(before);
        const gradient = Array.from(network.gradient(before), (g, a) =>
          before[a] === 0 ? g * g : 0,
        );
        const largest = gradient.sort((one, other) => other - one).slice(0, sparsity);
        const reach = (stepSize / 2) * largest.reduce((sum, square) => sum + square, 0);
        assert.ok(Math.abs(run.reach - reach) < 1e-14);
        const S = maskOf(supportOf(before));
        assert.equal(run.gap, infimum(S) - found.valleys[0].bottom);
        assert.equal(run.wall, found.valleyOf(before).pass - value);
        loop.advance(1);
        const T = maskOf(supportOf(loop.theta));
        if (S === T) continue;
        exchanged++;
        assert.ok(infimum(S & T) <= value + run.reach + 1e-12);
      }
  }
  assert.ok(exchanged > 0);
});

test("the rim is positive where no smaller support comes as low, and at least the certified height", async () => {
  const ways = new Set<string>();
  for (const sparsity of [2, 3]) {
    const starts = [0, 1, 2, 3, 4].map((seed) => startOf(seed, sparsity));
    const options = { sparsity, stepSize };
    const runs = await finalRims(network, options, starts, 2000, infimum);
    runs.forEach(({ way, height, rim }, i) => {
      ways.add(way);
      const loop = ihtLoop(network, { ...options, start: starts[i] });
      loop.advance(2000);
      const { theta } = loop;
      const value = network.value(theta);
      const lower = supportOf(theta).some(
        (a) => infimum(maskOf(supportOf(theta).filter((b) => b !== a))) <= value,
      );
      assert.equal(rim > 0, !lower);
      if (way === "tangent" || way === "sharp") assert.ok(height > 0 && height <= rim);
    });
  }
  assert.ok(ways.has("tangent"));
});
