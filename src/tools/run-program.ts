import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onSignal } from "./on-signal.js";

const GUARD = fileURLToPath(new URL("../../src/tools/guard.mjs", import.meta.url));

/**
 * Runs a program on this one's terminal; resolves with its exit code. It ends when this process ends, by whatever
 * cause. After a signal it does not resolve: this process is ending, too.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = spawn(process.execPath, [GUARD, program, ...args], {
    stdio: ["pipe", "inherit", "inherit"],
    env: environment,
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
  let stopped = false;
  const forget = onSignal(async () => {
    stopped = true;
    child.stdin.end();
    await ended;
  });
  const code = await ended;
  if (stopped) return new Promise(() => {});
  forget();
  return code;
}
