import { Worker } from "node:worker_threads";
import { ArgumentError } from "./checks.js";
import type { WorkerTask } from "./parallel-map.js";
import type { FromThread } from "./thread.js";

/** Functions that the task is given and may call with plain data; what they return does not reach it. */
export type Told = Readonly<Record<string, (...values: never[]) => void>>;

/**
 * task(input, told), computed on a thread of its own, which ends at once when the signal is aborted: in the middle of
 * a linear program, of a factorisation, of anything.
 *
 * The result is that of the task, bit for bit. The functions of `told` are called in this thread, in the order in which
 * the task calls its own; none is called after an abort, an error or the end. It takes a tenth of a second more than
 * the task, and copies what goes in and out: plain data, with vectors and integers of any length.
 *
 * @throws the signal's reason after an abort; what a function of `told` throws, which ends the thread, too; what the task
 *   throws, an `ArgumentError` as one; an Error when the thread ends by itself.
 */
export async function inThread<R>(
  task: WorkerTask,
  input: unknown,
  { told = {}, signal }: { told?: Told; signal?: AbortSignal } = {},
): Promise<R> {
  signal?.throwIfAborted();
  const { href: module } = task.module;
  const worker = new Worker(new URL("./thread.js", import.meta.url), {
    workerData: { module, name: task.name, input, told: Object.keys(told) },
  });
  let stop = (): void => {};
  try {
    return await new Promise<R>((resolve, reject) => {
      stop = () => {
        worker.removeAllListeners("message");
        reject(signal!.reason as Error);
      };
      signal?.addEventListener("abort", stop);
      worker.on("message", (message: FromThread) => {
        if (message.kind === "result") resolve(message.result as R);
        else if (message.kind === "error")
          reject(message.argument ? new ArgumentError(message.why) : new Error(message.why));
        else
          try {
            told[message.name]!(...(message.values as never[]));
          } catch (error) {
            worker.removeAllListeners("message");
            reject(error as Error);
          }
      });
      worker.on("error", reject);
      worker.on("exit", (code) =>
        reject(new Error(`The thread of ${task.name} ended with code ${code}`)),
      );
    });
  } finally {
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
