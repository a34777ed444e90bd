/** What a machine must have before anything is set up. It runs on old versions of Node too, to say so. */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const NODE = [20, 19];
const PYTHON = [3, 10];

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
 * Prints one line for each thing needed, with what to do where it is missing; true if all is there. Of the needs
 * `python` is for what makes the environment, `gigabytes` are those of what is still to be installed, `write` is for
 * what writes below the project's folder.
 */
export function doctor(print, { python = false, gigabytes = 0, write = false } = {}) {
  const checks = [nodeCheck()];
  if (python) checks.push(pythonCheck(), ...pathChecks(ROOT));
  if (gigabytes > 0) checks.push(diskCheck(gigabytes));
  if (write) checks.push(...folderChecks());
  for (const [ok, name, cure] of checks) print(ok ? `ok       ${name}` : `missing  ${cure}`);
  return checks.every(([ok]) => ok);
}

/** Says of an administrator what differs for them. */
export function noteRoot(print, uid = process.getuid?.()) {
  if (uid === 0)
    print("note     You are root: browsers run without their sandbox. An ordinary user has it.");
}

/** Whether this Node is new enough for anything else to be loaded. */
function nodeCheck() {
  return [
    atLeast(process.versions.node.split(".").map(Number), NODE),
    `Node ${process.version}`,
    `Node ${NODE.join(".")} or newer is needed, this is ${process.version}: install a newer Node.`,
  ];
}

function pythonCheck() {
  const what = `Python ${PYTHON.join(".")} or newer with venv`;
  const cure = `${what} is needed: on Debian, apt-get install python3 python3-venv.`;
  return [findPython() !== undefined, what, cure];
}

/** Python makes no environment in a place that no PATH could hold. */
export function pathChecks(root, separator = delimiter) {
  const cure = `The path ${root} holds "${separator}", which none of an environment of Python's may: move the folder.`;
  return root.includes(separator) ? [[false, "", cure]] : [];
}

function diskCheck(gigabytes) {
  const { bavail, bsize } = fs.statfsSync(ROOT);
  const free = (bavail * bsize) / 1e9;
  return [
    free >= gigabytes,
    `${gigabytes} GB of free disk`,
    `${gigabytes} GB of free disk are needed, ${free.toFixed(1)} GB are left below ${ROOT}.`,
  ];
}

function folderChecks() {
  return [
    [
      isWritable(ROOT),
      "a writable folder",
      `The folder ${ROOT} cannot be written: change its permissions.`,
    ],
    [
      isWritable(tmpdir()),
      "a folder for temporary files",
      `The folder for temporary files, ${tmpdir()}, cannot be written: TMPDIR is to name one that can.`,
    ],
  ];
}

function atLeast(version, wanted) {
  return version[0] > wanted[0] || (version[0] === wanted[0] && version[1] >= wanted[1]);
}

/** Whether a folder is there and this user may write to it. */
export function isWritable(folder) {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
