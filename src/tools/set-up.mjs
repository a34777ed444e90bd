/** The steps from a bare clone to an installation that runs. Each is skipped when it is in place. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findPython, pythonIn, ROOT } from "./doctor.mjs";
import { locked } from "./set-up-lock.mjs";

const at = (...parts) => join(ROOT, ...parts);
const PYTHON = pythonIn(at(".venv"));

/**
 * Each step says what is amiss: nothing when it is in place, "" when it was not done yet, else in words
 * what of it is broken. A stamp alone is not believed: what it stands for must be there.
 */
const STEPS = [
  { name: "npm packages", amiss: packagesAmiss, make: installPackages },
  {
    name: "Python environment",
    amiss: environmentAmiss,
    make: installEnvironment,
    notebooks: true,
  },
  { name: "kernel", amiss: kernelAmiss, make: installKernel, notebooks: true },
  { name: "nbconvert", amiss: converterAmiss, make: installConverter, notebooks: true },
  { name: "build", amiss: buildAmiss, make: build },
];

/**
 * Installs packages and kernel and builds the library, one line a step; an output only on failure. Where
 * another process does so in this clone it waits for that one, and then does what is left. Without
 * `notebooks` neither Python nor the kernel is looked for.
 */
export async function setUp({ notebooks = true } = {}) {
  const steps = STEPS.filter((one) => notebooks || !one.notebooks);
  for (const { amiss } of steps) {
    if ((await amiss()) === undefined) continue;
    return locked(at(".cache", "set-up.lock"), console.log, async () => {
      for (const one of steps) await step(one);
    });
  }
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

const hash = (file) =>
  createHash("sha256")
    .update(readFileSync(at(file)))
    .digest("hex");
const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);

// The stamp of a step is written last: a step that was cut off is done again.
const PACKAGES_STAMP = at("node_modules", ".lock.sha256");
function packagesAmiss() {
  if (read(PACKAGES_STAMP) !== hash("package-lock.json")) return "";
  const { packages } = JSON.parse(read(at("package-lock.json")));
  const gone = Object.keys(packages).find(
    (path) => path !== "" && !packages[path].optional && !existsSync(at(path, "package.json")),
  );
  return gone && `${gone} is missing`;
}
async function installPackages() {
  const [command, ...first] = npmCommand(process.env.npm_execpath, process.platform);
  // What only development needs is needed here: the notebooks are checked and formatted with it.
  const options = ["--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  await run(command, [...first, "ci", ...options], { npm_config_update_notifier: "false" });
  writeFileSync(PACKAGES_STAMP, hash("package-lock.json"));
}

/** npm, by the program that runs this script if it is npm itself, and not yarn or pnpm. */
export function npmCommand(execpath, platform) {
  if (/npm-cli\.c?js$/.test(execpath ?? "")) return [process.execPath, execpath];
  // Node starts no .cmd file without a shell.
  return platform === "win32" ? ["cmd", "/d", "/s", "/c", "npm"] : ["npm"];
}

const ENVIRONMENT_STAMP = at(".venv", "requirements.sha256");
function environmentAmiss() {
  if (read(ENVIRONMENT_STAMP) !== hash("requirements.txt")) return "";
  if (!existsSync(PYTHON)) return `${PYTHON} does not lead to a Python`;
  const gone = missingRequirement(read(at("requirements.txt")), installedPackages(at(".venv")));
  return gone && `${gone} is missing`;
}
async function installEnvironment() {
  rmSync(at(".venv"), { recursive: true, force: true });
  await run(findPython(), ["-m", "venv", at(".venv")]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"];
  await run(PYTHON, [
    ...pip,
    "--retries",
    "1",
    "--timeout",
    "15",
    "--require-hashes",
    "-r",
    at("requirements.txt"),
  ]);
  // JupyterLab runs its own Node programs below .venv: they must not inherit "type": "module".
  writeFileSync(at(".venv", "package.json"), '{ "type": "commonjs" }\n');
  writeFileSync(ENVIRONMENT_STAMP, hash("requirements.txt"));
}

/** The names and versions, such as "jupyterlab-4.4.0", of what is installed in an environment. */
function installedPackages(environment) {
  const folders = [at(".venv", "Lib")];
  const lib = join(environment, "lib");
  if (existsSync(lib)) folders.push(...readdirSync(lib).map((name) => join(lib, name)));
  return folders
    .map((folder) => join(folder, "site-packages"))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder))
    .filter((name) => name.endsWith(".dist-info"))
    .map((name) => name.slice(0, -".dist-info".length));
}

/** The first requirement, without those for some machines only, that is not among the installed. */
export function missingRequirement(requirements, installed) {
  const plain = (name) => name.toLowerCase().replace(/[-_.]+/g, "-");
  const there = new Set(installed.map(plain));
  const wanted = requirements.matchAll(/^([A-Za-z0-9._-]+)==([^\s\\;]+)(?!.*;)/gm);
  return [...wanted]
    .map(([, name, version]) => `${name}-${version}`)
    .find((one) => !there.has(plain(one)));
}

const KERNELS = at(".venv", "share", "jupyter", "kernels");
/** The path is absolute: a clone that was moved registers its kernel again. */
const KERNEL = `${JSON.stringify({
  argv: ["node", at("src", "tools", "kernel.cjs"), "kernel", "--config-path", "{connection_file}"],
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
  if (!existsSync(at("dist", "build.json"))) return "";
  const stamp = at("dist", "jupyter", "build-stamp.js");
  if (!existsSync(stamp)) return "dist/jupyter/build-stamp.js is missing";
  const { builtStamp, firstDifference, sourceStamp } = await import(pathToFileURL(stamp).href);
  if (firstDifference(builtStamp(), sourceStamp()) !== undefined) return "";
  const gone = Object.keys(builtStamp())
    .filter((file) => !file.startsWith(join("network", "kernel", "")))
    .map((file) => join("dist", file.replace(/\.ts$/, ".js")))
    .find((file) => !existsSync(at(file)));
  return gone && `${gone} is missing`;
}
/** Compiles src into dist. */
export async function build() {
  // Built beside and renamed: what runs from dist never sees half a library.
  const fresh = at(`dist-${process.pid}`);
  const old = at(`dist-${process.pid}-old`);
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

/**
 * The module that holds the kernel of src/network/kernel, compiled to WebAssembly, in base 64. It is kept
 * for as long as neither these sources nor their compiler changes.
 */
async function compiledKernel(folder) {
  const kept = at(".cache", "kernel", `${kernelHash()}.js`);
  if (existsSync(kept)) return readFileSync(kept, "utf8");
  const binary = join(folder, "kernel.wasm");
  await run(process.execPath, [
    at("node_modules", "assemblyscript", "bin", "asc.js"),
    at("src", "network", "kernel", "index.ts"),
    ...KERNEL_OPTIONS,
    ...["--outFile", binary],
  ]);
  const module = `export const KERNEL_BYTES = ${JSON.stringify(readFileSync(binary, "base64"))};\n`;
  rmSync(binary);
  rmSync(at(".cache", "kernel"), { recursive: true, force: true });
  mkdirSync(at(".cache", "kernel"), { recursive: true });
  writeFileSync(`${kept}-${process.pid}`, module);
  renameSync(`${kept}-${process.pid}`, kept);
  return module;
}

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

/** Runs a program in the project's folder; resolves with what it printed, rejects with all of it. */
function run(command, args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) return resolve(stdout);
      const how = signal === null ? `exit code ${code}` : signal;
      reject(new Error(`${command} ${args.join(" ")} failed (${how}):\n${stdout}${stderr}`));
    });
  });
}
