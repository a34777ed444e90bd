import { PLOTLY_MIME } from "../../jupyter/plotly-mime.js";
import type { NotebookSeen } from "./look.js";
import { differingCell, joined, type Notebook, type Output } from "../cells/normal-form.js";

/**
 * What is wrong with a notebook after "Restart Kernel and Run All Cells", one line each: a cell that
 * did not run or wrote on stderr, figures that are not drawn with all their traces, and the first
 * cell whose output is not the stored one (pictures and execution counts aside).
 */
export function seenProblems({ notebook, cells }: NotebookSeen, stored: Notebook): string[] {
  const problems: string[] = [];
  for (const { id, prompt, traces } of cells) {
    const outputs = notebook.cells.find((cell) => cell.id === id)?.outputs ?? [];
    if (!/^\[\d+\]:$/.test(prompt)) problems.push(`cell ${id} did not run`);
    const stderr = stderrOf(outputs);
    if (stderr !== "") problems.push(`cell ${id} wrote on stderr: ${stderr}`);
    const [seen, stated] = [traces, tracesOf(outputs)].map((counts) => counts.join(", ") || "no");
    if (seen !== stated) {
      problems.push(`cell ${id} shows figures of ${seen} traces, its outputs have ${stated}`);
    }
  }
  const differing = differingCell(notebook, stored);
  if (differing !== undefined) problems.push(`cell ${differing} differs from what is stored`);
  return problems;
}

function stderrOf(outputs: readonly Output[]): string {
  const texts = outputs.filter(({ name }) => name === "stderr").map(({ text }) => joined(text!));
  return texts.join("").trim();
}

/** The number of traces of each Plotly output. */
function tracesOf(outputs: readonly Output[]): number[] {
  return outputs.flatMap(({ data }) => {
    const figure = data?.[PLOTLY_MIME] as { data: unknown[] } | undefined;
    return figure === undefined ? [] : [figure.data.length];
  });
}
