import type { InPlaceObjective } from "../network/objective.js";
import { requireInteger } from "../numerics/checks.js";
import { thresholdInPlace } from "./hard-threshold.js";
import { type IhtOptions, requireIhtOptions } from "./iht.js";

/** The state of a loop: `gradient` belongs to `theta` = θ^k, both are written over by `advance`. */
export interface IhtLoop {
  readonly k: number;
  readonly theta: Float64Array;
  readonly gradient: Float64Array;
  /** The smallest j for which θ^j, …, θ^k have one support. */
  readonly settledSince: number;
  /** Takes `steps` ≥ 0 steps; throws unless it is an integer. */
  advance(steps: number): void;
}

/** So many steps the kernel counts at a time, in 32 bits. */
const MOST_STEPS = 0x40000000;

/**
 * The sequence `iht`, bit for bit, as a loop that takes no memory and computes no value: for sweeps
 * over many runs. The value of an iterate is `objective.value(loop.theta)`.
 *
 * The options and what is thrown are those of `iht`.
 */
export function ihtLoop(objective: InPlaceObjective, options: IhtOptions): IhtLoop {
  requireIhtOptions("ihtLoop", objective, options);
  const { sparsity, stepSize, start } = options;
  const theta = start.slice();
  const gradient = objective.gradient(theta);
  const next = new Float64Array(theta.length);
  const magnitudes = new Float64Array(theta.length);

  function step(): void {
    for (let a = 0; a < theta.length; a++) next[a] = theta[a] - stepSize * gradient[a];
    thresholdInPlace(next, sparsity, magnitudes);
    loop.k++;
    for (let a = 0; a < theta.length; a++) {
      if ((theta[a] === 0) !== (next[a] === 0)) loop.settledSince = loop.k;
      theta[a] = next[a];
    }
    objective.gradientInto(theta, gradient);
  }

  function advance(steps: number): void {
    requireInteger("advance", "steps", steps, 0);
    if (objective.ihtSteps === undefined) {
      for (let taken = 0; taken < steps; taken++) step();
      return;
    }
    for (let left = steps; left > 0;) {
      const count = Math.min(left, MOST_STEPS);
      const changed = objective.ihtSteps(theta, gradient, sparsity, stepSize, count);
      if (changed > 0) loop.settledSince = loop.k + changed;
      loop.k += count;
      left -= count;
    }
  }

  const loop = { k: 0, theta, gradient, settledSince: 0, advance };
  return loop;
}
