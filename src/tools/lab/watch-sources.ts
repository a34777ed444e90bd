/** The thread that compiles beside the server: the compiler would keep this one busy for twenty seconds. */
import { join } from "node:path";
import ts from "typescript";
import { buildRecord } from "../build-record.js";
import { ROOT } from "../cells/notebooks.js";

watchSources();

/** Rebuilds the library at each change of a source; errors are printed as the compiler words them. */
function watchSources(): void {
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
  ts.createWatchProgram(host);
}
