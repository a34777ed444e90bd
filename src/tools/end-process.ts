import { type ChildProcess, execFileSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

/**
 * What has not ended in good order after this is ended by force, so that Ctrl-C ends within a second. Nothing is
 * lost: no process here has unsaved work.
 */
const LIMIT_MS = 450;
/** For the parent of a killed process to take notice, without which the system keeps its number. */
const NOTICE_MS = 200;

/** Asks a process to end; when it does not, kills its children and then it. Resolves when it has ended. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const within = (limit: number) => Promise.race([ended, delay(limit, undefined, { ref: false })]);
  child.kill("SIGTERM");
  await within(LIMIT_MS);
  if (isRunning(child)) {
    for (const each of childrenOf(child.pid!)) kill(each);
    await within(NOTICE_MS);
    child.kill("SIGKILL");
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

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself in the meantime.
  }
}
