import { existsSync } from "node:fs";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { PartStore } from "../numerics/parallel-map.js";
import { writeFileAtomic } from "./atomic-write.js";

/**
 * Finished parts of a computation as files `<key>.json` of a folder, written atomically, so that several
 * processes may share it. A part that is no JSON is put aside as `<key>.json.damaged`, `notice` is told
 * so in one sentence, and it counts as not there.
 */
export function partFolder<R>(folder: string, notice: (sentence: string) => void): PartStore<R> {
  const fileOf = (key: string): string => join(folder, `${key}.json`);
  return {
    async get(key: string): Promise<R | undefined> {
      const file = fileOf(key);
      if (!existsSync(file)) return undefined;
      try {
        return JSON.parse(await readFile(file, "utf8")) as R;
      } catch {
        await rename(file, `${file}.damaged`);
        notice(
          `The part ${file} is damaged; it was moved to ${file}.damaged and is computed again`,
        );
        return undefined;
      }
    },
    put: (key: string, part: R) => writeFileAtomic(fileOf(key), JSON.stringify(part)),
  };
}
