/** A JupyterLab server that this process starts, and ends before it ends itself. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { jupyterEnvironment, PYTHON } from "./jupyter-environment.js";
import { serverArguments, writeLabSettings } from "./lab-settings.js";
import { onSignal } from "../on-signal.js";

/** A server takes about 4 s to start; a machine under load may need many times that. */
const START_LIMIT_MS = 120_000;
/**
 * A server that has not ended in good order after this is killed, so that Ctrl-C ends within a second. Nothing
 * is lost: it has no unsaved work, and has told its kernels to end at once.
 */
const STOP_LIMIT_MS = 600;
/** By which kernel.cjs gives the files that cells write the usual rights again. */
const UMASK = "IHT_NOTEBOOKS_UMASK";

export interface JupyterLab {
  /** The address of a page below the server, with the token: address("lab") is JupyterLab itself. */
  address(page: string): string;
  /** Ends the kernels, then the server. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, by whatever cause. */
  readonly ended: Promise<void>;
}

/**
 * Serves the folder `root`; whatever Jupyter writes for itself goes to the folder `state`.
 *
 * @throws Error with what the server printed when it does not start.
 */
export async function startJupyterLab(root: string, state: string): Promise<JupyterLab> {
  writeLabSettings(state);
  const token = randomBytes(24).toString("hex");
  const log = join(state, "server.log");
  const output = openSync(log, "w", 0o600);
  const before = process.umask(0o077); // The server's own files hold the token from their first byte.
  const server = spawn(PYTHON, serverArguments(root), {
    cwd: root,
    env: { ...jupyterEnvironment(state), JUPYTER_TOKEN: token, [UMASK]: String(before) },
    stdio: ["ignore", output, output],
    // A group of its own: Ctrl-C in a terminal reaches us, and we end the server in good order.
    detached: true,
  });
  process.umask(before);
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
    server.once("error", () => resolve());
  });
  const kill = (): void => void server.kill();
  const forget = onSignal(() => stopServer(server, ended));
  process.once("exit", kill);
  void ended.then(() => {
    forget();
    process.off("exit", kill);
  });
  const port = await portOf(server, state);
  if (port === undefined) {
    await stopServer(server, ended);
    throw new Error(`JupyterLab did not start:\n${readFileSync(log, "utf8")}`);
  }
  const files = [".json", "-open.html"].map((end) => join(state, "runtime", `jpserver-${server.pid}${end}`)); // prettier-ignore
  void ended.then(() => files.forEach((file) => rmSync(file, { force: true })));
  return {
    address: (page) => `http://127.0.0.1:${port}/${page}?token=${token}`,
    stop: () => stopServer(server, ended),
    ended,
  };
}

/** The port the server chose, from the file it writes when it is ready; undefined when it ended. */
async function portOf(server: ChildProcess, state: string): Promise<number | undefined> {
  const file = join(state, "runtime", `jpserver-${server.pid}.json`);
  for (let waited = 0; waited < START_LIMIT_MS && isRunning(server); waited += 100) {
    if (existsSync(file)) {
      const text = readFileSync(file, "utf8");
      if (text.endsWith("}")) return (JSON.parse(text) as { port: number }).port;
    }
    await delay(100);
  }
  return undefined;
}

async function stopServer(server: ChildProcess, ended: Promise<void>): Promise<void> {
  if (!isRunning(server)) return;
  server.kill("SIGTERM");
  await Promise.race([ended, delay(STOP_LIMIT_MS, undefined, { ref: false })]);
  if (isRunning(server)) {
    const kernels = childrenOf(server.pid!);
    server.kill("SIGKILL");
    for (const kernel of kernels) end(kernel);
  }
  await ended;
}

/** The processes that a process has started: a kernel in a long cell does not see that its server has ended. */
function childrenOf(parent: number): number[] {
  if (process.platform === "win32") return [];
  const lines = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).split("\n");
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.filter(([, ppid]) => ppid === parent).map(([pid]) => pid!);
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself in the meantime.
  }
}

function isRunning(server: ChildProcess): boolean {
  return server.pid !== undefined && server.exitCode === null && server.signalCode === null;
}
