/** Prettier on the code cells of a notebook, each cell by itself; outputs are left alone. */
import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { codeCells, type NotebookFile } from "./joined-cells.js";
import { type Cell, joined, lines, notebookText } from "./normal-form.js";
import { readNotebook } from "./notebooks.js";
import type { Problem } from "./problem.js";

/** The cell's source as Prettier writes it, without the last line end. Throws on a syntax error. */
async function formatted(path: string, cell: Cell): Promise<string> {
  const config = await resolveConfig(path);
  return (await format(joined(cell.source), { ...config, parser: "typescript" })).trimEnd();
}

/** A problem for each code cell that is not formatted, at its first line that would change. */
export async function formatProblems({ path, notebook }: NotebookFile): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const cell of codeCells(notebook)) {
    const place = { notebook: path, cell: cell.id };
    const source = joined(cell.source);
    try {
      const wanted = await formatted(path, cell);
      if (wanted === source) continue;
      const target = wanted.split("\n");
      const line = 1 + source.split("\n").findIndex((text, i) => text !== target[i]);
      const message = "the cell is not formatted; `npm run format` does it";
      problems.push({ ...place, line: Math.max(line, 1), message });
    } catch (error) {
      problems.push({ ...place, line: 1, message: (error as Error).message.split("\n")[0]! });
    }
  }
  return problems;
}

/** Formats the cells of a stored notebook in place. Returns whether the file changed. */
export async function formatCells(path: string): Promise<boolean> {
  const notebook = readNotebook(path);
  for (const cell of codeCells(notebook)) cell.source = lines(await formatted(path, cell));
  const text = notebookText(notebook);
  if (text === readFileSync(path, "utf8")) return false;
  writeFileSync(path, text);
  return true;
}
