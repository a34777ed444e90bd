/** How this project's JupyterLab differs from a fresh one. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeLabStyle } from "./lab-style.js";

/** Long lines wrap, and every cell stays on the page when it is out of sight. */
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

/** Writes the settings where a server with `jupyterEnvironment(folder)` reads them. */
export function writeLabSettings(folder: string): void {
  writeLabStyle(join(folder, "config"));
  const config = join(folder, "config", "labconfig");
  mkdirSync(config, { recursive: true });
  writeFileSync(join(config, "default_setting_overrides.json"), JSON.stringify(SETTINGS));
  writeFileSync(join(config, "page_config.json"), JSON.stringify(PAGE));
}

const SERVER = fileURLToPath(new URL("../../../src/tools/lab/serve.py", import.meta.url));

/** What Python is given to serve `root`: on loopback, on a free port, without opening a browser. */
export function serverArguments(root: string): string[] {
  return [
    SERVER,
    "--no-browser",
    "--allow-root",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port=0",
    `--ServerApp.root_dir=${root}`,
    "--LabApp.expose_app_in_browser=True",
    "--LabApp.custom_css=True",
    "--LabApp.extension_manager=readonly",
    "--LabApp.news_url=None",
  ];
}
