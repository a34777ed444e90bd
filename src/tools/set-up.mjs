/** The steps from a bare clone to an installation that runs. Each is skipped when it is in place. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findPython, isWritable, pythonIn, ROOT } from "./doctor.mjs";
import { firstDamage, inventory } from "./inventory.mjs";
import { isRunning, locked } from "./set-up-lock.mjs";

const at = (...parts) => join(ROOT, ...parts);
const PYTHON = pythonIn(at(".venv"));

/**
 * Each step says what is amiss: nothing when it is in place, "" when it was not done yet, else in words
 * what of it is broken. A stamp alone is not believed: what it stands for must be there. The gigabytes have room
 * to spare, for what is downloaded.
 */
const STEPS = [
  { name: "npm packages", amiss: packagesAmiss, make: installPackages, gigabytes: 1.5 },
  {
    name: "Python environment",
    amiss: environmentAmiss,
    make: installEnvironment,
    notebooks: true,
    python: true,
    gigabytes: 1,
  },
  { name: "kernel", amiss: kernelAmiss, make: installKernel, notebooks: true },
  { name: "nbconvert", amiss: converterAmiss, make: installConverter, notebooks: true },
  { name: "build", amiss: buildAmiss, make: build },
];

/**
 * What is still to be set up, and what of it is broken; without `notebooks` neither Python nor the kernel is looked
 * for.
 */
export async function toSetUp({ notebooks = true } = {}) {
  const found = [];
  for (const one of STEPS) {
    if (!notebooks && one.notebooks) continue;
    const what = await one.amiss();
    if (what !== undefined) found.push({ ...one, what });
  }
  return found;
}

/** What a machine must have to set these steps up (see `doctor`). */
export function needsOf(steps) {
  return {
    python: steps.some((one) => one.python),
    gigabytes: steps.reduce((sum, { gigabytes = 0 }) => sum + gigabytes, 0),
    write: steps.length > 0,
  };
}

/**
 * Installs packages and kernel and builds the library, one line a step; an output only on failure. Where
 * another process does so in this clone it waits for that one, and then does what is left.
 */
export async function setUp({ notebooks = true } = {}) {
  await locked(at(".cache", "set-up.lock"), console.log, async () => {
    for (const one of STEPS) if (notebooks || !one.notebooks) await step(one);
  });
}

/** Prints one line a step: whether it is in place. */
export async function setUpState(print) {
  for (const { name, amiss } of STEPS) {
    const what = await amiss();
    if (what === undefined) print(`ok       ${name}`);
    else if (what === "") print(`to do    ${name}: the next command sets it up.`);
    else print(`broken   ${name}: ${what}. The next command sets it up again.`);
  }
}

async function step({ name, amiss, make }) {
  const what = await amiss();
  if (what === undefined) return;
  process.stdout.write(what === "" ? `${name} ...` : `${name}: ${what}; set up again ...`);
  const begin = performance.now();
  try {
    await make();
  } catch (error) {
    process.stdout.write(" failed\n");
    throw error;
  }
  process.stdout.write(` ${((performance.now() - begin) / 1000).toFixed(1)} s\n`);
}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const hash = (file) => sha256(readFileSync(at(file)));
const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);

/**
 * The stamp of an installation: what it was made from, then its inventory. It is written last, so that a step which was
 * cut off is done again.
 */
function stamp(file, made, folder, leftOut) {
  const lines = inventory(folder, leftOut);
  writeFileSync(file, [made, ...lines, ""].join("\n"));
}
function stampAmiss(file, made, folder) {
  const [first, ...lines] = (read(file) ?? "").split("\n").slice(0, -1);
  return first === made ? firstDamage(folder, lines) : "";
}

const PACKAGES = at("node_modules");
const PACKAGES_STAMP = join(PACKAGES, ".lock.sha256");
/** Some packages are programs of one kind of machine: a folder that is shared with another kind is installed anew. */
const packagesMade = () => `${hash("package-lock.json")} ${process.platform}-${process.arch}`;
const inPackages = (path) => path.startsWith(".cache");
function packagesAmiss() {
  return stampAmiss(PACKAGES_STAMP, packagesMade(), PACKAGES);
}
async function installPackages() {
  const [command, ...first] = npmCommand(process.env.npm_execpath, process.platform);
  const cache = npmCache(process.env);
  await run(command, [...first, "ci", ...NPM_OPTIONS], {
    npm_config_update_notifier: "false",
    ...cache,
  });
  rmSync(OWN_CACHE, { recursive: true, force: true });
  stamp(PACKAGES_STAMP, packagesMade(), PACKAGES, inPackages);
}
/** The lock file as it is, whatever the user's own .npmrc prefers; what only development needs is needed here. */
const NPM_OPTIONS = [
  ...["dev", "optional", "peer"].map((kind) => `--include=${kind}`),
  ...["ignore-scripts", "bin-links", "package-lock"].map((option) => `--${option}`),
  ...["audit", "fund", "global", "dry-run", "package-lock-only", "legacy-peer-deps"].map(
    (option) => `--no-${option}`,
  ),
  "--install-strategy=hoisted",
];

