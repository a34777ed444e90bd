/**
 * The code cells of a notebook as one module, with the way back from a line of the module to the
 * cell it came from. The kernel lets a later cell declare a name again and checks without
 * `strict`; one module under the project's own compiler lets neither pass.
 */
import { codeCells, textOf, type NotebookFile } from "./notebook-file.js";

/** A place that a person can find: the notebook, the cell's id, the line in the cell (from 1). */
export interface Place {
  notebook: string;
  cell: string;
  line: number;
}

export interface JoinedCells {
  /** Where the module would lie: beside the notebook, so that its imports resolve as in the kernel. */
  path: string;
  text: string;
  /** The place of a line of `text`, counted from 1. */
  place(line: number): Place;
}

export function joinCells({ path, notebook }: NotebookFile): JoinedCells {
  const lines: string[] = [];
  const places: Place[] = [];
  for (const cell of codeCells(notebook)) {
    textOf(cell.source)
      .split("\n")
      .forEach((text, i) => {
        lines.push(text);
        places.push({ notebook: path, cell: cell.id, line: i + 1 });
      });
  }
  return { path: `${path}.mts`, text: lines.join("\n"), place: (line) => places[line - 1]! };
}
