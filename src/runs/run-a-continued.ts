import type { Parts } from "../storage/kept-result.js";
import { loadPublishedRuns } from "../data/published-runs.js";
import { ihtLoop } from "../iht/iht-loop.js";
import { requireInteger } from "../numerics/checks.js";
import { nextTurn } from "../numerics/next-turn.js";
import type { Report } from "../numerics/report.js";
import { type Rerun, rerunSparse } from "./rerun-published.js";

/** θ^k of a run. */
export type Checkpoint = { readonly k: number; readonly theta: readonly number[] };

/** A piece of a run: its last iterate, and its iterates whose support differs from the one before. */
export type Segment = { readonly end: Checkpoint; readonly changes: readonly Checkpoint[] };

/** A long run: its iterates every so often, the start first, and those with a new support. */
export type LongRun = {
  readonly checkpoints: readonly Checkpoint[];
  readonly changes: readonly Checkpoint[];
};

/**
 * Run A taken further than its 4,000 steps: `segments` times `every` iterations from its start.
 *
 * A computation for `kept`, whose parts are the segments. Throws unless both numbers are integers of at
 * least 1.
 */
export async function runAContinued(
  { segments, every }: { segments: number; every: number },
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<LongRun> {
  requireInteger("runAContinued", "segments", segments, 1);
  requireInteger("runAContinued", "every", every, 1);
  const run = await rerunSparse((await loadPublishedRuns()).sparse[0]);
  const checkpoints: Checkpoint[] = [{ k: 0, theta: Array.from(run.options.start) }];
  const changes: Checkpoint[] = [];
  for (let i = 0; i < segments; i++) {
    await nextTurn(signal);
    const stored = (await parts.get(`${i}`)) as Segment | undefined;
    const piece = stored ?? segment(run, checkpoints[i], every);
    if (stored === undefined) await parts.put(`${i}`, piece);
    checkpoints.push(piece.end);
    changes.push(...piece.changes);
    report(i + 1, segments);
  }
  return { checkpoints, changes };
}

/** The `steps` iterations that follow a checkpoint of a run. */
export function segment(
  { network, options }: Pick<Rerun, "network" | "options">,
  from: Checkpoint,
  steps: number,
): Segment {
  const loop = ihtLoop(network, { ...options, start: Float64Array.from(from.theta) });
  const here = (): Checkpoint => ({ k: from.k + loop.k, theta: Array.from(loop.theta) });
  const changes: Checkpoint[] = [];
  while (loop.k < steps) {
    loop.advance(1);
    if (loop.settledSince === loop.k) changes.push(here());
  }
  return { end: here(), changes };
}
