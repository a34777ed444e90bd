/**
 * Runs a program that ends when the process which asked for it has ended, however that came about, or no longer
 * wants it: the pipe to this one's stdin is then closed. An `npm ci` that ran on would be in the way of the next one.
 */
import { execFileSync, spawn } from "node:child_process";

/** For the program to end in good order. */
const LIMIT_MS = 450;

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
// The signals of a terminal reach the program itself, and the process that asked for it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
process.stdin.resume().once("close", () => {
  child.kill("SIGTERM");
  setTimeout(() => endAll(child.pid), LIMIT_MS);
});
child.once("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once("close", (code, signal) => {
  if (signal !== null) console.error(signal);
  process.exit(code ?? 1);
});

/** Ends a process and all that it has started. */
function endAll(pid) {
  if (process.platform === "win32") {
    execFileSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    return;
  }
  const lines = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (one) =>
    pairs.filter(([, parent]) => parent === one).flatMap(([own]) => [own, ...below(own)]);
  for (const each of [pid, ...below(pid)]) {
    try {
      process.kill(each, "SIGKILL");
    } catch {
      // It has ended by itself in the meantime.
    }
  }
}
