import { requireFields, requireThat, requireInteger } from "../numerics/checks.js";
import type { Report } from "../numerics/report.js";
import type { Iterate } from "./iht.js";

/**
 * Why a run ended.
 *
 *     "satisfied"        its stopping rule was met
 *     "iteration-limit"  it took all its iterations
 *     "non-finite"       its last iterate holds a NaN or an infinity in θ, value or gradient: it ran away
 *     "aborted"          its signal was given
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

const FIELDS = ["maxIterations", "until", "every", "signal", "report"];

/**
 * Runs a sequence and keeps its first iterate, every one with k divisible by `every` (1) and the last.
 *
 * It ends, in this order of precedence, at the first iterate whose θ, value or gradient is not finite;
 * that satisfies `until`; at which `signal` is aborted; with k = `maxIterations`. `report` is told k of
 * `maxIterations`. A run does not yield: a signal must be given from inside, by `report` or `until`.
 *
 * A generator that is given is left open: recorded again, it goes on with the iterate after the last
 * one. What is opened here (the iterator of a list, or of an object with a fresh one each time) is closed.
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
  requireFields("record", "options", options, FIELDS);
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
  const sequence = iterates[Symbol.iterator]();
  try {
    for (;;) {
      const { done, value: iterate } = sequence.next();
      requireThat(!done, "record", "iterates", "an endless sequence", "one that ended");
      report?.(iterate.k, maxIterations);
      const outcome = outcomeAt(iterate);
      if (kept.length === 0 || outcome !== undefined || iterate.k % every === 0) kept.push(iterate);
      if (outcome !== undefined) return { iterates: kept, last: iterate, outcome };
    }
  } finally {
    if (!Object.is(sequence, iterates)) sequence.return?.();
  }
}

function isFinite({ theta, value, gradient }: Iterate): boolean {
  return Number.isFinite(value) && theta.every(Number.isFinite) && gradient.every(Number.isFinite);
}
