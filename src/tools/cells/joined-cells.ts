/**
 * The code cells of a notebook as one module, with the way back from a line of the module to the
 * cell it came from. The kernel lets a later cell declare a name again and checks without
 * `strict`; one module under the project's own compiler lets neither pass.
 */
import { type Cell, joined, type Notebook } from "./normal-form.js";

/** A notebook and where it lies (or would lie: nothing asks the disk for it again). */
export interface NotebookFile {
  path: string;
  notebook: Notebook;
}

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

/** The code cells, in order. */
export function codeCells(notebook: Notebook): Cell[] {
  return notebook.cells.filter((cell) => cell.cell_type === "code");
}

export function joinCells({ path, notebook }: NotebookFile): JoinedCells {
  const lines: string[] = [];
  const places: Place[] = [];
  for (const cell of codeCells(notebook)) {
    joined(cell.source)
      .split("\n")
      .forEach((text, i) => {
        lines.push(text);
        places.push({ notebook: path, cell: cell.id, line: i + 1 });
      });
  }
  return { path: `${path}.mts`, text: lines.join("\n"), place: (line) => places[line - 1]! };
}
