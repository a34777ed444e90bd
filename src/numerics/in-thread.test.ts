import assert from "node:assert/strict";
import { test } from "node:test";
import { ArgumentError } from "./checks.js";
import { inThread } from "./in-thread.js";
import type { WorkerTask } from "./parallel-map.js";

const module = new URL("./fixtures/worker-tasks.js", import.meta.url);
const task = (name: string): WorkerTask => ({ module, name });

/** The threads that are there, once those that have ended had time to close. */
async function threadsLeft(): Promise<string[]> {
  const left = (): string[] =>
    process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort/.test(name));
  for (let turn = 0; turn < 100 && left().length > 0; turn++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return left();
}

test("the result is whole, what is told comes in order and before it", async () => {
  const seen: number[] = [];
  const told = { report: (done: number) => void seen.push(done) };
  const result = await inThread(task("counted"), 4, { told });
  const vector = Float64Array.of(1 / 3, -0, Infinity);
  assert.deepStrictEqual(result, { vector, integer: 2n ** 100n, none: undefined });
  assert.deepEqual(seen, [0, 1, 2, 3, 4]);
  assert.deepEqual(await threadsLeft(), []);
});

test("an abort ends a thread that never lets its event loop turn; nothing is told afterwards", async () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const report = (done: number): void => {
    seen.push(done);
    if (done === 1) controller.abort(new Error("enough"));
  };
  const { signal } = controller;
  const spinning = inThread(task("spinning"), undefined, { told: { report }, signal });
  await assert.rejects(spinning, { message: "enough" });
  assert.deepEqual(seen, [0, 1]);
  assert.deepEqual(await threadsLeft(), []);
  await assert.rejects(inThread(task("counted"), 1, { signal }), { message: "enough" });
});

test("what is thrown where something is told ends the thread, and is thrown here", async () => {
  const told = {
    report: () => {
      throw new Error("no more");
    },
  };
  await assert.rejects(inThread(task("spinning"), undefined, { told }), { message: "no more" });
  assert.deepEqual(await threadsLeft(), []);
});

test("what the task throws is thrown here, with its sentence and as what it was", async () => {
  const refused = inThread(task("refusing"), "f requires a number");
  await assert.rejects(refused, new ArgumentError("f requires a number"));
  await assert.rejects(inThread(task("failAtThree"), 3), new Error("three is too much"));
});

test("a thread that ends by itself is an error", async () => {
  const message = "The thread of dieAlways ended with code 7";
  await assert.rejects(inThread(task("dieAlways"), undefined), { message });
});
