import { join } from "node:path";
import { provenBatch } from "../../chapters/09-iris-experiment/proven-batch.js";
import { requireThat } from "../../numerics/checks.js";
import type { WorkerTask } from "../../numerics/parallel-map.js";
import {
  batchName,
  joinedColumns,
  type Share,
  type SweepOptions,
  sweepShare,
} from "../../runs/parallel-sweep.js";
import type { SweepColumns } from "../../runs/sweep-batch.js";
import { sweepBatches } from "../../runs/sweep-grid.js";
import { anySweepRows, sweepCsv } from "../../runs/sweep-rows.js";
import { writeFileAtomic } from "../../storage/atomic-write.js";
import { commandOptions } from "../command-options.js";
import { onSignal } from "../on-signal.js";
import { folderOf, type GridFile, readGrid, sha256 } from "../sweep/grid-file.js";
import { inRanges } from "../sweep/in-ranges.js";
import { claimFolder, sweepParts } from "../sweep/sweep-parts.js";

const TASK: WorkerTask = {
  module: new URL("../../chapters/09-iris-experiment/proven-batch.js", import.meta.url),
  name: provenBatch.name,
};

const OPTIONS = {
  out: { type: "string" },
  shard: { type: "string" },
  workers: { type: "string" },
  prepare: { type: "boolean" },
  merge: { type: "boolean" },
} as const;

/**
 * npm run sweep -- <grid.json>: computes the runs of a grid (see `SweepGrid`) into a folder. A step may
 * be the text "1/L_s", the proven one; the path of a CSV starts from the folder of the grid.
 *
 *     --out <folder>   where; by default grid/ beside grid.json
 *     --shard i/n      only the i-th of n shares of it; shares may run at any time, on any machine
 *     --workers n      threads; as many as there are cores unless it is given
 *     --prepare        only checks the grid and names the folder after it
 *     --merge          computes nothing: writes the results, or says which batches are missing
 *
 * The folder gets sweep.json (which sweep it is), parts/ (the finished batches) and, as soon as all
 * batches are there, columns.json and rows.csv: the same bytes however the sweep was computed. What is
 * there already is not computed again, so a command that was stopped is given again; shares of several
 * machines are merged by copying their parts/ into one folder and giving the command there once more.
 * A part of another grid, of other data or of other code is refused.
 */
export async function main(args: string[]): Promise<void> {
  const { values, positionals } = commandOptions("sweep", args, OPTIONS);
  const [path, ...more] = positionals;
  const one = path !== undefined && more.length === 0;
  const rule = "one file with a grid";
  requireThat(one, "sweep", "its arguments", rule, positionals.join(" ") || "none");
  const { shard = "1/1", merge, prepare } = values;
  const modes = Object.keys(values).filter((name) => name !== "out");
  const alone = !(merge || prepare) || modes.length === 1;
  requireThat(
    alone,
    "sweep",
    "its options",
    "--merge or --prepare alone",
    `--${modes.join(" --")}`,
  );
  const share = shareOf(shard);
  const folder = values.out ?? folderOf(path);
  const file = await readGrid(path);
  await claimFolder(folder, file);
  if (prepare) return;
  if (!merge) await compute(folder, file, share, values.workers);
  const missing = await missingBatches(folder, file);
  if (missing === undefined) return writeResults(folder, file);
  const whole = "a folder with all batches of the grid";
  requireThat(!merge, "sweep", "--merge", whole, `${folder}, ${missing}`);
  console.log(`${folder}: ${missing}`);
}

async function compute(
  folder: string,
  file: GridFile,
  share: Share,
  workers: string | undefined,
): Promise<void> {
  const controller = new AbortController();
  const forget = onSignal(async () => {
    console.error("Stopped; the finished parts stay");
    controller.abort();
  });
  const options: SweepOptions = {
    task: TASK,
    report: printProgress(),
    signal: controller.signal,
    parts: sweepParts(folder, file, console.error),
    ...(workers === undefined ? {} : { workers: Number(workers) }),
  };
  try {
    await sweepShare(file.grid, share, options);
  } finally {
    forget();
  }
}

/** Which batches have no file, in words; undefined when all are there. */
async function missingBatches(folder: string, file: GridFile): Promise<string | undefined> {
  const batches = sweepBatches(file.grid);
  const there = await sweepParts(folder, file).present(batches.map(batchName));
  const missing = batches.filter((batch) => !there.has(batchName(batch)));
  if (missing.length === 0) return undefined;
  const names = inRanges(missing.map(({ index }) => index));
  return `${missing.length} of ${batches.length} batches are missing: ${names}`;
}

/** Reads all batches and writes columns.json and rows.csv, with their checksums on the terminal. */
async function writeResults(folder: string, file: GridFile): Promise<void> {
  const parts = sweepParts(folder, file);
  const batches: SweepColumns[] = [];
  for (const batch of sweepBatches(file.grid)) batches.push((await parts.get(batchName(batch)))!);
  const columns = joinedColumns(batches);
  const texts = {
    "columns.json": `${JSON.stringify({ grid: file.written, columns })}\n`,
    "rows.csv": sweepCsv(anySweepRows(file.grid, columns)),
  };
  for (const [name, text] of Object.entries(texts)) {
    await writeFileAtomic(join(folder, name), text);
    console.log(`${sha256(text)}  ${join(folder, name)}`);
  }
}

function shareOf(shard: string): Share {
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(shard) ?? [];
  const share = { number: Number(number), of: Number(of) };
  const inside = share.number >= 1 && share.number <= share.of;
  requireThat(inside, "sweep", "--shard", "i/n with i from 1 to n", shard);
  return share;
}

/** A line on the error stream, about once a second, with the time left. */
function printProgress(): (done: number, total: number) => void {
  const begin = performance.now();
  let before: number | undefined;
  let written = 0;
  return (done, total) => {
    before ??= done;
    const now = performance.now();
    if (done < total && now - written < 1000) return;
    written = now;
    const left = done === before ? NaN : ((now - begin) / (done - before)) * (total - done);
    const time = Number.isNaN(left) ? "" : `, ${Math.ceil(left / 1000)} s left`;
    console.error(`${done} of ${total} batches${done < total ? time : ""}`);
  };
}
