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
import { findPython, ROOT } from "./doctor.mjs";
import { locked } from "./set-up-lock.mjs";

const at = (...parts) => join(ROOT, ...parts);
const PYTHON = at(".venv", "bin", "python");

const STEPS = [
  { name: "npm packages", inPlace: packagesInPlace, make: installPackages },
  {
    name: "Python environment",
    inPlace: environmentInPlace,
    make: installEnvironment,
    notebooks: true,
  },
  { name: "kernel", inPlace: kernelInPlace, make: installKernel, notebooks: true },
  { name: "build", inPlace: buildInPlace, make: build },
];

/**
 * Installs packages and kernel and builds the library, one line a step; an output only on failure. Where
 * another process does so in this clone it waits for that one, and then does what is left. Without
 * `notebooks` neither Python nor the kernel is looked for.
 */
export async function setUp({ notebooks = true } = {}) {
  const steps = STEPS.filter((one) => notebooks || !one.notebooks);
  for (const { inPlace } of steps) {
    if (await inPlace()) continue;
    return locked(at(".cache", "set-up.lock"), console.log, async () => {
      for (const one of steps) await step(one);
    });
  }
}

async function step({ name, inPlace, make }) {
  if (await inPlace()) return;
  process.stdout.write(`${name} ...`);
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
function packagesInPlace() {
  return read(PACKAGES_STAMP) === hash("package-lock.json");
}
async function installPackages() {
  const npm = process.env.npm_execpath;
  const [command, first] = npm === undefined ? ["npm", []] : [process.execPath, [npm]];
  await run(command, [...first, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    npm_config_update_notifier: "false",
  });
  writeFileSync(PACKAGES_STAMP, hash("package-lock.json"));
}

const ENVIRONMENT_STAMP = at(".venv", "requirements.sha256");
function environmentInPlace() {
  return existsSync(PYTHON) && read(ENVIRONMENT_STAMP) === hash("requirements.txt");
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

const KERNELS = at(".venv", "share", "jupyter", "kernels");
const TSLAB = at("node_modules", ".bin", "tslab");
function kernelInPlace() {
  if (!existsSync(KERNELS) || readdirSync(KERNELS).join() !== "tslab") return false;
  // The path is absolute: a clone that was moved registers its kernel again.
  return JSON.parse(read(join(KERNELS, "tslab", "kernel.json"))).argv.includes(TSLAB);
}
async function installKernel() {
  // Jupyter makes this folder whenever it starts, by default in the home folder.
  const IPYTHONDIR = at(".cache", "jupyter", "ipython");
  const binary = ["--python", PYTHON, "--sys-prefix", "--binary", TSLAB];
  await run(TSLAB, ["install", ...binary], { IPYTHONDIR });
  for (const other of ["jslab", "python3"]) {
    rmSync(join(KERNELS, other), { recursive: true, force: true });
  }
}

async function buildInPlace() {
  if (!existsSync(at("dist", "build.json"))) return false;
  const { builtStamp, firstDifference, sourceStamp } = await import(
    new URL("../../dist/jupyter/build-stamp.js", import.meta.url).href
  );
  return firstDifference(builtStamp(), sourceStamp()) === undefined;
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
