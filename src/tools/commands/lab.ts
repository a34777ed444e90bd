import { spawn } from "node:child_process";
import { Worker } from "node:worker_threads";
import { JUPYTER_FOLDER } from "../lab/jupyter-environment.js";
import { requireThat } from "../../numerics/checks.js";
import { startJupyterLab } from "../lab/jupyterlab.js";
import { notebookNames, ROOT } from "../cells/notebooks.js";
import { onSignal } from "../on-signal.js";

/**
 * `npm run lab [-- notebook]`: JupyterLab at the first notebook (or the one whose name begins so),
 * the library rebuilt as its sources change, until Ctrl-C.
 */
export async function main(args: readonly string[]): Promise<void> {
  requireThat(args.length <= 1, "lab", "its arguments", "one notebook at most", args.join(" "));
  const [first] = notebookNames(args, "lab");
  const lab = await startJupyterLab(ROOT, JUPYTER_FOLDER);
  const stopped = new Promise<"stopped">((resolve) => {
    onSignal(async () => {
      resolve("stopped");
      await lab.stop();
      process.exit(0);
    });
  });
  const page = `lab/tree/notebooks/${first}.ipynb`;
  open(lab.leadTo(page));
  console.log(`JupyterLab: ${lab.address(page)}\nCtrl-C ends it.`);
  const watching = { execArgv: [] }; // None of the options that this process was started with.
  new Worker(new URL("../lab/watch-sources.js", import.meta.url), watching).unref();
  const end = await Promise.race([stopped, lab.ended]);
  if (end === false) throw new Error("JupyterLab has ended by itself.");
  if (end === true) console.log("JupyterLab was shut down.");
}

/** Opens a file in the reader's own browser where there is a screen. */
function open(file: string): void {
  const [command, ...args] = opener(file, process.platform, process.env);
  if (command === undefined) return;
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.once("error", () => {}); // The address is printed all the same.
  child.unref();
}

/** The command that opens a file in a browser, and nothing where there is no screen. */
export function opener(file: string, platform: string, env: NodeJS.ProcessEnv): string[] {
  if (platform === "darwin") return ["open", file];
  if (platform === "win32") return ["explorer", file];
  const screen = env["DISPLAY"] ?? env["WAYLAND_DISPLAY"];
  return screen === undefined ? [] : ["xdg-open", file];
}
