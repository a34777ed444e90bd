import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { requireThat, requireInteger } from "./checks.js";
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
 * left running.
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

  const running = new Set<Worker>();
  const spawn = (): Worker => {
    const { href: module } = task.module;
    const workerData = { module, name: task.name, shared };
    const worker = new Worker(new URL("./parallel-worker.js", import.meta.url), { workerData });
    running.add(worker);
    return worker;
  };
  const died = new Set<number>();
  let over = false;

  async function workThrough(): Promise<void> {
    let worker = spawn();
    for (let i = waiting.shift(); i !== undefined; i = waiting.shift()) {
      const answer = await ask(worker, items[i]);
      signal?.throwIfAborted();
      if (over) return;
      if (answer.kind === "died") {
        if (died.has(i)) throw new Error(`The worker died twice at ${keys[i]}: ${answer.why}`);
        died.add(i);
        waiting.unshift(i);
        worker = spawn();
        continue;
      }
      if (answer.kind === "error")
        throw new Error(`${task.name} failed at ${keys[i]}: ${answer.why}`);
      results[i] = answer.result as R;
      await parts?.put(keys[i], answer.result as R);
      done += 1;
      report?.(done, items.length);
    }
  }

  const stop = async (): Promise<void> => {
    over = true;
    await Promise.all([...running].map((worker) => worker.terminate()));
  };
  signal?.throwIfAborted();
  signal?.addEventListener("abort", stop);
  try {
    const count = Math.min(workers, waiting.length);
    await Promise.all(Array.from({ length: count }, workThrough));
  } finally {
    signal?.removeEventListener("abort", stop);
    await stop();
  }
  return results as R[];
}

type Answer =
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "error"; readonly why: string }
  | { readonly kind: "died"; readonly why: string };

/** One item to one worker; a worker that ends or breaks instead of answering has died. */
function ask(worker: Worker, item: unknown): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer): void => {
      worker.off("message", settle).off("error", broken).off("exit", ended);
      resolve(answer);
    };
    const broken = (error: Error): void => settle({ kind: "died", why: error.message });
    const ended = (code: number): void => settle({ kind: "died", why: `exit code ${code}` });
    worker.on("message", settle).on("error", broken).on("exit", ended);
    worker.postMessage(item);
  });
}
