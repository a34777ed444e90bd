import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, resolve } from "node:path";
import { requireThat } from "../../numerics/checks.js";
import { requireGrid } from "../../runs/require-grid.js";
import { hasProvenStep, type SweepGrid } from "../../runs/sweep-grid.js";
import { codeHash } from "../../storage/code-hash.js";
import type { Json } from "../../storage/kept-result.js";

/** The grid of a file, checked. */
export interface GridFile {
  /** As it is computed: its CSV, if it has one, is named from the root. */
  readonly grid: SweepGrid;
  /** As it is written. */
  readonly written: SweepGrid;
  /** The number of parameters of its networks. */
  readonly dimension: number;
  /** What a sweep is: the grid as it is written, SHA-256 of the bytes of its CSV, the code. */
  readonly identity: Readonly<Record<string, Json>>;
}

/** By what this process computes. */
export const MADE_BY: { readonly node: string; readonly processor: string } = {
  node: process.version,
  processor: [
    process.arch,
    ...cpus()
      .slice(0, 1)
      .map(({ model }) => model),
  ].join(", "),
};

/** Reads and checks a grid; the path of its CSV starts from the folder of the grid. */
export async function readGrid(path: string): Promise<GridFile> {
  let written: SweepGrid;
  try {
    written = JSON.parse(readFileSync(path, "utf8")) as SweepGrid;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    requireThat(false, "sweep", "the grid", "a JSON file that can be read", `${path} (${why})`);
  }
  const csv: unknown = written?.data?.csv;
  const grid =
    typeof csv === "string"
      ? { ...written, data: { ...written.data!, csv: resolve(dirname(path), csv) } }
      : written;
  const dimension = await requireGrid("sweep", grid, { proven: true });
  const data = grid.data === undefined ? {} : { data: sha256(readFileSync(grid.data.csv)) };
  const code = codeHash("sweep") + (hasProvenStep(grid) ? codeHash("provenBatch") : "");
  const identity = { grid: written as Json, ...data, code };
  return { grid, written, dimension, identity };
}

/** Where the results of a grid go unless it is said: beside it, in a folder of its name. */
export function folderOf(path: string): string {
  const ok = path.endsWith(".json");
  const way = "or say where with --out";
  requireThat(ok, "sweep", "the name of the grid", "one that ends in .json", path, way);
  return path.slice(0, -".json".length);
}

/** SHA-256 in hexadecimal digits. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
