import type { Parts } from "../../storage/kept-result.js";
import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { requireInteger, requirePositive } from "../../numerics/checks.js";
import { parallelMap, type PartStore } from "../../numerics/parallel-map.js";
import type { Report } from "../../numerics/report.js";
import { runClass, type RunSummary } from "./run-class.js";
import { exp, log } from "../../numerics/elementary.js";

/** One point of the grid: γ = `multiple`/L. */
export type PhasePoint = { readonly sparsity: number; readonly multiple: number };

/** L, the starts by the seeds of their weights, the number of steps. */
export type PhaseSettings = {
  readonly smoothness: number;
  readonly seeds: readonly number[];
  readonly steps: number;
};

/** A point and its runs, one for each seed. */
export type Phase = PhasePoint & { readonly runs: readonly RunSummary[] };

/** `count` ≥ 2 numbers from `low` to `high` whose quotients are equal, rounded to four digits. */
export function geometricGrid(low: number, high: number, count: number): number[] {
  requirePositive("geometricGrid", "low", low);
  requirePositive("geometricGrid", "high", high);
  requireInteger("geometricGrid", "count", count, 2);
  return Array.from({ length: count }, (_, i) =>
    Number((low * exp((i / (count - 1)) * log(high / low))).toPrecision(4)),
  );
}

/** To six digits: thousands of runs are stored, and what they differ by shows in the first of them. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/**
 * The runs of one point, on the canonical training split, from `initialWeights` thresholded to s entries;
 * values and speeds to six digits.
 */
export async function phaseAt(
  { sparsity, multiple }: PhasePoint,
  { smoothness, seeds, steps }: PhaseSettings,
): Promise<Phase> {
  const network = softmaxNetwork((await publishedSplit(273)).train);
  const runs = seeds.map((seed) => {
    const start = hardThreshold(initialWeights(seed), sparsity);
    const run = runClass(network, { sparsity, stepSize: multiple / smoothness, start }, steps);
    return { ...run, value: rounded(run.value), speed: rounded(run.speed) };
  });
  return { sparsity, multiple, runs };
}

/** All points of a grid of sparsities and step sizes, on worker threads: a computation for `kept`. */
export async function stepSizePhases(
  {
    sparsities,
    multiples,
    settings,
  }: { sparsities: readonly number[]; multiples: readonly number[]; settings: PhaseSettings },
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<Phase[]> {
  const points = sparsities.flatMap((sparsity) =>
    multiples.map((multiple) => ({ sparsity, multiple })),
  );
  const task = { module: new URL("./step-size-phases.js", import.meta.url), name: "phaseAt" };
  return parallelMap<PhasePoint, Phase>(task, points, {
    shared: settings,
    workers: 2,
    report,
    signal,
    parts: parts as PartStore<Phase>,
    key: ({ sparsity, multiple }) => `${sparsity} ${multiple}`,
  });
}
