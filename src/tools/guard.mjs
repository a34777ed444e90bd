/**
 * Runs a program that ends when the process that asked for it has ended, however that came about: the pipe to
 * this one's stdin is then closed. An `npm ci` that ran on would be in the way of the next one.
 */
import { spawn } from "node:child_process";

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
// The signals of a terminal reach the program itself, and the process that asked for it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
process.stdin.resume().once("close", () => child.kill("SIGKILL"));
child.once("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once("close", (code, signal) => {
  if (signal !== null) console.error(signal);
  process.exit(code ?? 1);
});
