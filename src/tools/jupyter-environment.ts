/**
 * JupyterLab for this project and for nothing else: a server on loopback with a token, its settings
 * and state in one private folder, so that neither the home folder nor the working tree is touched.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./notebooks.js";

/** The Python of the project's own environment, where JupyterLab and the kernel are installed. */
export const PYTHON: string = join(ROOT, ".venv", "bin", "python");

/** Long lines wrap, outputs stand whole, and no cell leaves the page when it is out of sight. */
const SETTINGS = {
  "@jupyterlab/notebook-extension:tracker": {
    codeCellConfig: { lineNumbers: false, lineWrap: true },
    windowingMode: "none",
    scrollPastEnd: false,
  },
  "@jupyterlab/apputils-extension:notification": { checkForUpdates: false, fetchNews: "false" },
};

/** The first picture is the notebook, not a toast that asks about news. */
const PAGE = { disabledExtensions: { "@jupyterlab/apputils-extension:announcements": true } };

/** The environment of a Jupyter program whose folders all lie in `state`. */
export function jupyterEnvironment(state: string, token: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    JUPYTER_TOKEN: token,
    JUPYTER_CONFIG_DIR: join(state, "config"),
    JUPYTER_DATA_DIR: join(state, "data"),
    JUPYTER_RUNTIME_DIR: join(state, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(state, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(state, "workspaces"),
    IPYTHONDIR: join(state, "ipython"),
  };
}

/** Writes the settings where a server with `jupyterEnvironment(state)` reads them. */
export function writeLabSettings(state: string): void {
  const folder = join(state, "config", "labconfig");
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(state, "runtime"), { recursive: true });
  writeFileSync(join(folder, "default_setting_overrides.json"), JSON.stringify(SETTINGS));
  writeFileSync(join(folder, "page_config.json"), JSON.stringify(PAGE));
}

/** What Python is given to serve `root`: on loopback, on a free port, without opening a browser. */
export function serverArguments(root: string): string[] {
  return [
    "-m",
    "jupyterlab",
    "--no-browser",
    "--allow-root",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port=0",
    `--ServerApp.root_dir=${root}`,
    "--LabApp.expose_app_in_browser=True",
    "--LabApp.extension_manager=readonly",
    "--LabApp.news_url=None",
  ];
}
