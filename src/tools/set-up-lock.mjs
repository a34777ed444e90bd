/** A lock that keeps two processes from setting up one clone at the same time. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** How often one that waits looks again. */
const LOOK_EVERY_MS = 200;

/**
 * Does `work` while this process alone holds the lock `file`, and gives what it gives.
 *
 * Where another process holds the lock, `say` is told so once and this one waits. The file holds the
 * number of its process: what a killed one left behind is removed.
 */
export async function locked(file, say, work) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!taken(file)) {
    const owner = ownerOf(file);
    if (owner !== undefined && !isRunning(owner)) {
      removeLockOf(owner, file);
    } else if (owner !== undefined && !told) {
      say(`waiting for process ${owner}, which sets up this clone (${file})`);
      told = true;
    }
    await delay(LOOK_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** The lock appears whole or not at all: a file with our number is linked to its name. */
function taken(file) {
  const ours = `${file}-${process.pid}`;
  writeFileSync(ours, String(process.pid));
  try {
    linkSync(ours, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(ours);
  }
}

function ownerOf(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return undefined; // It has just been given back.
  }
}

/** Two that find a dead lock must not remove each other's new one: one at a time, and it looks again. */
function removeLockOf(owner, file) {
  const removing = `${file}-of-${owner}`;
  try {
    mkdirSync(removing);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return;
  }
  if (ownerOf(file) === owner) rmSync(file);
  rmSync(removing, { recursive: true });
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
