/** What the set-up looks at on machines that are not this one, and in installations that are broken. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT } from "./cells/notebooks.js";
import { pythonIn } from "./lab/jupyter-environment.js";
import { copyProject } from "./sabotage/project-copy.js";

const tool = (name: string): Promise<unknown> =>
  import(pathToFileURL(join(ROOT, "src", "tools", name)).href);
const { npmCommand, missingRequirement } = (await tool("set-up.mjs")) as {
  npmCommand(execpath: string | undefined, platform: string): string[];
  missingRequirement(requirements: string, installed: string[]): string | undefined;
};
const doctor = (await tool("doctor.mjs")) as { pythonIn: typeof pythonIn };
const { ownEnvironment } = (await tool("own-environment.mjs")) as {
  ownEnvironment(env: Record<string, string>): void;
};
const folder = mkdtempSync(join(tmpdir(), "set-up-"));
after(() => rmSync(folder, { recursive: true }));

test("npm is npm where yarn or pnpm runs the script, and goes through a shell on Windows", () => {
  const npm = [process.execPath, "/usr/lib/npm/bin/npm-cli.js"];
  assert.deepEqual(npmCommand(npm[1], "linux"), npm);
  assert.deepEqual(npmCommand(npm[1], "win32"), npm);
  for (const other of ["/usr/lib/yarn/bin/yarn.js", "/x/pnpm.cjs", undefined]) {
    assert.deepEqual(npmCommand(other, "darwin"), ["npm"]);
    assert.equal(npmCommand(other, "win32")[0], "cmd");
  }
});

test("a Python lies elsewhere on Windows", () => {
  for (const where of [pythonIn, doctor.pythonIn]) {
    assert.equal(where("v", "win32"), join("v", "Scripts", "python.exe"));
    assert.equal(where("v", "darwin"), join("v", "bin", "python"));
  }
});

test("a package that is missing is named; names are compared as Python does", () => {
  const lock =
    "jupyter-core==5.9.1 \\\n    --hash=sha256:ab\nPyYAML==6.0.3 \\\npywin32==311 ; sys_platform == 'win32' \\\n";
  assert.equal(missingRequirement(lock, ["jupyter_core-5.9.1", "pyyaml-6.0.3"]), undefined);
  assert.equal(missingRequirement(lock, ["jupyter_core-5.9.1"]), "PyYAML-6.0.3");
  assert.equal(
    missingRequirement(lock, ["jupyter_core-5.9.0", "pyyaml-6.0.3"]),
    "jupyter-core-5.9.1",
  );
});

test("what would reach into the project's Python, Jupyter and npm is taken from the environment", () => {
  const env = {
    PATH: "/bin",
    HOME: "/home/a",
    PIP_INDEX_URL: "a mirror",
    NODE_OPTIONS: "",
    PIP_USER: "1",
    PYTHONPATH: "/x",
    PYTHONHOME: "/x",
    JUPYTER_PATH: "/x",
    NODE_ENV: "production",
    npm_config_omit: "dev",
  };
  ownEnvironment(env as Record<string, string>);
  assert.deepEqual(Object.keys(env), ["PATH", "HOME", "PIP_INDEX_URL", "NODE_OPTIONS"]);
});

test("an old python3 does not hide a newer one under its full name", () => {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const says = (name: string, version: string): void => {
    writeFileSync(join(bin, name), `#!/bin/sh\necho "${version}"\n`);
    chmodSync(join(bin, name), 0o755);
  };
  says("python3", "3 9");
  says("python3.12", "3 12");
  const url = pathToFileURL(join(ROOT, "src", "tools", "doctor.mjs")).href;
  const program = `const { findPython } = await import("${url}"); console.log(findPython());`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    env: { PATH: bin },
    encoding: "utf8",
  });
  assert.equal(stdout, "python3.12\n");
});

test("a broken build is named by doctor and made again, also below a folder with #, % and ? in its name", () => {
  const copy = copyProject(["package.json", "package-lock.json", "tsconfig.json", "src", "dist"]);
  const odd = join(folder, "a #1 100% b?c");
  try {
    cpSync(copy.folder, odd, { recursive: true, verbatimSymlinks: true });
    symlinkSync(join(ROOT, ".venv"), join(odd, ".venv"));
    writeFileSync(join(odd, "requirements.txt"), readFileSync(join(ROOT, "requirements.txt")));
    const gone = join("dist", "numerics", "quantile.js");
    rmSync(join(odd, gone));
    const start = (command: string): string => {
      const program = join(odd, "src", "tools", "start.mjs");
      const { stdout, stderr } = spawnSync(process.execPath, [program, command], {
        encoding: "utf8",
        env: { ...process.env, NODE_ENV: "production", PYTHONPATH: "/nowhere" },
      });
      return stdout + stderr;
    };
    assert.match(start("doctor"), new RegExp(`^broken   build: ${gone} is missing\\.`, "m"));
    assert.match(
      start("build"),
      new RegExp(`^build: ${gone} is missing; set up again \\.\\.\\. `, "m"),
    );
    assert.match(start("doctor"), /^ok {7}build$/m);
  } finally {
    copy.remove();
  }
});
