import { nextTurn } from "../numerics/next-turn.js";
import type { Report } from "../numerics/report.js";
import { progress } from "./progress.js";

/**
 * Runs a long computation in a cell so that JupyterLab's stop button works: the computation gets a
 * `report` for the progress line and a `signal` that is aborted by the interrupt.
 *
 * A listener for the interrupt that is set in the synchronous part of a cell would kill the kernel at
 * the next interrupt, hence the turn of the event loop before it. A computation must let the event loop
 * turn from time to time, else the signal cannot reach it.
 *
 * @throws Error "Interrupted" (the reason of the signal) when it was stopped; the kernel stays usable.
 */
export async function interruptible<T>(
  compute: (report: Report, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  await nextTurn();
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Error("Interrupted"));
  const { report, end } = progress(1);
  process.once("SIGINT", stop);
  try {
    return await compute(report, controller.signal);
  } finally {
    process.off("SIGINT", stop);
    end();
  }
}
