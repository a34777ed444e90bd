import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { threadId } from "node:worker_threads";
import { requireThat } from "../numerics/checks.js";

let written = 0;

/**
 * Writes a file so that nobody ever sees half of it: the bytes go into a new file beside it, which
 * then takes its name. Missing folders are made. Of several writers at once the last one wins, whole.
 *
 * A process that is killed while it writes leaves the old file as it was, and a file `.….tmp` beside.
 * Throws an ArgumentError with the system's reason when the file cannot be written.
 */
export async function writeFileAtomic(path: string, bytes: string | Uint8Array): Promise<void> {
  const own = `${process.pid}-${threadId}-${written++}`;
  const beside = join(dirname(path), `.${basename(path)}.${own}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeFile(beside, bytes, { flush: true });
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const rule = "a file that can be written";
    requireThat(false, "writeFileAtomic", "path", rule, `${path} (${code})`);
  }
}
