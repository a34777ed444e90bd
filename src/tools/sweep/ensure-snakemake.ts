import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../cells/notebooks.js";

const ENVIRONMENT = join(ROOT, ".cache", "snakemake");
const LOCK = join(ROOT, "src", "tools", "snakemake-requirements.txt");
const STAMP = join(ENVIRONMENT, "requirements.txt");

/** pip gives up on an index that does not answer instead of trying for minutes. */
const IMPATIENT = ["--retries", "1", "--timeout", "15"];

/**
 * The path of the Snakemake that is locked beside the Snakefile, installed once into an environment of
 * its own below .cache/, which takes about 20 s.
 *
 * @throws Error with what Python or pip said when it cannot be installed.
 */
export function ensureSnakemake(): string {
  const lock = readFileSync(LOCK, "utf8");
  if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== lock) {
    rmSync(ENVIRONMENT, { recursive: true, force: true });
    run("python3", ["-m", "venv", ENVIRONMENT]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"];
    const python = join(ENVIRONMENT, "bin", "python");
    run(python, [...pip, ...IMPATIENT, "--require-hashes", "-r", LOCK]);
    writeFileSync(STAMP, lock);
  }
  return join(ENVIRONMENT, "bin", "snakemake");
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr.trim()}`);
}
