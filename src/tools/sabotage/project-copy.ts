import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onSignal } from "../on-signal.js";
import { ROOT } from "../cells/notebooks.js";

/** A copy of the project in a temporary folder: what runs in it cannot touch the working tree. */
export interface ProjectCopy {
  readonly folder: string;
  /** Removes the folder; a signal that ends this process removes it too. */
  remove(): void;
}

const COPIED = ["package.json", "tsconfig.json", "src", "dist", "data", "figures", "notebooks"];

/**
 * Copies sources, build, data, pictures and notebooks, or what is named, less what `filter` rules out; the packages are
 * linked.
 */
export function copyProject(
  names: readonly string[] = COPIED,
  filter?: (path: string) => boolean,
): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), "iht-notebooks-"));
  const erase = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const forget = onSignal(async () => erase());
  for (const name of names.filter((name) => existsSync(join(ROOT, name)))) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, ...(filter && { filter }) });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    remove() {
      forget();
      erase();
    },
  };
}
