import { iht, type IhtOptions } from "../../iht/iht.js";
import type { Objective } from "../../network/objective.js";
import { norm } from "../../numerics/linear.js";
import { requireInteger } from "../../numerics/checks.js";

/**
 * How a run of n steps behaves, by the first rule that it meets:
 *
 * - `settled`: f never rises, and the support is the same in the last 500 steps;
 * - `changing`: f never rises, the support changes in the last 500 steps;
 * - `late descent`: f rises, but not in the last 500 steps;
 * - `cycling`: in the last 16 steps θ^k = θ^{k−p} within 1e-12 for some period p ≤ 8;
 * - `irregular`: all others.
 */
export type RunClass = "settled" | "changing" | "late descent" | "cycling" | "irregular";

/** What is kept of a run: k of the last rise (0: none), of the last change of the support, the period. */
export type RunSummary = {
  readonly kind: RunClass;
  readonly lastRise: number;
  readonly settledSince: number;
  /** The smallest p ≤ 8 of the rule for `cycling`, else 0. */
  readonly period: number;
  readonly value: number;
  /** The largest (‖θ^k‖ − ‖θ⁰‖)/(kγ): how fast the run has moved away at most. */
  readonly speed: number;
};

/** A rise of f counts when it is larger than this times max(1, f): rounding is below 1e-13. */
const RISE = 1e-12;
const WINDOW = 500;
const LONGEST_PERIOD = 8;
const COMPARED = 16;
const SAME = 1e-12;

/** Runs IHT for `steps` ≥ 500 steps and classifies what it does. */
export function runClass(objective: Objective, options: IhtOptions, steps: number): RunSummary {
  requireInteger("runClass", "steps", steps, WINDOW);
  const last: Float64Array[] = [];
  let [lastRise, settledSince, before, support, speed] = [0, 0, Infinity, "", -Infinity];
  const distance = norm(options.start);
  for (const iterate of iht(objective, options)) {
    const { k, theta, value } = iterate;
    if (value > before + RISE * Math.max(1, before)) lastRise = k;
    const now = iterate.support.join();
    if (k > 0 && now !== support) settledSince = k;
    if (k > 0) speed = Math.max(speed, (norm(theta) - distance) / (k * options.stepSize));
    if (k > steps - COMPARED - LONGEST_PERIOD) last.push(theta);
    [before, support] = [value, now];
    if (k === steps) break;
  }
  const period = periodOf(last);
  const found = { lastRise, settledSince, period, value: before, speed };
  return { kind: kindOf(found, steps), ...found };
}

function kindOf(run: Omit<RunSummary, "kind">, steps: number): RunClass {
  if (run.lastRise === 0) return run.settledSince <= steps - WINDOW ? "settled" : "changing";
  if (run.lastRise <= steps - WINDOW) return "late descent";
  return run.period > 0 ? "cycling" : "irregular";
}

/** The smallest p ≤ 8 for which each of the last 16 vectors is the one p places before it, or 0. */
function periodOf(vectors: readonly Float64Array[]): number {
  const end = vectors.length;
  for (let p = 1; p <= LONGEST_PERIOD; p++) {
    const same = vectors
      .slice(end - COMPARED)
      .every((vector, i) =>
        vector.every((entry, a) => Math.abs(entry - vectors[end - COMPARED + i - p][a]) <= SAME),
      );
    if (same) return p;
  }
  return 0;
}
