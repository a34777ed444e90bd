import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { writeFileAtomic } from "../../storage/atomic-write.js";
import { codeHash } from "../../storage/code-hash.js";
import { partFolder } from "../../storage/part-folder.js";
import type { SweepColumns } from "../../runs/sweep-batch.js";
import { provenSteps } from "../../chapters/09-iris-experiment/proven-steps.js";
import {
  listOf,
  requireGrid,
  type StepRule,
  sweepBatches,
  type SweepGrid,
} from "../../runs/sweep-grid.js";
import { sweepCsv, sweepRows } from "../../runs/sweep-rows.js";
import { joinedColumns, type Share, sweepShare } from "../../runs/parallel-sweep.js";
import { requireThat } from "../../numerics/checks.js";
import { onSignal } from "../on-signal.js";

/** In a grid's file, the step 1/L_s with the proven upper bound of L_s. */
const PROVEN = "1/L_s";

const OPTIONS = {
  shard: { type: "string", default: "1/1" },
  out: { type: "string" },
  workers: { type: "string" },
} as const;

/**
 * npm run sweep -- <grid.json>: computes the runs of a grid (see `SweepGrid`) into a folder. A step may
 * be the text "1/L_s", the proven one.
 *
 *     --out <folder>   where; by default the name of the grid, without .json, in the working folder
 *     --shard i/n      only the i-th of n shares of it; shares may run at any time, on any machine
 *     --workers n      threads; as many as there are cores unless it is given
 *
 * The folder gets sweep.json (which sweep it is), parts/ (the finished batches) and, as soon as all
 * batches are there, columns.json and rows.csv: the same bytes however the sweep was computed. What is
 * there already is not computed again, so a command that was stopped is given again; shares of several
 * machines are merged by copying their parts/ into one folder and giving the command there once more.
 */
export async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [path, ...more] = positionals;
  const one = path !== undefined && more.length === 0;
  requireThat(
    one,
    "sweep",
    "its arguments",
    "one file with a grid",
    positionals.join(" ") || "none",
  );
  const grid = await readGrid(path);
  const share = shareOf(values.shard);
  const folder = values.out ?? basename(path, ".json");
  await claimFolder(folder, grid);

  const parts = partFolder<SweepColumns>(join(folder, "parts"), console.error);
  const controller = new AbortController();
  const forget = onSignal(async () =>
    controller.abort(new Error("Stopped; the finished parts stay")),
  );
  try {
    const threads = values.workers === undefined ? {} : { workers: Number(values.workers) };
    const options = { report: printProgress(), signal: controller.signal, parts, ...threads };
    await sweepShare(grid, share, options);
  } finally {
    forget();
  }
  await merge(folder, grid, parts);
}

/** Writes the results if every batch of the grid is there, and says so; else says how many are. */
async function merge(
  folder: string,
  grid: SweepGrid,
  parts: ReturnType<typeof partFolder<SweepColumns>>,
): Promise<void> {
  const batches: SweepColumns[] = [];
  const all = sweepBatches(grid);
  for (const { index } of all) {
    const part = await parts.get(`batch-${index}`);
    if (part !== undefined) batches.push(part);
  }
  if (batches.length < all.length)
    return console.log(`${folder}: ${batches.length} of ${all.length} batches are there`);
  const columns = joinedColumns(grid, batches);
  const texts = {
    "columns.json": `${JSON.stringify({ grid, columns })}\n`,
    "rows.csv": sweepCsv(sweepRows(grid, columns)),
  };
  for (const [name, text] of Object.entries(texts)) {
    await writeFileAtomic(join(folder, name), text);
    console.log(`${sha256(text)}  ${join(folder, name)}`);
  }
}

/** The grid of a file, in which a step "1/L_s" stands for the proven steps of its splits. */
async function readGrid(path: string): Promise<SweepGrid> {
  let grid: SweepGrid;
  try {
    grid = JSON.parse(readFileSync(path, "utf8")) as SweepGrid;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    requireThat(false, "sweep", "the grid", "a JSON file that can be read", `${path} (${why})`);
  }
  const proven = ({ stepSize }: StepRule): boolean => (stepSize as unknown) === PROVEN;
  const rules: readonly StepRule[] = Array.isArray(grid?.rules) ? grid.rules : [];
  const stated = rules.map((rule) => (proven(rule) ? { ...rule, stepSize: 1 } : rule));
  requireGrid("sweep", rules.length === 0 ? grid : { ...grid, rules: stated });
  if (!rules.some(proven)) return grid;
  const stepSize = await provenSteps({ splits: listOf(grid.splits) });
  return { ...grid, rules: rules.map((rule) => (proven(rule) ? { ...rule, stepSize } : rule)) };
}

function shareOf(shard: string): Share {
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(shard) ?? [];
  const share = { number: Number(number), of: Number(of) };
  const inside = share.number >= 1 && share.number <= share.of;
  requireThat(inside, "sweep", "--shard", "i/n with i from 1 to n", shard);
  return share;
}

/** The folder belongs to one grid and one state of the code; another sweep would mix its parts in. */
async function claimFolder(folder: string, grid: SweepGrid): Promise<void> {
  const code = codeHash("sweep");
  const text = `${JSON.stringify({ grid, code })}\n`;
  const file = join(folder, "sweep.json");
  const other = existsSync(file) && readFileSync(file, "utf8") !== text;
  const rule = "a folder of no other sweep";
  requireThat(!other, "sweep", "--out", rule, `${folder} with another grid or from other code`);
  await writeFileAtomic(file, text);
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

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
