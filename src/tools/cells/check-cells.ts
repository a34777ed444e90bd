/** Everything that can be said of the notebooks' cells without running them. */
import { lengthProblems } from "./cell-length.js";
import { cellProgram, typeProblems } from "./compile-cells.js";
import { formatProblems } from "./format-cells.js";
import { joinCells, type NotebookFile } from "./joined-cells.js";
import { lintFile, cellRules } from "./lint.js";
import type { Problem } from "./problem.js";

/**
 * The joined cells of each notebook compile under the project's TypeScript with `strict` and leave
 * no promise floating; each code cell is formatted as Prettier writes it, and short. One problem per finding.
 */
export async function checkCells(files: NotebookFile[], root: string): Promise<Problem[]> {
  const modules = files.map(joinCells);
  const program = cellProgram(modules, root);
  const lint = modules.flatMap((module) =>
    lintFile(program, module.path, cellRules).map(({ line, message }) => ({
      ...module.place(line),
      message,
    })),
  );
  const format = await Promise.all(files.map(formatProblems));
  const length = files.flatMap(lengthProblems);
  return [...typeProblems(program, modules), ...lint, ...format.flat(), ...length];
}
