/** Which changes of the built library make a kept result stale, on copies of it that are changed. */
import assert from "node:assert/strict";
import { appendFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { reachedCode } from "./reached-code.js";
import { copyProject } from "./sabotage/project-copy.js";

const NAMES = ["everySupport", "stepSizePhases", "sweep"] as const;

/** The hashes of three computations, all with workers, after a change of the files below dist/. */
async function after(change: (dist: string) => void): Promise<string[]> {
  const copy = copyProject(["package.json", "dist"]);
  try {
    const dist = join(copy.folder, "dist");
    change(dist);
    const code = await reachedCode(dist);
    return NAMES.map((name) => code[name]!);
  } finally {
    copy.remove();
  }
}

const replaced = (file: string, from: string, to: string): void => {
  const pieces = readFileSync(file, "utf8").split(from);
  assert.ok(pieces.length > 1, `${from} in ${file}`);
  writeFileSync(file, pieces.join(to));
};

test("what is not reached, paths, comments and formatting change nothing", async () => {
  const before = await after(() => {});
  const changes: Record<string, (dist: string) => void> = {
    "a new helper": (dist) =>
      appendFileSync(
        join(dist, "numerics/checks.js"),
        "export function requireOdd() { return 3; }\n",
      ),
    "a new export in a door": (dist) =>
      replaced(
        join(dist, "iht/index.js"),
        "export { hardThreshold,",
        "export { thresholdInPlace, hardThreshold,",
      ),
    "a module that a door no longer loads first": (dist) =>
      replaced(
        join(dist, "numerics/index.js"),
        'export { exp, log, log10, log1p } from "./elementary.js";\n',
        "",
      ),
    "a renamed file": (dist) => {
      renameSync(join(dist, "iht/hard-threshold.js"), join(dist, "iht/a-threshold.js"));
      const importing = (readdirSync(dist, { recursive: true }) as string[])
        .filter((file) => file.endsWith(".js"))
        .map((file) => join(dist, file))
        .filter((file) => readFileSync(file, "utf8").includes("/hard-threshold.js"));
      for (const file of importing) replaced(file, "/hard-threshold.js", "/a-threshold.js");
    },
    "a comment and a blank line": (dist) =>
      appendFileSync(join(dist, "iht/hard-threshold.js"), "\n// said better\n"),
  };
  for (const [name, change] of Object.entries(changes)) {
    assert.deepEqual(await after(change), before, name);
  }
});

test("what is reached counts, in another room and in a worker's module too", async () => {
  const before = await after(() => {});
  const changed = async (change: (dist: string) => void): Promise<string[]> => {
    const now = await after(change);
    return NAMES.filter((_, i) => now[i] !== before[i]);
  };
  const constant = (dist: string): void =>
    replaced(join(dist, "network/initial-weights.js"), "0x1fffff", "0x0fffff");
  assert.deepEqual(await changed(constant), ["stepSizePhases", "sweep"]);
  const worker = (dist: string): void =>
    replaced(
      join(dist, "chapters/06-stationary-points/support-batch.js"),
      "supportBatch(",
      "supportBatch(_, ",
    );
  assert.deepEqual(await changed(worker), ["everySupport"]);
});
