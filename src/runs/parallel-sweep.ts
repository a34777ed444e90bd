import type { Parts } from "../storage/kept-result.js";
import { requireInteger } from "../numerics/checks.js";
import { parallelMap, type PartStore, type WorkerTask } from "../numerics/parallel-map.js";
import type { Report } from "../numerics/report.js";
import { requireGrid } from "./require-grid.js";
import type { SweepColumns } from "./sweep-batch.js";
import { type SweepBatch, sweepBatches, type SweepGrid } from "./sweep-grid.js";

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
  /** What a worker calls in place of `sweepBatch`; it knows the step "1/L_s". */
  readonly task?: WorkerTask;
}

/**
 * All runs of a grid, on worker threads: a computation for `kept`, whose parts are batches of about 75
 * runs. The columns do not depend on the number of workers, nor on where it was stopped before.
 *
 * Throws on a grid that is empty or contradicts itself (see `SweepGrid`). A run whose numbers overflow
 * does not end the others: it is a row with the outcome "non-finite".
 */
export async function sweep(
  grid: SweepGrid,
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<SweepColumns> {
  const store = parts as PartStore<SweepColumns>;
  return joinedColumns(await sweepShare(grid, WHOLE, { report, signal, parts: store }));
}

/** The one share that is everything. */
export const WHOLE: Share = { number: 1, of: 1 };

/** The batches of one share, in their order. Throws as `sweep`, and on a share outside 1 … n. */
export async function sweepShare(
  grid: SweepGrid,
  { number, of }: Share,
  { task = TASK, ...options }: SweepOptions = {},
): Promise<SweepColumns[]> {
  await requireGrid("sweep", grid, { proven: task !== TASK });
  requireInteger("sweep", "the number of shares", of, 1);
  requireInteger("sweep", "the share", number, 1, of);
  const items = sweepBatches(grid).filter(({ index }) => index % of === number - 1);
  const key = batchName;
  return parallelMap<SweepBatch, SweepColumns>(task, items, { ...options, shared: grid, key });
}

/** The name of a batch among the parts. */
export function batchName({ index }: SweepBatch): string {
  return `batch-${index}`;
}

/** The columns of all batches, at least one, one after the other. */
export function joinedColumns(batches: readonly SweepColumns[]): SweepColumns {
  const all = batches as readonly Record<string, unknown[]>[];
  const names = Object.keys(all[0]);
  return Object.fromEntries(
    names.map((name) => [name, all.flatMap((batch) => batch[name])]),
  ) as SweepColumns;
}
