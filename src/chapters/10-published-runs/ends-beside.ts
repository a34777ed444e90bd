import type { Parts } from "../../storage/kept-result.js";
import { publishedSplit } from "../../data/published-split.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { requireVector } from "../../numerics/checks.js";
import { largestDifference } from "../../numerics/differences.js";
import { parallelMap, type PartStore, type WorkerTask } from "../../numerics/parallel-map.js";
import type { Report } from "../../numerics/report.js";

/** A start by the seed of its kaiming weights, biases zero, and the mask of the entries that it keeps. */
export type MaskedStart = { readonly start: number; readonly mask: number };

/** The runs that are compared with a printed network, and how they are made. */
export type EndsInputs = {
  readonly split: number;
  readonly sparsity: number;
  readonly stepSize: number;
  readonly steps: number;
  readonly printed: readonly number[];
  readonly starts: readonly MaskedStart[];
};

/** Where a run ends, and its distance there from the printed network: the largest difference of an entry. */
export type EndBeside = MaskedStart & {
  readonly theta: readonly number[];
  readonly distance: number;
  /** The iterate that comes nearest among the first 2·`steps`, and its distance. */
  readonly nearest: { readonly k: number; readonly distance: number };
};

const TASK: WorkerTask = {
  module: new URL("./ends-beside.js", import.meta.url),
  name: "endBeside",
};

/**
 * How near the runs from some starts come to a printed network, after `steps` steps and at any time up to twice
 * as many: a computation for `kept`, on worker threads, in the order of the starts.
 *
 * Throws unless `printed` has P entries, and as `ihtLoop` does.
 */
export async function endsBeside(
  { starts, ...run }: EndsInputs,
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<EndBeside[]> {
  return parallelMap<MaskedStart, EndBeside>(TASK, starts, {
    shared: run,
    report,
    signal,
    parts: parts as PartStore<EndBeside>,
    key: ({ start, mask }) => `${start} ${mask}`,
  });
}

/** The worker's part of `endsBeside`: one run. */
export async function endBeside(
  { start, mask }: MaskedStart,
  { split, sparsity, stepSize, steps, printed }: Omit<EndsInputs, "starts">,
): Promise<EndBeside> {
  const network = softmaxNetwork((await publishedSplit(split)).train);
  const goal = Float64Array.from(printed);
  requireVector("endsBeside", "printed", goal, network.dimension);
  const drawn = initialWeights(start, { weights: "kaiming", bias: "zero" });
  const masked = drawn.map((x, a) => ((mask >> a) & 1 ? x : 0));
  const loop = ihtLoop(network, { sparsity, stepSize, start: masked });
  let nearest = { k: 0, distance: Infinity };
  let theta: readonly number[] = [];
  while (loop.k < 2 * steps) {
    loop.advance(1);
    const distance = largestDifference(loop.theta, goal);
    if (distance < nearest.distance) nearest = { k: loop.k, distance };
    if (loop.k === steps) theta = Array.from(loop.theta);
  }
  return { start, mask, theta, distance: largestDifference(theta, goal), nearest };
}
