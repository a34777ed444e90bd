/**
 * The tasks of the worker threads of `everySupport`: the minimisation on a branch of the supports, and second tries.
 */
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
import { type ModelRecord, packed } from "./model-records.js";

/** Sent to each worker once. `low` is the number of entries that tell the branches apart. */
export interface BatchInput {
  readonly dataset: Dataset;
  readonly ridge: number;
  readonly low: number;
}

/** What a minimisation came to on the support of a mask. */
export function modelRecord(mask: number, { theta, value, ball }: Minimized): ModelRecord {
  return { mask, theta, value, ...(ball && { ball }) };
}

type Minimized = Pick<MinimizedOnSupport, "theta" | "value" | "ball">;

/**
 * All models whose support agrees with the mask `branch` in its first `low` entries, in the order of a
 * walk that begins each support where its parent, the support without its largest entry, has ended; each `packed`.
 */
export function supportBatch(branch: number, { dataset, ridge, low }: BatchInput): Float64Array {
  const network = softmaxNetwork(dataset, { ridge });
  const P = network.dimension;
  const { modelOf } = models(network);
  let numbers: number[] = [];

  function solve(mask: number, start: Float64Array): Float64Array {
    const found = minimizeFrom(network, supportOfMask(mask), start);
    numbers.push(...packed(modelRecord(mask, found)));
    return found.theta;
  }

  function walk(mask: number, theta: Float64Array, from: number): void {
    for (let a = from; a < P; a++) {
      const child = mask | (1 << a);
      if (modelOf(child) === child) walk(child, solve(child, theta), a + 1);
    }
  }

  if (modelOf(branch) !== branch) return new Float64Array();
  let theta: Float64Array = new Float64Array(P);
  let mask = 0;
  for (const a of supportOfMask(branch)) {
    numbers = [];
    theta = solve((mask |= 1 << a), theta);
  }
  walk(branch, theta, low);
  return Float64Array.from(numbers);
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
  return modelRecord(mask, refined(network, support, { theta, iterations: 0 }));
}
