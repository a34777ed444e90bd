import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Dataset } from "../../data/dataset.js";

/** The same work in C: src/tools/bench/rival.c, compiled with some options. */
export interface Rival {
  /** The least time of some rounds in ms: of 1,000 steps of IHT, or of one gradient. */
  (work: "steps" | "gradient", dataset: Dataset, rounds: number): number;
}

/** Compiles the rivals one after another, hands them to `use` and removes them. Without gcc it gives none. */
export async function withRivals(
  options: readonly (readonly string[])[],
  use: (rivals: readonly Rival[] | undefined) => Promise<void> | void,
): Promise<void> {
  const source = fileURLToPath(new URL("../../../src/tools/bench/rival.c", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "rival-"));
  try {
    const binaries = options.map((flags, i) => {
      const binary = join(folder, String(i));
      const { status } = spawnSync("gcc", ["-O3", ...flags, source, "-o", binary, "-lm"]);
      return status === 0 ? binary : undefined;
    });
    const found = binaries.filter((binary) => binary !== undefined);
    await use(found.length === options.length ? found.map(rival) : undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rival(binary: string): Rival {
  return (work, { features, labels, size, featureNames, classNames }, rounds) => {
    const shape = [size, featureNames.length, classNames.length, rounds].map(String);
    const bytes = new Uint8Array(features.buffer, features.byteOffset, features.byteLength);
    const { status, stdout } = spawnSync(binary, [work, ...shape], {
      input: Buffer.concat([bytes, labels]),
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`The rival in C ended with ${status}`);
    return Math.min(...stdout.trim().split("\n").map(Number));
  };
}
