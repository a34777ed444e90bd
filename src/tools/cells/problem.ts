import { relative } from "node:path";
import type { Place } from "./joined-cells.js";

/** Something wrong at a place of a notebook. */
export interface Problem extends Place {
  message: string;
}

/** One line: "notebooks/01-x.ipynb, cell loss, line 3: Object is possibly 'undefined'. (TS2532)". */
export function problemLine(problem: Problem, root: string): string {
  const { notebook, cell, line, message } = problem;
  return `${relative(root, notebook)}, cell ${cell}, line ${line}: ${message}`;
}
