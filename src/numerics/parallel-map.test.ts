import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parallelMap, type WorkerTask } from "./parallel-map.js";

const module = new URL("./fixtures/worker-tasks.js", import.meta.url);
const task = (name: string): WorkerTask => ({ module, name });
const items = [1, 2, 3, 4, 5];

test("results stand in the order of the items, whatever the number of workers", async () => {
  for (const workers of [1, 2, 8]) {
    const results = await parallelMap(task("slowSquare"), items, { shared: 100, workers });
    assert.deepEqual(results, [101, 104, 109, 116, 125]);
  }
  assert.deepEqual(await parallelMap(task("slowSquare"), []), []);
});

test("every finished item is reported", async () => {
  const seen: string[] = [];
  const report = (done: number, total: number): void => void seen.push(`${done}/${total}`);
  await parallelMap(task("slowSquare"), [5, 4], { shared: 0, report, workers: 1 });
  assert.deepEqual(seen, ["0/2", "1/2", "2/2"]);
});

test("an error names the task and the item", async () => {
  await assert.rejects(parallelMap(task("failAtThree"), items), {
    message: "failAtThree failed at 3: three is too much",
  });
});

test("an item whose worker died is given to another worker, once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "parallel-"));
  try {
    const shared = join(folder, "marker");
    assert.deepEqual(await parallelMap(task("dieOnce"), items, { shared, workers: 2 }), items);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await assert.rejects(parallelMap(task("dieAlways"), [1]), {
    message: "The worker died twice at 1: worker exited with code: 7",
  });
});

test("an abort ends the workers at once, with the signal's reason", async () => {
  const controller = new AbortController();
  const endless = parallelMap(task("never"), items, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error("Interrupted")), 50);
  await assert.rejects(endless, { message: "Interrupted" });
  await assert.rejects(parallelMap(task("never"), items, { signal: controller.signal }), {
    message: "Interrupted",
  });
});

test("what is in the store is not computed again, what is computed goes into it", async () => {
  const store = new Map<string, number>([["item 2", -2]]);
  const parts = {
    get: async (key: string) => store.get(key),
    put: async (key: string, result: number) => void store.set(key, result),
  };
  const key = (n: number): string => `item ${n}`;
  const results = await parallelMap(task("slowSquare"), [1, 2, 3], { shared: 0, parts, key });
  assert.deepEqual(results, [1, -2, 9]);
  assert.deepEqual(Object.fromEntries(store), { "item 1": 1, "item 2": -2, "item 3": 9 });
  await assert.rejects(parallelMap(task("slowSquare"), [1, 1], { parts, key }), {
    message: "parallelMap requires key to be different for different items, got equal keys",
  });
});
