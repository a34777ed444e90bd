import type { Parts } from "../../storage/kept-result.js";
import { publishedSplit } from "../../data/published-split.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { parallelMap, type PartStore } from "../../numerics/parallel-map.js";
import type { Report } from "../../numerics/report.js";
import { descentPairs, type PairCell, type PairSummary } from "./descent-pairs.js";
import { descentSearch, type SearchEnd, type SearchStart } from "./descent-search.js";

const MODULE = new URL("./descent-evidence.js", import.meta.url);

/** `descentPairs` on the canonical training split. */
export async function pairsOnIris(cell: PairCell): Promise<PairSummary> {
  return descentPairs(softmaxNetwork((await publishedSplit(273)).train), cell);
}

/** `descentSearch` on the canonical training split. */
export async function searchOnIris(start: SearchStart): Promise<SearchEnd> {
  return descentSearch(softmaxNetwork((await publishedSplit(273)).train), start);
}

/** All cells of pairs, on worker threads: a computation for `kept`. */
export async function manyPairs(
  cells: readonly PairCell[],
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<PairSummary[]> {
  return onWorkers<PairCell, PairSummary>("pairsOnIris", cells, report, signal, parts);
}

/** All searches, on worker threads: a computation for `kept`. */
export async function manySearches(
  starts: readonly SearchStart[],
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<SearchEnd[]> {
  return onWorkers<SearchStart, SearchEnd>("searchOnIris", starts, report, signal, parts);
}

function onWorkers<I, R>(
  name: string,
  items: readonly I[],
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<R[]> {
  const stored = parts as PartStore<unknown> as PartStore<R>;
  const options = { workers: 2, report, signal, parts: stored, key: JSON.stringify };
  return parallelMap<I, R>({ module: MODULE, name }, items, options);
}
