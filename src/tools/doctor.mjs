/** What a machine must have before anything is set up. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, statfsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const NODE = [20, 19];
const PYTHON = [3, 10];
/** npm packages, Python environment, build and pictures together, with room to spare. */
const DISK_GB = 2.5;

/** Where a Python lies in its virtual environment. */
export function pythonIn(environment, platform = process.platform) {
  return platform === "win32"
    ? join(environment, "Scripts", "python.exe")
    : join(environment, "bin", "python");
}

/** Beside an old `python3` there may be a newer one under its full name. */
const PYTHONS = [
  "python3",
  "python",
  ...[15, 14, 13, 12, 11, 10].map((minor) => `python3.${minor}`),
];

/** The first Python on the PATH that is new enough and can make virtual environments. */
export function findPython() {
  const probe = "import sys, venv, ensurepip; print(sys.version_info[0], sys.version_info[1])";
  for (const name of PYTHONS) {
    const { status, stdout } = spawnSync(name, ["-c", probe], { encoding: "utf8" });
    if (status === 0 && atLeast(stdout.trim().split(" ").map(Number), PYTHON)) return name;
  }
  return undefined;
}

/**
 * Prints one line for each thing needed, with what to do where it is missing; true if all is there.
 * What does not go through a notebook needs Node alone.
 */
export function doctor(print, { notebooks = true } = {}) {
  const node = [
    atLeast(process.versions.node.split(".").map(Number), NODE),
    `Node ${process.version}`,
    `Node ${NODE.join(".")} or newer is needed, this is ${process.version}: install a newer Node.`,
  ];
  const checks = notebooks ? [node, ...notebookChecks()] : [node];
  for (const [ok, name, cure] of checks) print(ok ? `ok       ${name}` : `missing  ${cure}`);
  if (notebooks && process.getuid?.() === 0)
    print("note     You are root: browsers run without their sandbox. An ordinary user has it.");
  return checks.every(([ok]) => ok);
}

function notebookChecks() {
  return [
    [
      findPython() !== undefined,
      `Python ${PYTHON.join(".")} or newer with venv`,
      `Python ${PYTHON.join(".")} or newer with venv is needed: on Debian, apt-get install python3 python3-venv.`,
    ],
    [
      freeDisk() >= DISK_GB,
      `${DISK_GB} GB of free disk`,
      `${DISK_GB} GB of free disk are needed, ${freeDisk().toFixed(1)} GB are left below ${ROOT}.`,
    ],
    [
      writable(),
      "a writable folder",
      `The folder ${ROOT} cannot be written: change its permissions.`,
    ],
  ];
}

function atLeast(version, wanted) {
  return version[0] > wanted[0] || (version[0] === wanted[0] && version[1] >= wanted[1]);
}

function freeDisk() {
  const { bavail, bsize } = statfsSync(ROOT);
  return (bavail * bsize) / 1e9;
}

function writable() {
  try {
    accessSync(ROOT, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
