import { loadIris } from "../../data/iris.js";
import { publishedSplit } from "../../data/published-split.js";
import { standardize } from "../../data/standardize.js";
import { attainsMinimum } from "../../minima/attained-minimum.js";
import { softmaxNetwork, type SoftmaxNetwork } from "../../network/softmax.js";
import { requireThat } from "../../numerics/checks.js";
import type { Report } from "../../numerics/report.js";
import type { Json, Parts } from "../../storage/kept-result.js";
import { everySupport } from "../06-stationary-points/index.js";
import { type Landscape, landscape } from "./landscape.js";

/** Which rows of IRIS, standardised, and which ridge: a seed stands for the training rows of that split. */
export type Rows = { readonly rows: number | "all"; readonly ridge: number };

/** The valleys of one landscape, counted. */
export type ValleyCount = Rows & {
  readonly sparsity: number;
  /** Some direction separates all classes: the dense infimum is 0. */
  readonly separable: boolean;
  /** Valleys deeper than each of the depths asked for, and their models. */
  readonly valleys: readonly number[];
  readonly patterns: readonly number[];
  /** The lowest infimum, and whether it is attained. */
  readonly best: number;
  readonly attained: boolean;
};

/** How many valleys are deeper than each of the depths, and how many models (up to gauge) these are. */
export function countDeeper(
  { valleys }: Pick<Landscape, "valleys">,
  depths: readonly number[],
): { valleys: number[]; patterns: number[] } {
  const deeper = depths.map((least) => valleys.filter(({ depth }) => depth > least));
  return {
    valleys: deeper.map((list) => list.length),
    patterns: deeper.map((list) => new Set(list.map(({ model }) => model)).size),
  };
}

/**
 * The smallest s from which on no second valley is deeper than the i-th of the depths; `counts` are those of
 * one data set for s = 1, …, P. Throws on an empty list.
 */
export function oneValleyFrom(counts: readonly ValleyCount[], i: number): number {
  requireThat(counts.length > 0, "oneValleyFrom", "counts", "a list of at least one", "none");
  const lastOfSeveral = counts.findLastIndex(({ valleys }) => valleys[i] > 1);
  return lastOfSeveral + 2;
}

/**
 * The s with the most valleys deeper than the i-th of the depths, the smallest of equal ones. Throws on an empty list.
 */
export function mostValleysAt(counts: readonly ValleyCount[], i: number): number {
  requireThat(counts.length > 0, "mostValleysAt", "counts", "a list of at least one", "none");
  return counts.reduce((one, other) => (other.valleys[i] > one.valleys[i] ? other : one)).sparsity;
}

/**
 * For each data set and each s = 1, …, P the valleys deeper than some depths: a computation for `kept`,
 * whose parts are the data sets.
 *
 * Throws on an empty list of data sets.
 */
export async function valleyCounts(
  { dataSets, depths }: { dataSets: readonly Rows[]; depths: readonly number[] },
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<ValleyCount[]> {
  requireThat(dataSets.length > 0, "valleyCounts", "dataSets", "a list of at least one", "none");
  const all: ValleyCount[] = [];
  for (const [i, dataSet] of dataSets.entries()) {
    const key = `rows ${dataSet.rows}, ridge ${dataSet.ridge}`;
    const stored = (await parts.get(key)) as readonly ValleyCount[] | undefined;
    const counts = stored ?? (await countsOf(dataSet, depths, signal));
    if (stored === undefined) await parts.put(key, counts as Json);
    all.push(...counts);
    report(i + 1, dataSets.length);
  }
  return all;
}

/** The network of a data set. */
export async function networkOf({ rows, ridge }: Rows): Promise<SoftmaxNetwork> {
  if (rows !== "all") return softmaxNetwork((await publishedSplit(rows)).train, { ridge });
  const iris = await loadIris();
  return softmaxNetwork(standardize(iris).apply(iris), { ridge });
}

async function countsOf(
  dataSet: Rows,
  depths: readonly number[],
  signal: AbortSignal,
): Promise<ValleyCount[]> {
  const network = await networkOf(dataSet);
  const separable = await isSeparable(network);
  const every = await everySupport(network, { signal });
  return Array.from({ length: network.dimension }, (_, i) => {
    const found = landscape(network, every, i + 1);
    const [{ bottom: best, attained }] = found.valleys;
    return {
      ...dataSet,
      sparsity: i + 1,
      separable,
      ...countDeeper(found, depths),
      best,
      attained,
    };
  });
}

/** Does one direction separate every row from all other classes? The ridge plays no part. */
async function isSeparable({ dataset, dimension }: SoftmaxNetwork): Promise<boolean> {
  const all = Array.from({ length: dimension }, (_, a) => a);
  const dense = await attainsMinimum(softmaxNetwork(dataset), all);
  const pairs = dataset.size * (dataset.classNames.length - 1);
  return dense.kind === "unattained" && dense.strictPairs === pairs;
}
