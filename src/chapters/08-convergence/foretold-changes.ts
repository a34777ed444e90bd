import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { type IhtLoop, ihtLoop } from "../../iht/iht-loop.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork, type SoftmaxNetwork } from "../../network/softmax.js";
import { supportOf } from "../../network/support.js";
import { requireThat } from "../../numerics/checks.js";
import { parallelMap, type PartStore, type WorkerTask } from "../../numerics/parallel-map.js";
import type { Report } from "../../numerics/report.js";
import type { Parts } from "../../storage/kept-result.js";
import type { Foretold } from "./fate-group.js";

/** Runs that are taken step by step to see whether a change comes as it was foretold. */
export type ForetoldRuns = {
  readonly split: number;
  readonly stepSize: number;
  /** Each run is taken to the iteration `until`, and its changes after `from` are noted. */
  readonly runs: readonly {
    readonly sparsity: number;
    readonly seed: number;
    readonly from: number;
    readonly until: number;
  }[];
};

/** A change of the support in the iteration k. */
export type TrueChange = { readonly k: number; readonly leaves: number; readonly enters: number };

/** Is the first change that a run made the one that was foretold, within its bracket? */
export function asForetold(
  [lower, upper, leaves, enters]: Foretold,
  [first]: readonly TrueChange[],
): boolean {
  const inside = first !== undefined && lower < first.k && first.k <= upper;
  return inside && first.leaves === leaves && first.enters === enters;
}

const TASK: WorkerTask = {
  module: new URL("./foretold-changes.js", import.meta.url),
  name: "trueChanges",
};

/** So many steps are taken at a time; only where the support changed they are taken again one by one. */
const STRETCH = 1000;

/**
 * The changes of the support that runs make, by true steps: a computation for `kept`, on worker threads, a list
 * for each of the runs, in their order. Throws unless there is a run.
 */
export async function foretoldChanges(
  { runs, ...common }: ForetoldRuns,
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<TrueChange[][]> {
  requireThat(runs.length > 0, "foretoldChanges", "runs", "a list of at least one run", "none");
  return parallelMap<ForetoldRuns["runs"][number], TrueChange[]>(TASK, runs, {
    shared: common,
    report,
    signal,
    parts: parts as PartStore<TrueChange[]>,
    key: ({ sparsity, seed, from, until }) => `${sparsity} ${seed} ${from} ${until}`,
  });
}

/** The worker's part of `foretoldChanges`: one run. */
export async function trueChanges(
  { sparsity, seed, from, until }: ForetoldRuns["runs"][number],
  { split, stepSize }: Omit<ForetoldRuns, "runs">,
): Promise<TrueChange[]> {
  const network: SoftmaxNetwork = softmaxNetwork((await publishedSplit(split)).train);
  const start = hardThreshold(initialWeights(seed), sparsity);
  const loop = ihtLoop(network, { sparsity, stepSize, start });
  loop.advance(from);
  const changes: TrueChange[] = [];
  while (loop.k < until) {
    const before = { k: loop.k, theta: loop.theta.slice() };
    const steps = Math.min(STRETCH, until - loop.k);
    loop.advance(steps);
    if (loop.settledSince <= before.k) continue;
    const again = ihtLoop(network, { sparsity, stepSize, start: before.theta });
    changes.push(...changesOf(again, steps).map((one) => ({ ...one, k: before.k + one.k })));
  }
  return changes;
}

function changesOf(loop: IhtLoop, steps: number): TrueChange[] {
  const changes: TrueChange[] = [];
  let before = supportOf(loop.theta);
  while (loop.k < steps) {
    loop.advance(1);
    if (loop.settledSince < loop.k) continue;
    const after = supportOf(loop.theta);
    const come = after.filter((a) => !before.includes(a));
    before
      .filter((a) => !after.includes(a))
      .forEach((leaves, i) => changes.push({ k: loop.k, leaves, enters: come[i] }));
    before = after;
  }
  return changes;
}
