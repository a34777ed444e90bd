import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { endProcess } from "../end-process.js";
import { onSignal } from "../on-signal.js";
import { TOLD } from "../../jupyter/tell-terminal.js";
import { jupyterEnvironment, PYTHON } from "../lab/jupyter-environment.js";

/** How one notebook ended: in `seconds`, and if it failed, in which cell and with what text. */
export interface RunEnd {
  readonly notebook: string;
  readonly seconds: number;
  readonly cell?: string;
  readonly error?: string;
}

/** Where runs are strict and fresh: claims throw, kept results are computed anew. */
export interface RunOptions {
  readonly fresh?: boolean;
  /** Called as each notebook ends. */
  readonly ended?: (end: RunEnd) => void;
  /** Called with what a notebook tells the terminal: how far a long computation is, a damaged file. */
  readonly told?: (sentence: string) => void;
}

/** The folder in `output` where the runner keeps what it needs to speak to its kernels. */
const CONNECTIONS = "connections";
const RUNNER = fileURLToPath(new URL("../../../src/tools/cells/run_notebook.py", import.meta.url));

/**
 * Runs notebooks, each in a fresh kernel, two at a time; the executed copies are written to `output`
 * under the notebook's file name. A missed claim fails its notebook.
 *
 * When this process is told to stop, the kernels are ended first.
 *
 * @throws Error when the runner itself fails or was stopped.
 */
export async function runNotebooks(
  paths: readonly string[],
  output: string,
  { fresh = false, ended = () => {}, told = () => {} }: RunOptions = {},
): Promise<RunEnd[]> {
  const runner = spawn(PYTHON, [RUNNER, output, ...paths], {
    env: {
      ...jupyterEnvironment(),
      IHT_NOTEBOOKS_STRICT: "1",
      IHT_NOTEBOOKS_FRESH: fresh ? "1" : "0",
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const closed = new Promise<number | null>((resolve) => runner.on("close", resolve));
  const tidy = (): void => rmSync(join(output, CONNECTIONS), { recursive: true, force: true });
  let stopped = false;
  const forget = onSignal(async () => {
    stopped = true;
    await endProcess(runner);
    tidy();
    console.error("Interrupted; nothing was written for the notebooks that had not ended");
  });
  let complaints = "";
  createInterface(runner.stderr).on("line", (line) => {
    if (line.startsWith(TOLD)) told(line.slice(TOLD.length));
    else complaints += `${line}\n`;
  });
  const ends: RunEnd[] = [];
  for await (const line of createInterface(runner.stdout)) {
    const end = JSON.parse(line) as RunEnd;
    ended(end);
    ends.push(end);
  }
  const code = await closed;
  // The signal ends this process in good order; what would be done next is not done.
  if (stopped) return new Promise(() => {});
  forget();
  tidy();
  if (code === 130) throw new Error("The notebook runner was stopped");
  if (code !== 0) throw new Error(`The notebook runner failed:\n${complaints}`);
  return ends;
}
