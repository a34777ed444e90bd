import { isDeepStrictEqual } from "node:util";
import { CLAIM_MIME } from "../../claims/ledger.js";
import { PLOTLY_MIME } from "../../jupyter/plotly-mime.js";

/** A parsed .ipynb file, as far as the tools look into it. */
export interface Notebook {
  cells: Cell[];
  metadata: Json;
  nbformat: number;
  nbformat_minor: number;
}

/** A cell; code cells have `outputs` and `execution_count`. */
export interface Cell {
  cell_type: string;
  id: string;
  metadata: Json;
  source: string | string[];
  outputs?: Output[];
  execution_count?: number | null;
  attachments?: Json;
}

/** One output: a stream (`name`, `text`) or a display (`data`, `metadata`). */
export interface Output {
  output_type: string;
  name?: string;
  text?: string | string[];
  data?: Record<string, unknown>;
  metadata?: Json;
  execution_count?: number | null;
}

type Json = Record<string, unknown>;

/**
 * The one kernel, as it describes itself, so that JupyterLab has nothing to change when it opens a notebook.
 * The version is that of the language which the kernel names, on every machine.
 */
const METADATA = {
  kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
  language_info: {
    codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
    file_extension: ".ts",
    mimetype: "text/typescript",
    name: "typescript",
    version: "3.7.2",
  },
};

/** How JupyterLab is told to fold a cell's code away and leave its outputs. */
const FOLDED: Json = { jupyter: { source_hidden: true } };

/**
 * A notebook in the form in which it is stored, so that the same run gives the same bytes anywhere:
 * code cells counted from 1, no metadata but alt texts of pictures and which code is folded, neighbouring
 * pieces of one stream joined, empty outputs dropped, texts as lists of lines.
 */
export function normalForm(notebook: Notebook): Notebook {
  let count = 0;
  const cells = notebook.cells.map(({ cell_type, id, source, outputs }): Cell => {
    const cell: Cell = { cell_type, id, metadata: {}, source: lines(source) };
    if (cell_type !== "code") return cell;
    count += 1;
    const ran = { ...cell, execution_count: count, outputs: normalOutputs(outputs ?? []) };
    return isFolded(ran) ? { ...ran, metadata: FOLDED } : ran;
  });
  return { cells, metadata: METADATA, nbformat: 4, nbformat_minor: 5 };
}

/** Code of so many lines is read on the way to what it shows. */
const READ_LINES = 6;

/**
 * Whether a reader does without the code of a cell: the set-up cell, one that shows claims and nothing else,
 * or nothing, and a longer one that draws no figure. What one is to try things in stays open.
 */
function isFolded({ id, source, outputs = [] }: Cell): boolean {
  if (id === "set-up") return true;
  if (id.startsWith("try")) return false;
  const shows = (mime: string) => (output: Output) => mime in (output.data ?? {});
  if (outputs.every(shows(CLAIM_MIME))) return true;
  return joined(source).split("\n").length > READ_LINES && !outputs.some(shows(PLOTLY_MIME));
}

/** The file's text: sorted keys, one space of indentation, a newline at the end. */
export function notebookText(notebook: Notebook): string {
  return `${JSON.stringify(sorted(notebook), null, 1)}\n`;
}

/** The id of the first cell whose source or outputs differ, stored pictures and counts aside. */
export function differingCell(one: Notebook, other: Notebook): string | undefined {
  const [a, b] = [comparable(one), comparable(other)];
  const index = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).find(
    (i) => !isDeepStrictEqual(a[i], b[i]),
  );
  return index === undefined ? undefined : (a[index] ?? b[index])!.id;
}

/** A text stored as one string or as lines, as one string. */
export function joined(text: string | readonly string[]): string {
  return typeof text === "string" ? text : text.join("");
}

function comparable(notebook: Notebook): Cell[] {
  return normalForm(notebook).cells.map((cell) => ({
    ...cell,
    outputs: (cell.outputs ?? []).map(withoutPicture),
  }));
}

function withoutPicture(output: Output): Output {
  if (output.data === undefined) return output;
  const { "image/png": _picture, ...data } = output.data;
  return { ...output, data, metadata: {} };
}

function normalOutputs(outputs: readonly Output[]): Output[] {
  const normal: Output[] = [];
  for (const output of outputs) {
    const last = normal.at(-1);
    if (output.output_type !== "stream") normal.push(normalDisplay(output));
    else if (last?.output_type === "stream" && last.name === output.name) {
      last.text = lines(joined(last.text!) + joined(output.text!));
    } else {
      normal.push({ output_type: "stream", name: output.name!, text: lines(output.text!) });
    }
  }
  return normal.filter((output) => !isEmpty(output));
}

function normalDisplay({ data = {}, metadata = {} }: Output): Output {
  const texts = Object.entries(data).map(([mime, content]): [string, unknown] => {
    if (mime === "image/png") return [mime, joined(content as string).replaceAll("\n", "")];
    if (mime.endsWith("json")) return [mime, content];
    return [mime, lines(content as string)];
  });
  const alt = metadata["image/png"];
  return {
    output_type: "display_data",
    data: Object.fromEntries(texts),
    metadata: alt === undefined ? {} : { "image/png": alt },
  };
}

function isEmpty({ text, data }: Output): boolean {
  if (data === undefined) return joined(text ?? "") === "";
  return Object.values(data).every((content) => Array.isArray(content) && content.length === 0);
}

/** A text as it is stored: lines, each but the last with its newline; an empty text has none. */
export function lines(text: string | readonly string[]): string[] {
  return joined(text).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
