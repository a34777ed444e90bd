import { spawn } from "node:child_process";
import { join } from "node:path";
import ts from "typescript";
import { JUPYTER_FOLDER } from "../lab/jupyter-environment.js";
import { startJupyterLab } from "../lab/jupyterlab.js";
import { notebookNames, ROOT } from "../cells/notebooks.js";
import { buildRecord } from "../build-record.js";
import { onSignal } from "../on-signal.js";

/**
 * `npm run lab [-- notebook]`: JupyterLab at the first notebook (or the one whose name begins so),
 * the library rebuilt as its sources change, until Ctrl-C.
 */
export async function main(args: readonly string[]): Promise<void> {
  const [first] = notebookNames(args);
  const starting = startJupyterLab(ROOT, JUPYTER_FOLDER);
  const watch = watchSources();
  try {
    const lab = await starting;
    onSignal(async () => {
      watch.close();
      await lab.stop();
      process.exit(0);
    });
    const address = lab.address(`lab/tree/notebooks/${first}.ipynb`);
    openAddress(address);
    console.log(`JupyterLab: ${address}\nCtrl-C ends it.`);
    await lab.ended;
    throw new Error("JupyterLab has ended by itself.");
  } finally {
    watch.close();
  }
}

/** Rebuilds the library at each change of a source; errors are printed as the compiler words them. */
function watchSources(): ts.Watch<ts.EmitAndSemanticDiagnosticsBuilderProgram> {
  const format = { getCurrentDirectory: () => ROOT, getCanonicalFileName: (path: string) => path };
  const text = (diagnostic: ts.Diagnostic): string =>
    ts.formatDiagnostic(diagnostic, { ...format, getNewLine: () => "\n" }).trimEnd();
  const system: ts.System = {
    ...ts.sys,
    // A kernel may be reading the library: what did not change is not written.
    writeFile(path, content, bom) {
      if (ts.sys.readFile(path) !== content) ts.sys.writeFile(path, content, bom);
    },
  };
  const host = ts.createWatchCompilerHost(
    join(ROOT, "tsconfig.json"),
    {},
    system,
    ts.createEmitAndSemanticDiagnosticsBuilderProgram,
    (diagnostic) => console.error(text(diagnostic)),
    (_status, _newLine, _options, errors) => {
      // The record is written after a whole and sound build only; `ready()` compares it.
      if (errors !== 0) return;
      const dist = join(ROOT, "dist");
      void buildRecord(dist).then(
        (record) => system.writeFile(join(dist, "build.json"), record),
        console.error,
      );
    },
  );
  return ts.createWatchProgram(host);
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
