import { smoothnessUpperBound } from "../03-restricted-smoothness/index.js";
import { publishedSplit } from "../../data/published-split.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { requireThat } from "../../numerics/checks.js";
import { parallelMap, type WorkerTask } from "../../numerics/parallel-map.js";
import type { Report } from "../../numerics/report.js";

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
  const P = network.dimension;
  const bounds = Array.from({ length: Math.floor(P / 2) + 1 }, (_, i) =>
    smoothnessUpperBound(network, Math.min(2 * (i + 1), P)),
  );
  return Array.from({ length: P }, (_, i) => 1 / bounds[Math.min(i, bounds.length - 1)]);
}
