import { smoothnessUpperBound } from "../03-restricted-smoothness/index.js";
import { publishedSplit } from "../../data/published-split.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../../network/softmax.js";
import { requireThat } from "../../numerics/checks.js";
import { parallelMap, type WorkerTask } from "../../numerics/parallel-map.js";
import type { Report } from "../../numerics/report.js";
import { listOf } from "../../runs/sweep-grid.js";

const TASK: WorkerTask = {
  module: new URL("./proven-steps.js", import.meta.url),
  name: "stepsOfSplit",
};

/**
 * For each split the steps 1/L_s for s = 1, …, P, with the proven upper bound of Λ_{min(2s,P)} on its
 * training rows for L_s: a computation for `kept`, on worker threads. Throws on an empty list.
 */
export async function provenSteps(
  { splits }: { splits: readonly number[] },
  report: Report = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<number[][]> {
  requireThat(splits.length > 0, "provenSteps", "splits", "a list of at least one seed", "none");
  return parallelMap<number, number[]>(TASK, splits, { report, signal });
}

/** The worker's part of `provenSteps`: the steps of one split. */
export async function stepsOfSplit(seed: number): Promise<number[]> {
  const network = softmaxNetwork((await publishedSplit(seed)).train);
  return provenStepsOn(network, listOf({ from: 1, to: network.dimension }));
}

/** The steps 1/L_s of a network for these s, each at the place s − 1 of P; NaN for the others. */
export function provenStepsOn(network: SoftmaxNetwork, sparsities: readonly number[]): number[] {
  const P = network.dimension;
  const bounds = new Map<number, number>();
  const steps = Array<number>(P).fill(NaN);
  for (const s of sparsities) {
    const m = Math.min(2 * s, P);
    if (!bounds.has(m)) bounds.set(m, smoothnessUpperBound(network, m));
    steps[s - 1] = 1 / bounds.get(m)!;
  }
  return steps;
}
