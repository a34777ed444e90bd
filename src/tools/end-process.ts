import { type ChildProcess, execFileSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

/**
 * What has not ended in good order after this is killed, so that Ctrl-C ends within a second. Nothing is lost:
 * no process here has unsaved work.
 */
const LIMIT_MS = 600;

/** Asks a process to end, and kills it with its children when it does not; resolves when it has ended. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await Promise.race([ended, delay(LIMIT_MS, undefined, { ref: false })]);
  if (isRunning(child)) {
    const children = childrenOf(child.pid!);
    child.kill("SIGKILL");
    for (const each of children) await kill(each);
  }
  await ended;
}

/** Whether a process was started and has not ended. */
export function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** The processes that a process has started: a kernel in a long cell does not end with its server. */
function childrenOf(parent: number): number[] {
  if (process.platform === "win32") return [];
  const lines = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).split("\n");
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.filter(([, ppid]) => ppid === parent).map(([pid]) => pid!);
}

/** Resolves when the process is gone, which takes some milliseconds. */
async function kill(pid: number): Promise<void> {
  try {
    process.kill(pid, "SIGKILL");
    for (let tries = 0; tries < 100; tries++) {
      process.kill(pid, 0);
      await delay(10);
    }
  } catch {
    // It has ended.
  }
}
