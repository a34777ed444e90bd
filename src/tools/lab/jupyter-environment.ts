import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../cells/notebooks.js";

/** The Python of the project's own environment, where JupyterLab and the kernel are installed. */
export const PYTHON: string = join(ROOT, ".venv", "bin", "python");

/** Where Jupyter keeps what it would otherwise scatter over the home folder. */
export const JUPYTER_FOLDER: string = join(ROOT, ".cache", "jupyter");

/** The environment of every Jupyter process: this one's, with all of Jupyter's folders inside the project. */
export function jupyterEnvironment(folder: string = JUPYTER_FOLDER): NodeJS.ProcessEnv {
  const at = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  return {
    ...process.env,
    IPYTHONDIR: at("ipython"),
    JUPYTER_CONFIG_DIR: at("config"),
    JUPYTER_DATA_DIR: at("data"),
    JUPYTER_RUNTIME_DIR: at("runtime"),
    JUPYTERLAB_SETTINGS_DIR: at("settings"),
    JUPYTERLAB_WORKSPACES_DIR: at("workspaces"),
  };
}
