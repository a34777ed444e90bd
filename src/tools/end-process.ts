import type { ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

/**
 * What has not ended in good order after this is ended by force, so that Ctrl-C ends within a second. Nothing is
 * lost: no process here has unsaved work.
 */
const LIMIT_MS = 450;
/** For the parent of a killed process to take notice, without which the system keeps its number. */
const NOTICE_MS = 200;

const PROCESSES = new URL("../../src/tools/processes.mjs", import.meta.url).href;

/** Asks a process to end; when it does not, kills what it has started and then it. Resolves when it has ended. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const within = (limit: number) => Promise.race([ended, delay(limit, undefined, { ref: false })]);
  child.kill("SIGTERM");
  await within(LIMIT_MS);
  if (isRunning(child)) {
    const { startedBy } = (await import(PROCESSES)) as { startedBy: (of: number[]) => number[] };
    for (const each of startedBy([child.pid!])) kill(each);
    await within(NOTICE_MS);
    child.kill("SIGKILL");
  }
  await ended;
}

/** Whether a process was started and has not ended. */
export function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself in the meantime.
  }
}
