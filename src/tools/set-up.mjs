/** The steps from a bare clone to an installation that runs. Each is skipped when it is in place. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findPython, ROOT } from "./doctor.mjs";

const at = (...parts) => join(ROOT, ...parts);
const PYTHON = at(".venv", "bin", "python");

/** Installs packages and kernel and builds the library, one line a step; an output only on failure. */
export async function setUp() {
  await step("npm packages", packagesInPlace, installPackages);
  await step("Python environment", environmentInPlace, installEnvironment);
  await step("kernel", kernelInPlace, installKernel);
  await step("build", buildInPlace, build);
}

async function step(name, inPlace, make) {
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
const packagesInPlace = () => read(PACKAGES_STAMP) === hash("package-lock.json");
async function installPackages() {
  const npm = process.env.npm_execpath;
  const [command, first] = npm === undefined ? ["npm", []] : [process.execPath, [npm]];
  await run(command, [...first, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    npm_config_update_notifier: "false",
  });
  writeFileSync(PACKAGES_STAMP, hash("package-lock.json"));
}

const ENVIRONMENT_STAMP = at(".venv", "requirements.sha256");
const environmentInPlace = () =>
  existsSync(PYTHON) && read(ENVIRONMENT_STAMP) === hash("requirements.txt");
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
async function build() {
  // Built beside and renamed: what runs from dist never sees half a library.
  const fresh = at(`dist-${process.pid}`);
  try {
    await run(process.execPath, [
      at("node_modules", "typescript", "bin", "tsc"),
      "-p",
      ROOT,
      "--outDir",
      fresh,
    ]);
    const record = `import { buildRecord } from ${JSON.stringify(pathToFileURL(join(fresh, "tools", "build-record.js")).href)};
      process.stdout.write(await buildRecord(${JSON.stringify(fresh)}));`;
    writeFileSync(
      join(fresh, "build.json"),
      await run(process.execPath, ["--input-type=module", "-e", record]),
    );
    rmSync(at("dist"), { recursive: true, force: true });
    renameSync(fresh, at("dist"));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
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
