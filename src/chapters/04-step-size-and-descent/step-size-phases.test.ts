import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { geometricGrid, phaseAt, stepSizePhases } from "./step-size-phases.js";

const settings = { smoothness: 1.4424, seeds: [0, 3], steps: 500 };

test("a grid has the ends it is given and equal quotients", () => {
  const grid = geometricGrid(0.05, 8, 40);
  assert.deepEqual([grid[0], grid[39], grid.length], [0.05, 8, 40]);
  for (let i = 1; i < 40; i++)
    assert.ok(Math.abs(grid[i] / grid[i - 1] / Math.exp(Math.log(160) / 39) - 1) < 2e-3);
});

test("the runs of a point are those of the loop", async () => {
  const network = softmaxNetwork((await publishedSplit(273)).train);
  const { runs } = await phaseAt({ sparsity: 4, multiple: 2 }, settings);
  for (const [i, run] of runs.entries()) {
    const start = hardThreshold(initialWeights(settings.seeds[i]), 4);
    const loop = ihtLoop(network, { sparsity: 4, stepSize: 2 / settings.smoothness, start });
    loop.advance(500);
    assert.equal(run.value, Number(network.value(loop.theta).toPrecision(6)));
    assert.equal(run.settledSince, loop.settledSince);
  }
});

test("the points of a grid, by sparsity, whatever the worker", async () => {
  const nothingKept = { get: async () => undefined, put: async () => {} };
  const phases = await stepSizePhases(
    { sparsities: [1, 2], multiples: [0.5, 40], settings },
    () => {},
    new AbortController().signal,
    nothingKept,
  );
  const points = [1, 2].flatMap((sparsity) =>
    [0.5, 40].map((multiple) => ({ sparsity, multiple })),
  );
  assert.deepEqual(phases, await Promise.all(points.map((point) => phaseAt(point, settings))));
});
