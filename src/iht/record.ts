import { requireThat, requireInteger } from "../numerics/checks.js";
import type { Report } from "../numerics/report.js";
import type { Iterate } from "./iht.js";

/**
 * Why a run ended: its stopping rule was met, it took all its iterations, a number was no longer
 * finite, or its signal was given.
 */
export type Outcome = "satisfied" | "iteration-limit" | "non-finite" | "aborted";

/** The kept iterates of a run, in order, the first and the last among them. */
export interface Trace<T extends Iterate = Iterate> {
  readonly iterates: readonly T[];
  readonly last: T;
  readonly outcome: Outcome;
}

/** Is this iterate good enough to stop at? It sees each iterate once, in order. */
export type StoppingRule<T extends Iterate = Iterate> = (iterate: T) => boolean;

/**
 * Runs a sequence and keeps its first iterate, every one with k divisible by `every` (1) and the last.
 *
 * It ends, in this order of precedence, at the first iterate whose θ, value or gradient is not finite;
 * that satisfies `until`; at which `signal` is aborted; with k = `maxIterations`. `report` is told k of
 * `maxIterations`. A run does not yield: a signal must be given from inside, by `report` or `until`.
 *
 * Throws unless `maxIterations` ≥ 0 and `every` ≥ 1 are integers, and on a sequence that ends.
 */
export function record<T extends Iterate>(
  iterates: Iterable<T>,
  options: {
    maxIterations: number;
    until?: StoppingRule<T>;
    every?: number;
    signal?: AbortSignal;
    report?: Report;
  },
): Trace<T> {
  const { maxIterations, until = () => false, every = 1, signal, report } = options;
  requireInteger("record", "maxIterations", maxIterations, 0);
  requireInteger("record", "every", every, 1);

  function outcomeAt(iterate: T): Outcome | undefined {
    if (!isFinite(iterate)) return "non-finite";
    if (until(iterate)) return "satisfied";
    if (signal?.aborted) return "aborted";
    if (iterate.k >= maxIterations) return "iteration-limit";
    return undefined;
  }

  const kept: T[] = [];
  for (const iterate of iterates) {
    report?.(iterate.k, maxIterations);
    const outcome = outcomeAt(iterate);
    if (kept.length === 0 || outcome !== undefined || iterate.k % every === 0) kept.push(iterate);
    if (outcome !== undefined) return { iterates: kept, last: iterate, outcome };
  }
  requireThat(false, "record", "iterates", "an endless sequence", "one that ended");
}

function isFinite({ theta, value, gradient }: Iterate): boolean {
  return Number.isFinite(value) && theta.every(Number.isFinite) && gradient.every(Number.isFinite);
}
