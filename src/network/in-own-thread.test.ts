/** What can be followed and stopped: the same bits on a thread, its progress, an abort at any time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { smoothnessBound } from "../chapters/03-restricted-smoothness/index.js";
import { conditionsReport } from "../chapters/12-your-own-data/index.js";
import { publishedSplit } from "../data/published-split.js";
import { fate } from "../iht/fate.js";
import { finalSupport } from "../iht/final-support.js";
import { attainsMinimum } from "../minima/attained-minimum.js";
import { infimumOnSupport } from "../minima/infimum-on-support.js";
import type { Running, Stoppable } from "../numerics/report.js";
import { denseSmoothness } from "./dense-smoothness.js";
import { softmaxNetwork } from "./softmax.js";

const network = softmaxNetwork((await publishedSplit(273)).train, { ridge: 0.001 });
const start = new Float64Array(network.dimension);
const stepSize = 1 / denseSmoothness(network).upper;
const options = { sparsity: 4, stepSize, start };
const smoothness = (m: number): number => smoothnessBound(network, m).upper;
const support = [0, 1, 5, 6, 9];

const followed: Record<string, (running?: Running) => Promise<unknown>> = {
  attainsMinimum: (running) => attainsMinimum(network, support, running),
  infimumOnSupport: (running) => infimumOnSupport(network, support, running),
  fate: (running) => fate(network, { ...options, ...running }),
  "fate below other bounds": (running) => fate(network, { ...options, smoothness, ...running }),
  finalSupport: async (running) => (await finalSupport(network, { ...options, ...running }))(start),
  conditionsReport: (running) => conditionsReport(network, { ...options, ...running }),
};

const stoppable: Record<string, (running?: Stoppable) => unknown> = {
  ...(followed as Record<string, (running?: Stoppable) => unknown>),
  smoothnessBound: (running) =>
    running ? smoothnessBound(network, 3, running) : smoothnessBound(network, 3),
};

for (const [name, call] of Object.entries(followed))
  test(`${name}: its progress begins with nothing, never falls, and ends with all`, async () => {
    for (const signal of [undefined, new AbortController().signal]) {
      const told: (readonly [done: number, total: number])[] = [];
      const report = (done: number, total: number): void => void told.push([done, total]);
      await call({ report, ...(signal && { signal }) });
      const total = told[0]![1];
      assert.ok(told.every(([, each]) => each === total));
      assert.deepEqual([told[0]![0], told.at(-1)![0]], [0, total]);
      assert.ok(told.every(([done], i) => i === 0 || done >= told[i - 1]![0]));
    }
  });

for (const [name, call] of Object.entries(stoppable))
  test(`${name}: a signal changes no bit; an abort at the next turn of the event loop comes through, and the next call works`, async () => {
    const plain = await call();
    assert.deepStrictEqual(await call({ signal: new AbortController().signal }), plain);
    const controller = new AbortController();
    setImmediate(() => controller.abort(new Error("enough")));
    await assert.rejects(async () => call({ signal: controller.signal }), { message: "enough" });
    await assert.rejects(async () => call({ signal: controller.signal }), { message: "enough" });
    assert.deepStrictEqual(await call({ signal: new AbortController().signal }), plain);
  });
