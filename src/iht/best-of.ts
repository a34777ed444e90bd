import { requireNonNegative, requireThat } from "../numerics/checks.js";
import type { Iterate } from "./iht.js";

/** The best of several runs. */
export interface BestOf<T extends Iterate = Iterate> {
  /** The end with the lowest value, the first of equal ones. */
  readonly best: T;
  /** How many runs there were, and how many of them ended as low. */
  readonly of: number;
  readonly times: number;
}

/**
 * Runs a solver from each start and keeps the lowest end: `run` takes a start to the last iterate, as
 * `(start) => record(exchange(network, { sparsity, start, refit }), { … }).last` does.
 *
 * Values within `tolerance` of the lowest count as equal to it. A value that is NaN is never the best.
 * Throws on an empty list of starts, on a negative tolerance, and an Error where no run ends with a number.
 */
export function bestOf<T extends Iterate>(
  run: (start: Float64Array) => T,
  starts: readonly Float64Array[],
  tolerance: number,
): BestOf<T> {
  requireThat(starts.length > 0, "bestOf", "starts", "a list of at least one vector", "none");
  requireNonNegative("bestOf", "tolerance", tolerance);
  const ends = starts.map(run).filter(({ value }) => !Number.isNaN(value));
  if (ends.length === 0) throw new Error(`None of ${starts.length} runs ended with a number`);
  const best = ends.reduce((one, other) => (other.value < one.value ? other : one));
  const times = ends.filter(({ value }) => value <= best.value + tolerance).length;
  return { best, of: starts.length, times };
}
