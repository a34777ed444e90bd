/** Joined cells compiled in memory by the project's own TypeScript, with the project's options. */
import { join } from "node:path";
import ts from "typescript";
import type { JoinedCells } from "./joined-cells.js";
import type { Problem } from "./problem.js";

/** The project's compiler options and source files. Throws when tsconfig.json cannot be read. */
export function projectConfig(root: string): ts.ParsedCommandLine {
  const path = join(root, "tsconfig.json");
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, " "));
  return ts.parseJsonConfigFileContent(config, ts.sys, root);
}

/** A program of modules that exist in memory only; what they import is read from the disk. */
export function cellProgram(modules: JoinedCells[], root: string): ts.Program {
  const { rootDir: _, outDir: __, ...project } = projectConfig(root).options;
  const options: ts.CompilerOptions = {
    ...project,
    noEmit: true,
    declaration: false,
    isolatedDeclarations: false,
  };
  const texts = new Map(modules.map((module) => [module.path, module.text]));
  const disk = ts.createCompilerHost(options, true);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    getSourceFile: (path, languageVersion, onError) => {
      const text = texts.get(path);
      return text === undefined
        ? disk.getSourceFile(path, languageVersion, onError)
        : ts.createSourceFile(path, text, languageVersion, true);
    },
  };
  return ts.createProgram([...texts.keys()], options, host);
}

/** What the compiler says of each module, at the cells. */
export function typeProblems(program: ts.Program, modules: JoinedCells[]): Problem[] {
  return modules.flatMap((module) => {
    const file = program.getSourceFile(module.path);
    return ts.getPreEmitDiagnostics(program, file).map((diagnostic) => {
      const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
      const message = `${text} (TS${diagnostic.code})`;
      if (diagnostic.file !== file || !file) throw new Error(message);
      const { line } = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
      return { ...module.place(line + 1), message };
    });
  });
}
