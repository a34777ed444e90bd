/** What a command checks before it runs: only what goes through a notebook needs Python and a kernel. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "./cells/notebooks.js";
import { copyProject } from "./sabotage/project-copy.js";

test("sweep and claims run where there is no Python, and make no environment; reproduce says so", () => {
  const copy = copyProject([
    "package.json",
    "package-lock.json",
    "src",
    "dist",
    "data",
    "notebooks",
  ]);
  try {
    const started = (env: Record<string, string>, ...args: string[]) =>
      spawnSync(process.execPath, [join(copy.folder, "src", "tools", "start.mjs"), ...args], {
        cwd: copy.folder,
        env: { PATH: join(copy.folder, "nothing"), ...env },
        encoding: "utf8",
      });
    const start = (...args: string[]) => started({}, ...args);
    const grid = { splits: [1], starts: [1], rules: [{ stepSize: "1/L_s", steps: 5 }], sparsities: [2] }; // prettier-ignore
    writeFileSync(join(copy.folder, "grid.json"), JSON.stringify(grid));
    const { status, stdout, stderr } = start("sweep", "grid.json", "--workers", "1");
    assert.equal(status, 0, stderr);
    assert.match(
      stdout,
      /^[0-9a-f]{64} {2}grid\/columns\.json\n[0-9a-f]{64} {2}grid\/rows\.csv\n$/,
    );
    assert.ok(!existsSync(join(copy.folder, ".venv")));

    // npm runs a script in the project's folder; what a user names is meant from where the user is.
    const npm = { INIT_CWD: join(copy.folder, "src"), npm_package_json: join(copy.folder, "package.json") }; // prettier-ignore
    const merge = (event: string, grid: string) =>
      started({ ...npm, npm_lifecycle_event: event }, "sweep", grid, "--merge");
    const below = merge("sweep", "../grid.json");
    assert.equal(below.stdout.replaceAll("../", ""), stdout, below.stderr);
    // Another script of npm's may have called it, from another folder.
    assert.equal(merge("test", "grid.json").stdout, stdout);

    const claims = start("claims");
    assert.equal(claims.status, 0, claims.stderr);

    const other = start("reproduce");
    assert.equal(other.status, 1);
    assert.match(other.stderr, /^missing {2}Python 3\.10 or newer with venv is needed/m);
  } finally {
    copy.remove();
  }
});

const rule = "parts of the path of a test file, such as 05-attained or storage/kept";
for (const [args, sentence] of [
  ["test no-such-test", `test requires its arguments to be ${rule}, got no-such-test`],
  ["test storage/kept no-such-test", `test requires its arguments to be ${rule}, got no-such-test`],
  ["claims 02", "claims takes no arguments, got 02"],
  [
    "figures 02-plane-steps",
    "figures requires its arguments to be none but options (a figure is --only NAME), got 02-plane-steps",
  ],
  [
    "bench --node 22 typo",
    "bench requires --node to be a major version of Node, from 20 on, got typo",
  ],
  ["lab a\u001b[2J", /^lab requires a notebook to be the beginning of one of .*, got a\ufffd\[2J$/],
  ["bits --arch sparc", "bits requires --arch to be arm64, got sparc"],
  [
    "reproduce --typo",
    "reproduce: Unknown option '--typo'; its options are --fresh, --force, --no-install-browser",
  ],
] as const)
  test(`${JSON.stringify(args)} is one sentence, at once`, () => {
    const start = join(ROOT, "src", "tools", "start.mjs");
    const { status, stdout, stderr } = spawnSync(process.execPath, [start, ...args.split(" ")], {
      encoding: "utf8",
    });
    assert.deepEqual([status, stdout], [1, ""]);
    if (typeof sentence === "string") assert.equal(stderr, `${sentence}\n`);
    else assert.match(stderr.trimEnd(), sentence);
  });
