import { spawn } from "node:child_process";
import { Worker } from "node:worker_threads";
import { JUPYTER_FOLDER } from "../lab/jupyter-environment.js";
import { startJupyterLab } from "../lab/jupyterlab.js";
import { notebookNames, ROOT } from "../cells/notebooks.js";
import { onSignal } from "../on-signal.js";

/**
 * `npm run lab [-- notebook]`: JupyterLab at the first notebook (or the one whose name begins so),
 * the library rebuilt as its sources change, until Ctrl-C.
 */
export async function main(args: readonly string[]): Promise<void> {
  const [first] = notebookNames(args, "lab");
  const lab = await startJupyterLab(ROOT, JUPYTER_FOLDER);
  const stopped = new Promise<"stopped">((resolve) => {
    onSignal(async () => {
      resolve("stopped");
      await lab.stop();
      process.exit(0);
    });
  });
  const address = lab.address(`lab/tree/notebooks/${first}.ipynb`);
  openAddress(address);
  console.log(`JupyterLab: ${address}\nCtrl-C ends it.`);
  const watching = { execArgv: [] }; // None of the options that this process was started with.
  new Worker(new URL("../lab/watch-sources.js", import.meta.url), watching).unref();
  if ((await Promise.race([stopped, lab.ended])) === "stopped") return;
  throw new Error("JupyterLab has ended by itself.");
}

/** Opens the reader's own browser where there is a screen. */
function openAddress(address: string): void {
  const screen = process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"];
  const commands: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ["open", address],
    win32: ["cmd", "/c", "start", "", address],
    ...(screen === undefined ? {} : { linux: ["xdg-open", address] }),
  };
  const [command, ...args] = commands[process.platform] ?? [];
  if (command === undefined) return;
  const opener = spawn(command, args, { stdio: "ignore", detached: true });
  opener.once("error", () => {}); // The address is printed all the same.
  opener.unref();
}
