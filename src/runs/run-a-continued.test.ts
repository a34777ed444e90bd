import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json, Parts } from "../storage/kept-result.js";
import { loadPublishedRuns } from "../data/published-runs.js";
import { iht } from "../iht/iht.js";
import { record } from "../iht/record.js";
import { rerunSparse } from "./rerun-published.js";
import { runAContinued } from "./run-a-continued.js";

const { network, options } = await rerunSparse((await loadPublishedRuns()).sparse[0]);
const { iterates } = record(iht(network, options), { maxIterations: 9000 });
const noSignal = new AbortController().signal;

function storeOf(map: Map<string, Json>): Parts {
  return {
    get: async (key) => map.get(key),
    put: async (key, part) => void map.set(key, JSON.parse(JSON.stringify(part)) as Json),
  };
}

test("checkpoints and changes are those of the sequence, bit for bit", async () => {
  const inputs = { segments: 9, every: 1000 };
  const { checkpoints, changes } = await runAContinued(
    inputs,
    () => {},
    noSignal,
    storeOf(new Map()),
  );
  const at = (k: number) => ({ k, theta: Array.from(iterates[k].theta) });
  assert.deepEqual(
    checkpoints,
    Array.from({ length: 10 }, (_, i) => at(1000 * i)),
  );
  const changed = iterates.filter(
    ({ k, support }) => k > 0 && support.join() !== iterates[k - 1].support.join(),
  );
  assert.ok(changed.length > 1);
  assert.deepEqual(changes, changed.map(({ k }) => at(k))); // prettier-ignore
});

test("a run that was stopped goes on from its parts and gives the same", async () => {
  const inputs = { segments: 6, every: 50 };
  const parts = new Map<string, Json>();
  const controller = new AbortController();
  const stopAtTwo = (done: number) => done === 2 && controller.abort(new Error("Interrupted"));
  const stopped = runAContinued(inputs, stopAtTwo, controller.signal, storeOf(parts));
  await assert.rejects(stopped, { message: "Interrupted" });
  assert.equal(parts.size, 2);
  const resumed = await runAContinued(inputs, () => {}, noSignal, storeOf(parts));
  const whole = await runAContinued(inputs, () => {}, noSignal, storeOf(new Map()));
  assert.deepEqual(resumed, whole);
});
