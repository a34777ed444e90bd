import type { Parts } from "../storage/kept-result.js";
import { requireInteger } from "../numerics/checks.js";
import { parallelMap, type PartStore, type WorkerTask } from "../numerics/parallel-map.js";
import type { Report } from "../numerics/report.js";
import { emptyColumns, type SweepColumns } from "./sweep-batch.js";
import { requireGrid, type SweepBatch, sweepBatches, type SweepGrid } from "./sweep-grid.js";

const TASK: WorkerTask = {
  module: new URL("./sweep-batch.js", import.meta.url),
  name: "sweepBatch",
};

/** One of `of` shares of a sweep, counted from 1: every `of`-th batch. */
export type Share = { readonly number: number; readonly of: number };

/** How a sweep runs; none of it changes what it gives. */
export interface SweepOptions {
  readonly report?: Report;
  readonly signal?: AbortSignal;
  readonly parts?: PartStore<SweepColumns>;
  readonly workers?: number;
  /** What a worker calls in place of `sweepBatch`. */
  readonly task?: WorkerTask;
}

/**
 * All runs of a grid, on worker threads: a computation for `kept`, whose parts are batches of about 75
 * runs. The columns do not depend on the number of workers, nor on where it was stopped before.
 *
 * Throws on a grid that is empty or contradicts itself (see `SweepGrid`), and when a run leaves the
 * finite numbers.
 */
export async function sweep(
  grid: SweepGrid,
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<SweepColumns> {
  const store = parts as PartStore<SweepColumns>;
  return joinedColumns(grid, await sweepShare(grid, WHOLE, { report, signal, parts: store }));
}

/** The one share that is everything. */
export const WHOLE: Share = { number: 1, of: 1 };

/** The batches of one share, in their order. Throws as `sweep`, and on a share outside 1 … n. */
export async function sweepShare(
  grid: SweepGrid,
  { number, of }: Share,
  { task = TASK, ...options }: SweepOptions = {},
): Promise<SweepColumns[]> {
  requireGrid("sweep", grid);
  requireInteger("sweep", "the number of shares", of, 1);
  requireInteger("sweep", "the share", number, 1, of);
  const items = sweepBatches(grid).filter(({ index }) => index % of === number - 1);
  const key = ({ index }: SweepBatch): string => `batch-${index}`;
  return parallelMap<SweepBatch, SweepColumns>(task, items, { ...options, shared: grid, key });
}

/** The columns of all batches, one after the other. */
export function joinedColumns(grid: SweepGrid, batches: readonly SweepColumns[]): SweepColumns {
  const columns = emptyColumns(grid) as Record<string, unknown[]>;
  for (const name of Object.keys(columns))
    columns[name] = batches.flatMap((batch) => (batch as Record<string, unknown[]>)[name]);
  return columns as SweepColumns;
}
