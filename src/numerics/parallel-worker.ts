/** The other end of `parallelMap`: answers each item with what the task makes of it. */
import { parentPort, workerData } from "node:worker_threads";

const { module, name, shared } = workerData as { module: string; name: string; shared: unknown };
const { [name]: task } = (await import(module)) as Record<
  string,
  (item: unknown, shared: unknown) => unknown
>;

parentPort!.on("message", async (item: unknown) => {
  try {
    parentPort!.postMessage({ kind: "result", result: await task(item, shared) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    parentPort!.postMessage({ kind: "error", why });
  }
});
