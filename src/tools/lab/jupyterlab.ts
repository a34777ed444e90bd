/** A JupyterLab server that this process starts, and ends before it ends itself. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { jupyterEnvironment, PYTHON } from "./jupyter-environment.js";
import { serverArguments, writeLabSettings } from "./lab-settings.js";
import { endProcess, isRunning } from "../end-process.js";
import { onSignal } from "../on-signal.js";

/** A server takes about 4 s to start; a machine under load may need many times that. */
const START_LIMIT_MS = 120_000;
/** By which kernel.cjs gives the files that cells write the usual rights again. */
const UMASK = "IHT_NOTEBOOKS_UMASK";

export interface JupyterLab {
  /** The address of a page below the server, with the token: address("lab") is JupyterLab itself. */
  address(page: string): string;
  /** A file that leads a browser to that address, for the user alone: arguments of programs can be seen by all. */
  leadTo(page: string): string;
  /** Ends the kernels, then the server. */
  stop(): Promise<void>;
  /** Resolves when the server has ended: with true when it was asked to, by its own page or by us. */
  readonly ended: Promise<boolean>;
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
    stdio: ["pipe", output, output],
    // A group of its own: Ctrl-C in a terminal reaches us, and we end the server in good order.
    detached: true,
  });
  process.umask(before);
  const ended = new Promise<boolean>((resolve) => {
    server.once("exit", (code) => resolve(code === 0));
    server.once("error", () => resolve(false));
  });
  const kill = (): void => void server.kill();
  const forget = onSignal(() => endProcess(server));
  process.once("exit", kill);
  void ended.then(() => {
    forget();
    process.off("exit", kill);
  });
  const port = await portOf(server, state);
  if (port === undefined) {
    await endProcess(server);
    throw new Error(`JupyterLab did not start:\n${readFileSync(log, "utf8")}`);
  }
  const own = (end: string): string => join(state, "runtime", `jpserver-${server.pid}${end}`);
  const remove = (): void =>
    [".json", "-open.html", "-lead.html"].forEach((end) => rmSync(own(end), { force: true }));
  void ended.then(remove);
  const address = (page: string): string => `http://127.0.0.1:${port}/${page}?token=${token}`;
  return {
    address,
    leadTo(page) {
      const html = `<!doctype html><meta http-equiv="refresh" content="0;url=${address(page)}">\n`;
      writeFileSync(own("-lead.html"), html, { mode: 0o600 });
      return own("-lead.html");
    },
    stop: () => endProcess(server),
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
