/** Cells short enough to be read: what is longer is a function of a chapter. */
import { codeCells, type NotebookFile } from "./joined-cells.js";
import { joined } from "./normal-form.js";
import type { Problem } from "./problem.js";

/** A reader takes in so many lines at once; imports, which the set-up cell folds away, do not count. */
const LONGEST = 12;

/** A problem for each code cell with more than twelve lines beside its imports. */
export function lengthProblems({ path, notebook }: NotebookFile): Problem[] {
  return codeCells(notebook).flatMap(({ id, source }) => {
    const code = joined(source).replace(/^import [^;]*;\n?/gm, "");
    const count = code.split("\n").length;
    if (count <= LONGEST) return [];
    const message = `the cell has ${count} lines, at most ${LONGEST} can be read at once`;
    return [{ notebook: path, cell: id, line: LONGEST + 1, message }];
  });
}
