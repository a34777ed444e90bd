import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { formatCells } from "../cells/format-cells.js";
import { notebookNames, notebookPath, ROOT } from "../cells/notebooks.js";

/** `npm run format`: writes sources and the cells of all notebooks as Prettier does. */
export async function main(): Promise<void> {
  prettier("--write");
  for (const name of notebookNames()) {
    if (await formatCells(notebookPath(name))) console.log(`notebooks/${name}.ipynb`);
  }
}

/** @throws Error that names the files which are not formatted (cells are checked with the notebooks). */
export function checkSourceFormat(): void {
  prettier("--check");
}

const QUIET = ["--log-level", "warn", "."];

function prettier(mode: "--write" | "--check"): void {
  const program = join(ROOT, "node_modules", "prettier", "bin", "prettier.cjs");
  const cache = ["--cache", "--cache-location", join(ROOT, ".cache", "prettier")];
  const { status } = spawnSync(process.execPath, [program, mode, ...cache, ...QUIET], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error('Not formatted as Prettier does: "npm run format" does it.');
}
