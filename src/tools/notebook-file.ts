/** An .ipynb file (format 4.5) as the tools read it: only the fields they use are named. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The source of a cell is stored as one text or as a list of lines that keep their line ends. */
export interface Cell {
  id: string;
  cell_type: string;
  source: string | string[];
  metadata: Record<string, unknown>;
  execution_count?: number | null;
  outputs?: Output[];
}

/** One output: a stream with `text`, or a display with a `data` bundle keyed by MIME type. */
export interface Output {
  output_type: string;
  name?: string;
  text?: string | string[];
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** A notebook and where it lies (or would lie: nothing asks the disk for it again). */
export interface NotebookFile {
  path: string;
  notebook: Notebook;
}

export async function readNotebook(path: string): Promise<NotebookFile> {
  return { path, notebook: JSON.parse(await readFile(path, "utf8")) as Notebook };
}

/** The notebooks of a folder, by name. */
export async function readNotebooks(folder: string): Promise<NotebookFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ipynb")).sort();
  return Promise.all(names.map((name) => readNotebook(join(folder, name))));
}

/** The code cells, in order. */
export function codeCells(notebook: Notebook): Cell[] {
  return notebook.cells.filter((cell) => cell.cell_type === "code");
}

/** A stored text, joined. */
export function textOf(stored: string | string[]): string {
  return typeof stored === "string" ? stored : stored.join("");
}

/** A text as notebooks store it: a list of lines, each but the last with its line end. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
