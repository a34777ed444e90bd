/** The tasks of the worker threads of `everySupport`: the minimisation on a branch of the supports, and second tries. */
import type { Dataset } from "../../data/dataset.js";
import { supportOfMask } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import {
  minimizeFrom,
  type MinimizedOnSupport,
  minimizeOnSupport,
  refined,
} from "../../minima/minimize-on-support.js";
import { models } from "../../minima/models.js";

/** Sent to each worker once. `low` is the number of entries that tell the branches apart. */
export interface BatchInput {
  readonly dataset: Dataset;
  readonly ridge: number;
  readonly low: number;
}

/** What was found on the support of one model, as plain numbers that survive JSON. */
export interface ModelRecord {
  readonly mask: number;
  readonly theta: readonly number[];
  readonly value: number;
  /** Absent where no ball is proven. */
  readonly ball?: {
    readonly radius: number;
    readonly shares: readonly number[];
    readonly value: readonly [lower: number, upper: number];
    readonly lower: readonly number[];
    readonly upper: readonly number[];
  };
}

/** What a minimisation came to on the support of a mask. */
export function modelRecord(
  mask: number,
  { theta, value, ball }: Pick<MinimizedOnSupport, "theta" | "value" | "ball">,
): ModelRecord {
  const found = ball && {
    radius: ball.radius,
    shares: Array.from(ball.shares),
    value: [ball.value.lower, ball.value.upper] as const,
    lower: Array.from(ball.gradient.lower),
    upper: Array.from(ball.gradient.upper),
  };
  return { mask, theta: Array.from(theta), value, ...(found && { ball: found }) };
}

/**
 * All models whose support agrees with the mask `branch` in its first `low` entries, in the order of a
 * walk that begins each support where its parent, the support without its largest entry, has ended.
 */
export function supportBatch(branch: number, { dataset, ridge, low }: BatchInput): ModelRecord[] {
  const network = softmaxNetwork(dataset, { ridge });
  const P = network.dimension;
  const { modelOf } = models(network);
  const records: ModelRecord[] = [];

  function solve(mask: number, start: Float64Array): Float64Array {
    const found = minimizeFrom(network, supportOfMask(mask), start);
    records.push(modelRecord(mask, found));
    return found.theta;
  }

  function walk(mask: number, theta: Float64Array, from: number): void {
    for (let a = from; a < P; a++) {
      const child = mask | (1 << a);
      if (modelOf(child) === child) walk(child, solve(child, theta), a + 1);
    }
  }

  if (modelOf(branch) !== branch) return [];
  let theta: Float64Array = new Float64Array(P);
  let mask = 0;
  for (const a of supportOfMask(branch)) theta = solve((mask |= 1 << a), theta);
  records.splice(0, Math.max(0, records.length - 1));
  walk(branch, theta, low);
  return records;
}

/**
 * Where the minimum is attained and no ball is proven: from zero, with the care of `gradedMinimum` that the
 * others need not; then with that care from where the walk had ended.
 */
export function secondTry(
  { mask, theta }: ModelRecord,
  { dataset, ridge }: Pick<BatchInput, "dataset" | "ridge">,
): ModelRecord {
  const network = softmaxNetwork(dataset, { ridge });
  const support = supportOfMask(mask);
  const fresh = minimizeOnSupport(network, support);
  if (fresh.ball !== undefined) return modelRecord(mask, fresh);
  const end = { theta: Float64Array.from(theta), iterations: 0 };
  return modelRecord(mask, refined(network, support, end));
}
