import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { requireThat } from "../../numerics/checks.js";
import { batchName } from "../../runs/parallel-sweep.js";
import { emptyColumns, type SweepColumns } from "../../runs/sweep-batch.js";
import { listOf, sweepBatches } from "../../runs/sweep-grid.js";
import { writeFileAtomic } from "../../storage/atomic-write.js";
import { type PartFolder, partFolder } from "../../storage/part-folder.js";
import { type GridFile, MADE_BY } from "./grid-file.js";

/** Writes into a folder which sweep it is of, or throws if it is of another one: parts would mix. */
export async function claimFolder(folder: string, { identity }: GridFile): Promise<void> {
  const file = join(folder, "sweep.json");
  if (!existsSync(file))
    return writeFileAtomic(file, `${JSON.stringify({ ...identity, ...MADE_BY })}\n`);
  const there = parsed(file);
  const fields = Object.keys({ ...identity, data: "" });
  const other = fields.find((field) => !isDeepStrictEqual(there[field], identity[field]));
  const value = `${folder}, whose ${other} differs`;
  requireThat(other === undefined, "sweep", "--out", "a folder of no other sweep", value);
}

function parsed(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  } catch {
    requireThat(false, "sweep", file, "what this command wrote there", "no JSON");
  }
}

/** The finished batches of a sweep in its folder; one that is damaged is refused without `notice`. */
export function sweepParts(
  folder: string,
  { grid, identity, dimension }: GridFile,
  notice?: (sentence: string) => void,
): PartFolder<SweepColumns> {
  const perGroup = listOf(grid.sparsities).length;
  const runs = new Map(
    sweepBatches(grid).map((batch) => [batchName(batch), perGroup * batch.groups.length]),
  );
  return partFolder<SweepColumns>("sweep", join(folder, "parts"), {
    belongs: identity,
    madeBy: MADE_BY,
    runs: (key) => runs.get(key)!,
    runsIn: (columns) => runsIn(columns, Object.keys(emptyColumns(grid, dimension))),
    ...(notice === undefined ? {} : { notice }),
  });
}

/** The length of all columns if they are these, as long as each other, and hold finite numbers only. */
function runsIn(columns: SweepColumns, names: readonly string[]): number | undefined {
  if (typeof columns !== "object" || columns === null) return undefined;
  if (Object.keys(columns).join() !== names.join()) return undefined;
  const isWhole = (entry: unknown): boolean =>
    Array.isArray(entry) ? entry.every(Number.isFinite) : Number.isFinite(entry);
  const lengths = Object.values(columns).map((list: unknown) =>
    Array.isArray(list) && list.every(isWhole) ? list.length : NaN,
  );
  return Math.min(...lengths) === Math.max(...lengths) ? lengths[0] : undefined;
}
