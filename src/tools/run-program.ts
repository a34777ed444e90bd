import { spawn } from "node:child_process";
import { endProcess } from "./end-process.js";
import { onSignal } from "./on-signal.js";

/** Runs a program on this one's terminal; resolves with its exit code. A signal that ends this process ends it first. */
export async function runProgram(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = spawn(program, args, { stdio: "inherit", env: environment });
  const forget = onSignal(() => endProcess(child));
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve(code ?? 1));
    });
  } finally {
    forget();
  }
}
