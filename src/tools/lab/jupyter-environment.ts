import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../cells/notebooks.js";

/** The Python of the project's own environment, where JupyterLab and the kernel are installed. */
export const PYTHON: string = pythonIn(join(ROOT, ".venv"));

/** Where a Python lies in its virtual environment. */
export function pythonIn(environment: string, platform: string = process.platform): string {
  return platform === "win32"
    ? join(environment, "Scripts", "python.exe")
    : join(environment, "bin", "python");
}

/** Where Jupyter keeps what it would otherwise scatter over the home folder. */
export const JUPYTER_FOLDER: string = join(ROOT, ".cache", "jupyter");

/**
 * The environment of every Jupyter process: this one's, with all of Jupyter's folders inside the project.
 * They hold the server's token, so nobody else may look into them.
 */
export function jupyterEnvironment(folder: string = JUPYTER_FOLDER): NodeJS.ProcessEnv {
  const own = (path: string): string => {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
    return path;
  };
  own(folder);
  const at = (name: string): string => own(join(folder, name));
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
