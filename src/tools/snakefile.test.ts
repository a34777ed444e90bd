/** The Snakefile on a tiny grid in two shares: interrupted, given again, the bytes of one plain run. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ROOT } from "./cells/notebooks.js";
import { main } from "./commands/sweep.js";
import { onSignal } from "./on-signal.js";
import { ensureSnakemake } from "./sweep/ensure-snakemake.js";

const folder = mkdtempSync(join(tmpdir(), "snakefile-"));
after(() => rmSync(folder, { recursive: true }));
const at = (...names: string[]): string => join(folder, ...names);

/** Eight batches, four a share. */
const grid = {
  splits: { from: 0, to: 7 },
  starts: { from: 0, to: 14 },
  sparsities: [1, 3, 5, 8, 12],
  rules: [{ stepSize: "1/L_s", steps: 100 }],
};

const parts = (): string[] => {
  try {
    return readdirSync(at("grid", "parts")).filter((name) => name.startsWith("batch"));
  } catch {
    return [];
  }
};

/** Snakemake in a process group of its own, interrupted as by ctrl-C when so many parts are there. */
async function snakemake(
  program: string,
  stopAt = Infinity,
): Promise<{ code: number; said: string }> {
  const args = ["-s", join(ROOT, "src", "tools", "Snakefile"), "--cores", "1"];
  const config = ["--config", "grid=grid.json", "shares=2"];
  // Snakemake keeps a cache in the home folder.
  const env = { ...process.env, XDG_CACHE_HOME: at("cache"), HOME: folder };
  const child = spawn(program, [...args, ...config], { cwd: folder, env, detached: true });
  const interrupt = async (): Promise<void> => void process.kill(-child.pid!, "SIGINT");
  const forget = onSignal(interrupt);
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (said += text));
  let stopped = false;
  const watch = setInterval(() => {
    if (stopped || parts().length < stopAt) return;
    stopped = true;
    void interrupt();
  }, 5);
  const code = await new Promise<number>((resolve) =>
    child.on("close", (code) => resolve(code ?? -1)),
  );
  clearInterval(watch);
  forget();
  return { code, said };
}

test("two shares by Snakemake, interrupted and given again: nothing twice, the bytes of a plain run", async (t) => {
  let program: string;
  try {
    program = ensureSnakemake();
  } catch (error) {
    return t.skip(`Snakemake is not there and cannot be installed: ${(error as Error).message}`);
  }
  writeFileSync(at("grid.json"), JSON.stringify(grid));

  const first = await snakemake(program, 2);
  assert.notEqual(first.code, 0, first.said);
  const finished = parts();
  assert.ok(finished.length >= 2 && finished.length < 8, `${finished.length} parts\n${first.said}`);
  assert.ok(!readdirSync(at("grid")).includes("rows.csv"));
  const written = (): number[] =>
    finished.map((name) => statSync(at("grid", "parts", name)).mtimeMs);
  const before = written();

  const second = await snakemake(program);
  assert.equal(second.code, 0, second.said);
  assert.equal(parts().length, 8);
  assert.deepEqual(written(), before);

  t.mock.method(console, "log", () => {});
  t.mock.method(console, "error", () => {});
  await main([at("grid.json"), "--out", at("plain")]);
  for (const name of ["rows.csv", "columns.json"])
    assert.equal(readFileSync(at("grid", name), "utf8"), readFileSync(at("plain", name), "utf8"));

  const third = await snakemake(program);
  assert.match(third.said, /Nothing to be done/);
});
