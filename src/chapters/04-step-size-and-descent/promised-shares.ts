import { type DescentConstants, type Inequalities, promisedDrops } from "./descent.js";
import { requireThat } from "../../numerics/checks.js";
import type { RoundedStep } from "./descent-step.js";

/** How much of what f really falls by the inequalities promise, over many steps. */
export type PromisedShares = {
  readonly steps: number;
  /** The steps on which some inequality promises more than the drop and its rounding together. */
  readonly violations: number;
  /** For each inequality the largest promised share, which is at most 1 where it holds, and the mean. */
  readonly largest: Inequalities;
  readonly mean: Inequalities;
};

/** The share of a drop that is promised; 0 where f does not fall, as on a step that is lost to rounding. */
export function promisedShare(promised: number, drop: number): number {
  return drop === 0 ? 0 : promised / drop;
}

/** Judges steps with the same constants. */
export function promisedShares(
  steps: readonly RoundedStep[],
  constants: DescentConstants,
): PromisedShares {
  const promised = steps.map((step) => promisedDrops(step, constants));
  const violated = promised.filter(({ t0, t1, t2, classical }, i) => {
    return !(Math.max(t0, t1, t2, classical) <= steps[i].drop + steps[i].rounding);
  });
  const shares = (key: keyof Inequalities): number[] =>
    promised.map((drops, i) => promisedShare(drops[key], steps[i].drop));
  return {
    steps: steps.length,
    violations: violated.length,
    largest: forEach((key) => shares(key).reduce((a, b) => Math.max(a, b), -Infinity)),
    mean: forEach((key) => shares(key).reduce((a, b) => a + b, 0) / steps.length),
  };
}

/** Several summaries as one: of all their steps together. Throws when there is none. */
export function mergedShares(parts: readonly PromisedShares[]): PromisedShares {
  requireThat(parts.length > 0, "mergedShares", "parts", "at least one summary", "none");
  const steps = parts.reduce((sum, part) => sum + part.steps, 0);
  return {
    steps,
    violations: parts.reduce((sum, part) => sum + part.violations, 0),
    largest: forEach((key) => Math.max(...parts.map(({ largest }) => largest[key]))),
    mean: forEach(
      (key) => parts.reduce((sum, part) => sum + part.mean[key] * part.steps, 0) / steps,
    ),
  };
}

function forEach(number: (key: keyof Inequalities) => number): Inequalities {
  return { t0: number("t0"), t1: number("t1"), t2: number("t2"), classical: number("classical") };
}
