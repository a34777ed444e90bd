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
type Environment = Record<string, string | undefined>;
const { npmCache, npmCommand, pipSources } = (await tool("set-up.mjs")) as {
  npmCache(env: Environment, writable: (path: string) => boolean): Environment;
  npmCommand(execpath: string | undefined, platform: string): string[];
  pipSources(listed: string, env: Environment): Environment;
};
const { inventory, firstDamage } = (await tool("inventory.mjs")) as {
  inventory(folder: string, leftOut?: (path: string) => boolean): string[];
  firstDamage(folder: string, lines: string[]): string | undefined;
};
const doctor = (await tool("doctor.mjs")) as {
  pythonIn: typeof pythonIn;
  pathChecks(root: string, separator?: string): [boolean, string, string][];
};
const { ownEnvironment } = (await tool("own-environment.mjs")) as {
  ownEnvironment(env: Environment): void;
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

test("what an installation lacks is named: a file, half a file, a link; more files are none", () => {
  const at = join(folder, "installed");
  mkdirSync(join(at, "a", "__pycache__"), { recursive: true });
  writeFileSync(join(at, "a", "one.js"), "1;");
  writeFileSync(join(at, "two"), "22");
  writeFileSync(join(at, "a", "__pycache__", "c"), "left out");
  symlinkSync("two", join(at, "link"));
  const lines = inventory(at, (path) => path.endsWith("__pycache__"));
  assert.deepEqual(lines.sort(), ["2 a/one.js", "2 two", "3 link"]);
  writeFileSync(join(at, "three"), "");
  assert.equal(firstDamage(at, lines), undefined);
  writeFileSync(join(at, "a", "one.js"), "1");
  assert.equal(firstDamage(at, lines), `${join(at, "a", "one.js")} was changed`);
  rmSync(join(at, "a", "one.js"));
  assert.equal(firstDamage(at, lines), `${join(at, "a", "one.js")} is missing`);
});

test("npm has a cache of its own where the usual one and the one it is told cannot be written", () => {
  const own = join(ROOT, ".cache", "npm");
  const writable = (path: string): boolean => path === folder;
  const cache = (env: Environment): Environment => npmCache(env, writable);
  assert.deepEqual(cache({ HOME: folder }), {});
  assert.deepEqual(cache({ HOME: "/nowhere", NPM_CONFIG_CACHE: join(folder, "cache") }), {});
  assert.deepEqual(cache({}), { npm_config_cache: own });
  assert.deepEqual(cache({ HOME: "/nowhere" }), { npm_config_cache: own });
  const told = { HOME: folder, npm_config_cache: "/nowhere/.npm" };
  assert.deepEqual(cache(told), { npm_config_cache: own });
});

test("of pip's settings those are taken that say where packages come from, the environment's first", () => {
  const listed = `:env:.cert='/e.pem'
global.extra-index-url='https://one\\nhttps://two'
global.index-url='https://one/simple'
global.cert='/etc/ca.pem'
global.user='true'
install.target='/elsewhere'
install.trusted-host='one'
`;
  assert.deepEqual(pipSources(listed, { PIP_CERT: "/e.pem" }), {
    PIP_EXTRA_INDEX_URL: "https://one https://two",
    PIP_INDEX_URL: "https://one/simple",
    PIP_CERT: "/e.pem",
    PIP_TRUSTED_HOST: "one",
  });
});

test("a path in which Python makes no environment is named before it is tried", () => {
  assert.deepEqual(doctor.pathChecks("/home/a b/iht", ":"), []);
  assert.match(doctor.pathChecks("/a:b/iht", ":")[0]![2], /^The path \/a:b\/iht holds ":"/);
});

test("what would reach into the project's Python, Jupyter, npm and Node is taken from the environment", () => {
  const own = {
    PATH: "/bin",
    HOME: "/home/a",
    PIP_INDEX_URL: "a mirror",
    PIP_CONFIG_FILE: "/pip.conf",
    npm_config_registry: "a mirror",
    "npm_config_//a mirror/:_authToken": "secret",
    npm_config_https_proxy: "a proxy",
    npm_config_cache: "/cache",
    NODE_OPTIONS: "--max-old-space-size=4000 --use-openssl-ca",
  };
  const foreign =
    `PIP_USER PIP_TARGET PIP_CONSTRAINT PIP_REQUIRE_VIRTUALENV PYTHONPATH PYTHONHOME PYTHONINSPECT
    PYTHONWARNINGS JUPYTER_PATH JUPYTER_CONFIG_DIR JUPYTER_TOKEN JPY_PARENT_PID IPYTHONDIR VIRTUAL_ENV CONDA_PREFIX
    NODE_ENV NODE_PATH npm_config_omit NPM_CONFIG_OMIT npm_config_global npm_config_package_lock`.split(
      /\s+/,
    );
  const env: Environment = { ...own, ...Object.fromEntries(foreign.map((name) => [name, "x"])) };
  env["NODE_OPTIONS"] = `--require ./hook.js ${own.NODE_OPTIONS} --inspect=0 -r x`;
  ownEnvironment(env);
  assert.deepEqual(env, own);
});

test("yarn's and pnpm's own settings are not npm's; what the user says of npm is", () => {
  const env: Environment = {
    npm_config_user_agent: "yarn/1.22.22 npm/? node/v20.19.0 linux x64",
    npm_config_registry: "yarn's",
    NPM_CONFIG_REGISTRY: "the user's",
  };
  ownEnvironment(env);
  assert.deepEqual(env, { NPM_CONFIG_REGISTRY: "the user's" });
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
    const start = (command: string): string => {
      const program = join(odd, "src", "tools", "start.mjs");
      const { stdout, stderr } = spawnSync(process.execPath, [program, command], {
        encoding: "utf8",
        env: { ...process.env, NODE_ENV: "production", PYTHONPATH: "/nowhere" },
      });
      return stdout + stderr;
    };
    const quantile = join("dist", "numerics", "quantile.js");
    rmSync(join(odd, quantile));
    assert.match(start("doctor"), new RegExp(`^broken   build: ${quantile} is missing\\.`, "m"));
    assert.match(
      start("build"),
      new RegExp(`^build: ${quantile} is missing; set up again \\.\\.\\. `, "m"),
    );
    assert.match(start("doctor"), /^ok {7}build$/m);
    const text = readFileSync(join(odd, quantile), "utf8");
    writeFileSync(join(odd, quantile), text.slice(0, text.length / 2));
    assert.match(start("doctor"), new RegExp(`^broken   build: ${quantile} was changed\\.`, "m"));
    rmSync(join(odd, "dist", "tools", "built-files.js"));
    assert.match(start("doctor"), /^broken {3}build: what tells its state cannot be read\./m);
  } finally {
    copy.remove();
  }
});
