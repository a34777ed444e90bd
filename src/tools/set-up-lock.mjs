/** A lock that keeps two processes from setting up one clone at the same time. */
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** How often one that waits looks again, and one that works shows that it does. */
const LOOK_EVERY_MS = 200;
const SHOW_EVERY_MS = 2000;
/**
 * One that has not shown itself for so long has ended, whatever process has its number today: after a restart
 * of the machine or of a container the numbers begin anew.
 */
const SILENT_MS = 60_000;

/**
 * Does `work` while this process alone holds the lock `file`, and gives what it gives.
 *
 * Where another process holds the lock, `say` is told so once and this one waits. The file holds the
 * number of its process: what a killed one left behind is removed.
 */
export async function locked(file, say, work, { silent = SILENT_MS } = {}) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!taken(file)) {
    const owner = ownerOf(file);
    if (owner !== undefined && hasEnded(owner, file, silent)) {
      removeLockOf(owner, file, silent);
    } else if (owner && !told) {
      say(`waiting for process ${owner}, which sets up this clone (${file})`);
      told = true;
    }
    await delay(LOOK_EVERY_MS);
  }
  const showing = setInterval(() => show(file), SHOW_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(showing);
    rmSync(file, { force: true });
  }
}

/** A file that must not be there yet is made in one go on every file system; links are not. */
function taken(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

function show(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // It was taken away; whoever did so sees the work done or does it again.
  }
}

/** The number of the process that holds the lock; 0 where none is written, as between its making and that. */
function ownerOf(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return Number.isSafeInteger(pid) ? pid : 0;
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return undefined; // It has just been given back.
  }
}

/** Our own number in a lock that we do not hold is that of another time. */
function hasEnded(owner, file, silent) {
  const dead = owner === process.pid || (owner !== 0 && !isRunning(owner));
  return dead || age(file) > silent;
}

/** Two that find a dead lock must not remove each other's new one: one at a time, and it looks again. */
function removeLockOf(owner, file, silent) {
  const removing = `${file}-of-${owner}`;
  try {
    mkdirSync(removing);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    // One that was killed at this very place has left it.
    if (age(removing) > silent) rmSync(removing, { recursive: true, force: true });
    return;
  }
  if (ownerOf(file) === owner && hasEnded(owner, file, silent)) rmSync(file, { force: true });
  rmSync(removing, { recursive: true, force: true });
}

function age(path) {
  const there = statSync(path, { throwIfNoEntry: false });
  return there === undefined ? 0 : Date.now() - there.mtimeMs;
}

/** Whether a process with this number runs. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
