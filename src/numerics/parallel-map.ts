import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import { requireThat, requireInteger } from "./checks.js";
import type { Answer } from "./parallel-worker.js";
import type { Report } from "./report.js";

/** A function that workers can find: the built module that exports it, and its name there. */
export interface WorkerTask {
  readonly module: URL;
  readonly name: string;
}

/** Where finished results are kept, so that a computation that was stopped can go on. */
export interface PartStore<R> {
  get(key: string): Promise<R | undefined>;
  put(key: string, result: R): Promise<void>;
}

/** How a parallel map runs; none of this changes what it gives. */
export interface ParallelOptions<I, R> {
  /** Sent to each worker once; the second argument of the task. */
  readonly shared?: unknown;
  /** The number of worker threads; as many as the machine has cores unless it is given. */
  readonly workers?: number;
  readonly report?: Report;
  readonly signal?: AbortSignal;
  /** Results that are already there are not computed again; they must survive JSON. */
  readonly parts?: PartStore<R>;
  /** The name of an item in `parts`. */
  readonly key?: (item: I) => string;
}

/**
 * [task(items[0], shared), task(items[1], shared), …], computed on worker threads.
 *
 * The results stand in the order of the items and do not depend on the number of workers. An item
 * whose worker died is given to another worker once. After an abort, an error or the end no worker is
 * left running. The pool of workers is piscina's; order, parts, progress and the sentences are ours.
 *
 * @throws the signal's reason after an abort; Error that names the item when the task throws, or when
 *   its worker died twice; ArgumentError when `workers` is not an integer of at least 1.
 */
export async function parallelMap<I, R>(
  task: WorkerTask,
  items: readonly I[],
  options: ParallelOptions<I, R> = {},
): Promise<R[]> {
  const { shared, workers = availableParallelism(), report, signal, parts, key = String } = options;
  requireInteger("parallelMap", "workers", workers, 1);
  const keys = items.map(key);
  const distinct = parts === undefined || new Set(keys).size === keys.length;
  requireThat(distinct, "parallelMap", "key", "different for different items", "equal keys");

  const results: (R | undefined)[] = [];
  for (const name of keys) results.push(await parts?.get(name));
  const waiting = [...items.keys()].filter((i) => results[i] === undefined);
  let done = items.length - waiting.length;
  report?.(done, items.length);

  signal?.throwIfAborted();
  if (waiting.length === 0) return results as R[];

  const count = Math.min(workers, waiting.length);
  const { href: module } = task.module;
  const pool = new Piscina({
    filename: new URL("./parallel-worker.js", import.meta.url).href,
    workerData: { module, name: task.name, shared },
    minThreads: count,
    maxThreads: count,
  });
  let over = false;
  const stop = async (): Promise<void> => {
    over = true;
    await pool.destroy();
  };

  /** The task does not throw in its worker: a promise that is rejected means that the worker died. */
  async function answerTo(i: number): Promise<Answer> {
    const ask = (): Promise<Answer> => pool.run(items[i]) as Promise<Answer>;
    return ask().catch((): Promise<Answer> => {
      if (over) throw new Error("stopped");
      return ask().catch((why: Error) => {
        throw new Error(`The worker died twice at ${keys[i]}: ${why.message}`);
      });
    });
  }

  async function workOut(i: number): Promise<void> {
    const answer = await answerTo(i);
    if (over) return;
    if (answer.kind === "error")
      throw new Error(`${task.name} failed at ${keys[i]}: ${answer.why}`);
    results[i] = answer.result as R;
    await parts?.put(keys[i], results[i]);
    done += 1;
    report?.(done, items.length);
  }

  signal?.addEventListener("abort", stop);
  try {
    await Promise.all(waiting.map(workOut));
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    await stop();
  }
  return results as R[];
}