/** A cache of our own for npm, where the one that it is told or else the usual one cannot be written. */
export function npmCache(env, writable = isWritable) {
  const told = Object.keys(env).find((name) => name.toLowerCase() === "npm_config_cache");
  let folder = told === undefined ? join(env.HOME ?? env.USERPROFILE ?? "", ".npm") : env[told];
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  return writable(folder) && isAbsolute(folder) ? {} : { [told ?? "npm_config_cache"]: OWN_CACHE };
}
const OWN_CACHE = at(".cache", "npm");

/** npm, by the program that runs this script if it is npm itself, and not yarn or pnpm. */
export function npmCommand(execpath, platform) {
  if (/npm-cli\.c?js$/.test(execpath ?? "")) return [process.execPath, execpath];
  // Node starts no .cmd file without a shell.
  return platform === "win32" ? ["cmd", "/d", "/s", "/c", "npm"] : ["npm"];
}

const ENVIRONMENT = at(".venv");
const ENVIRONMENT_STAMP = join(ENVIRONMENT, "requirements.sha256");
/** The Python that is led to belongs to it: after an upgrade of the system's the packages are not found any more. */
const environmentMade = () => `${hash("requirements.txt")} ${realpathSync(PYTHON)}`;
/** Kernels and settings are steps of their own; Python writes its caches as it runs. */
const inEnvironment = (path) => /(^|\/)__pycache__$|^share\/jupyter\/kernels$|^etc$/.test(path);
function environmentAmiss() {
  if (!existsSync(ENVIRONMENT_STAMP)) return "";
  if (!existsSync(PYTHON)) return `${PYTHON} does not lead to a Python`;
  return stampAmiss(ENVIRONMENT_STAMP, environmentMade(), ENVIRONMENT);
}
async function installEnvironment() {
  rmSync(ENVIRONMENT, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  await run(findPython(), ["-m", "venv", ENVIRONMENT]);
  const sources = pipSources(await run(PYTHON, ["-m", "pip", "config", "list"]), process.env);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"];
  const impatient = ["--retries", "1", "--timeout", "15"];
  const lock = ["--require-hashes", "-r", at("requirements.txt")];
  await run(PYTHON, [...pip, ...impatient, ...lock], { ...sources, PIP_CONFIG_FILE: NO_FILE });
  // JupyterLab runs its own Node programs below .venv: they must not inherit "type": "module".
  writeFileSync(join(ENVIRONMENT, "package.json"), '{ "type": "commonjs" }\n');
  stamp(ENVIRONMENT_STAMP, environmentMade(), ENVIRONMENT, inEnvironment);
}

/** What Python calls the file that holds nothing. */
const NO_FILE = process.platform === "win32" ? "nul" : "/dev/null";

/**
 * Of what `pip config list` prints the settings that say where packages come from, as variables; those which
 * the environment has go first. The others, such as `user` or `target`, are not for this environment.
 */
export function pipSources(listed, env) {
  const source =
    /^(?:global|install)\.(index-url|extra-index-url|no-index|find-links|trusted-host|cert|client-cert|proxy|cache-dir)='(.*)'$/gm;
  const settings = {};
  for (const [, name, value] of listed.matchAll(source)) {
    const variable = `PIP_${name.toUpperCase().replaceAll("-", "_")}`;
    settings[variable] = env[variable] ?? value.replaceAll("\\n", " ");
  }
  return settings;
}

const KERNELS = at(".venv", "share", "jupyter", "kernels");
/** Jupyter puts the folder of this file in; a path of our own it would read as a pattern, too. */
const KERNEL = `${JSON.stringify({
  argv: [
    "node",
    "{resource_dir}/../../../../../src/tools/kernel.cjs",
    ...["kernel", "--config-path", "{connection_file}"],
  ],
  display_name: "TypeScript",
  language: "typescript",
})}\n`;
function kernelAmiss() {
  const alone = existsSync(KERNELS) && readdirSync(KERNELS).join() === "tslab";
  return alone && read(join(KERNELS, "tslab", "kernel.json")) === KERNEL ? undefined : "";
}
function installKernel() {
  rmSync(KERNELS, { recursive: true, force: true });
  mkdirSync(join(KERNELS, "tslab"), { recursive: true });
  writeFileSync(join(KERNELS, "tslab", "kernel.json"), KERNEL);
}

const CONVERTER = at(".venv", "etc", "jupyter", "jupyter_nbconvert_config.json");
/** HTML in which nothing is cut on paper; the exporters that are made of the HTML one keep their templates. */
const CONVERTER_SETTINGS = `${JSON.stringify({
  TemplateExporter: { extra_template_basedirs: [at("src", "tools", "lab", "nbconvert")] },
  HTMLExporter: { template_name: "wrapped" },
  SlidesExporter: { template_name: "reveal" },
  WebPDFExporter: { template_name: "webpdf" },
})}\n`;
function converterAmiss() {
  return read(CONVERTER) === CONVERTER_SETTINGS ? undefined : "";
}
function installConverter() {
  mkdirSync(join(CONVERTER, ".."), { recursive: true });
  writeFileSync(CONVERTER, CONVERTER_SETTINGS);
}

async function buildAmiss() {
  const record = at("dist", "build.json");
  if (!existsSync(record)) return "";
  const tools = [at("dist", "jupyter", "build-stamp.js"), at("dist", "tools", "built-files.js")];
  try {
    const [stamp, files] = await Promise.all(tools.map((tool) => import(pathToFileURL(tool).href)));
    const { built } = JSON.parse(read(record));
    if (stamp.firstDifference(stamp.builtStamp(), stamp.sourceStamp()) !== undefined) return "";
    return files.builtDamage(at("dist"), built);
  } catch {
    return "what tells its state cannot be read";
  }
}
/** Compiles src into dist. */
export async function build() {
  // Built beside and renamed: what runs from dist never sees half a library.
  const fresh = at(`dist-${process.pid}`);
  const old = at(`dist-${process.pid}-old`);
  removeUnfinished();
  try {
    mkdirSync(fresh);
    const kernel = compiledKernel(fresh);
    // TypeScript 7 writes the same bytes as 5.9, whose programming interface cells and lint are checked
    // with, in a quarter of the time.
    const compiler = at("node_modules", "typescript-native", "bin", "tsc");
    await Promise.all([kernel, run(process.execPath, [compiler, "-p", ROOT, "--outDir", fresh])]);
    writeFileSync(join(fresh, "network", "kernel-bytes.js"), await kernel);
    const record = `import { buildRecord } from ${JSON.stringify(pathToFileURL(join(fresh, "tools", "build-record.js")).href)};
      process.stdout.write(await buildRecord(${JSON.stringify(fresh)}));`;
    writeFileSync(
      join(fresh, "build.json"),
      await run(process.execPath, ["--input-type=module", "-e", record]),
    );
    if (existsSync(at("dist"))) renameSync(at("dist"), old);
    renameSync(fresh, at("dist"));
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Removes what builds that were killed have left. */
function removeUnfinished() {
  for (const name of readdirSync(ROOT)) {
    const [, pid] = /^dist-(\d+)(-old)?$/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(at(name), { recursive: true, force: true });
  }
}

/**
 * The module that holds the kernel of src/network/kernel, compiled to WebAssembly, in base 64. It is kept
 * for as long as neither these sources nor their compiler changes.
 */
async function compiledKernel(folder) {
  const [cache, name] = [at(".cache", "kernel"), kernelHash()];
  const kept = existsSync(cache) ? readdirSync(cache).filter((file) => file.startsWith(name)) : [];
  for (const file of kept) {
    const module = read(join(cache, file));
    if (file === keptName(name, module)) return module;
  }
  const binary = join(folder, "kernel.wasm");
  await run(process.execPath, [
    at("node_modules", "assemblyscript", "bin", "asc.js"),
    at("src", "network", "kernel", "index.ts"),
    ...KERNEL_OPTIONS,
    ...["--outFile", binary],
  ]);
  const module = `export const KERNEL_BYTES = ${JSON.stringify(readFileSync(binary, "base64"))};\n`;
  rmSync(binary);
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, keptName(name, module)), module);
  return module;
}

/** The checksum of what it holds is in a file's name: half a file, or one that was edited, is not taken. */
const keptName = (name, module) => `${name}-${sha256(module)}.js`;

const KERNEL_OPTIONS = "--enable simd -O3 --noAssert --runtime minimal --use abort=".split(" ");

function kernelHash() {
  const sources = readdirSync(at("src", "network", "kernel")).sort();
  const files = sources.map((file) => join("src", "network", "kernel", file));
  const parts = [...files, join("node_modules", "assemblyscript", "package.json")].map(
    (file) => `${file} ${hash(file)}`,
  );
  return createHash("sha256")
    .update([...parts, ...KERNEL_OPTIONS].join("\n"))
    .digest("hex");
}

const GUARD = fileURLToPath(new URL("guard.mjs", import.meta.url));

/**
 * Runs a program in the project's folder; resolves with what it printed, rejects with all of it. Where this process
 * ends, by whatever cause, it ends too.
 */
function run(command, args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [GUARD, command, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...environment },
      stdio: ["pipe", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(stdout);
      const said = `${stdout}${stderr}`;
      reject(new Error(`${command} ${args.join(" ")} failed (exit code ${code}):\n${said}`));
    });
  });
}
