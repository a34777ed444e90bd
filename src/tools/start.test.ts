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
    const start = (...args: string[]) =>
      spawnSync(process.execPath, [join(copy.folder, "src", "tools", "start.mjs"), ...args], {
        cwd: copy.folder,
        env: { PATH: join(copy.folder, "nothing") },
        encoding: "utf8",
      });
    const grid = { splits: [1], starts: [1], rules: [{ stepSize: "1/L_s", steps: 5 }], sparsities: [2] }; // prettier-ignore
    writeFileSync(join(copy.folder, "grid.json"), JSON.stringify(grid));
    const { status, stdout, stderr } = start("sweep", "grid.json", "--workers", "1");
    assert.equal(status, 0, stderr);
    assert.match(
      stdout,
      /^[0-9a-f]{64} {2}grid\/columns\.json\n[0-9a-f]{64} {2}grid\/rows\.csv\n$/,
    );
    assert.ok(!existsSync(join(copy.folder, ".venv")));

    const claims = start("claims");
    assert.equal(claims.status, 0, claims.stderr);

    const other = start("reproduce");
    assert.equal(other.status, 1);
    assert.match(other.stderr, /^missing {2}Python 3\.10 or newer with venv is needed/m);
  } finally {
    copy.remove();
  }
});

test("a test that does not exist is one sentence, at once", () => {
  const start = join(ROOT, "src", "tools", "start.mjs");
  const { status, stderr } = spawnSync(process.execPath, [start, "test", "no-such-test"], {
    encoding: "utf8",
  });
  assert.equal(status, 1);
  assert.equal(
    stderr,
    "test requires its arguments to be parts of the path of a test file, such as 05-attained or " +
      "storage/kept, got no-such-test\n",
  );
});
