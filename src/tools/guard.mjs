/**
 * Runs a program that ends when the process which asked for it has ended, however that came about, or no longer
 * wants it: the pipe to this one's stdin is then closed. An `npm ci` that ran on would be in the way of the next one.
 */
import { execFileSync, spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { startedBy } from "./processes.mjs";

/** For the program, and what it has started, to end in good order. */
const LIMIT_MS = 450;

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
// The signals of a terminal reach the program itself, and the process that asked for it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
let stopping = false;
process.stdin.resume().once("close", () => {
  stopping = true;
  void stop().finally(() => process.exit(1));
});
child.once("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once("close", (code, signal) => {
  if (stopping) return;
  if (signal !== null) console.error(signal);
  process.exit(code ?? 1);
});

async function stop() {
  if (process.platform === "win32") {
    execFileSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
    return;
  }
  const started = [child.pid, ...startedBy([child.pid])];
  child.kill("SIGTERM");
  const begin = performance.now();
  while (performance.now() - begin < LIMIT_MS && started.some((pid) => signalled(pid, 0)))
    await delay(20);
  for (const pid of new Set([...started, ...startedBy(started)])) signalled(pid, "SIGKILL");
}

/** Whether there was such a process to be told. */
function signalled(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
