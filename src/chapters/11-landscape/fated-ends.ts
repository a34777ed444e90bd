import type { Dataset } from "../../data/dataset.js";
import { publishedSplit } from "../../data/published-split.js";
import { fate } from "../../iht/fate.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { maskOf } from "../../network/support.js";
import { parallelMap, type WorkerTask } from "../../numerics/parallel-map.js";
import type { Report } from "../../numerics/report.js";
import type { Json, Parts } from "../../storage/kept-result.js";

/** How the end of a run is known; "open" where it was not found, and the support is the last one known. */
export type EndKnown = "certificate" | "flow" | "open";

/** Where the runs of IHT with one sparsity end: the mask of the last support, and how it is known, start by start. */
export type FatedEnds = {
  readonly sparsity: number;
  readonly masks: readonly number[];
  readonly by: readonly EndKnown[];
};

/** Some starts of one sparsity. */
export type FateBatch = { readonly sparsity: number; readonly from: number; readonly to: number };

const TASK: WorkerTask = { module: new URL("./fated-ends.js", import.meta.url), name: "fatesOf" };

/** So many starts are one item of work. */
const BATCH = 10;

/**
 * The ends of IHT from the starts `initialWeights(0)`, …, thresholded to s entries, with steps of 1/L on the
 * training rows of a split, each run followed by `fate`: a computation for `kept` on worker threads,
 * whose parts are batches of starts.
 */
export async function fatedEnds(
  { split, starts, sparsities }: { split: number; starts: number; sparsities: readonly number[] },
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<FatedEnds[]> {
  const dataset = (await publishedSplit(split)).train;
  const batches = sparsities.flatMap((sparsity) =>
    Array.from({ length: Math.ceil(starts / BATCH) }, (_, i): FateBatch => {
      return { sparsity, from: i * BATCH, to: Math.min(starts, (i + 1) * BATCH) };
    }),
  );
  const store = {
    get: async (key: string) => (await parts.get(key)) as FatedEnds | undefined,
    put: (key: string, ends: FatedEnds) => parts.put(key, ends as Json),
  };
  const found = await parallelMap<FateBatch, FatedEnds>(TASK, batches, {
    shared: dataset,
    report,
    signal,
    parts: store,
    key: ({ sparsity, from }) => `s ${sparsity}, from ${from}`,
  });
  return sparsities.map((sparsity) => {
    const own = found.filter((ends) => ends.sparsity === sparsity);
    return {
      sparsity,
      masks: own.flatMap(({ masks }) => masks),
      by: own.flatMap(({ by }) => by),
    };
  });
}

/** The worker's part of `fatedEnds`: the starts from `from` to before `to`. */
export async function fatesOf(
  { sparsity, from, to }: FateBatch,
  dataset: Dataset,
): Promise<FatedEnds> {
  const network = softmaxNetwork(dataset);
  const stepSize = 1 / denseSmoothness(network).upper;
  const masks: number[] = [];
  const known: EndKnown[] = [];
  for (let seed = from; seed < to; seed++) {
    const start = hardThreshold(initialWeights(seed), sparsity);
    const { end, by } = await fate(network, { sparsity, stepSize, start });
    masks.push(maskOf(end.support));
    known.push(end.kind === "open" || by === "value" ? "open" : by);
  }
  return { sparsity, masks, by: known };
}
