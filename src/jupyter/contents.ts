import { answers } from "../claims/answers.js";
import { ledger } from "../claims/ledger.js";
import { emit, escapeHtml } from "./emit.js";
import { cellStyle } from "./table.js";
import { type StoredNotebook, storedNotebooks } from "./stored-notebooks.js";

/** Shows what was found of each condition, from the stored claims, with a link to its notebook. */
export function answerTable(): void {
  const notebooks = storedNotebooks().filter(isNoFirst);
  const rows = answers(ledger(notebooks));
  const lines = rows.map(({ condition, found, notebook }) => {
    const { name } = notebooks.find((one) => one.name.startsWith(notebook))!;
    const verdicts = escapeHtml(found).replace(/\b(holds|fails|proved)\b/g, "<b>$1</b>");
    return [escapeHtml(condition), verdicts, link(name, notebook)];
  });
  const plain = rows.map(({ condition, found, notebook }) => `${notebook} ${condition}: ${found}`);
  page(["condition", "on the IRIS network", "notebook"], lines, plain);
}

/** Shows the stored notebooks with their questions, and the minutes to read and seconds to run of each. */
export function contents(): void {
  const rows = storedNotebooks().filter(isNoFirst).map(openingOf);
  const sum = (field: "read" | "run"): number =>
    rows.reduce((total, row) => total + Number(row[field]), 0);
  const all = ["all", "", `${sum("read")} min`, `${sum("run")} s`];
  const lines = rows.map(({ name, title, question, read, run }) => [
    link(name, title),
    escapeHtml(question),
    `${read} min`,
    `${run} s`,
  ]);
  const plain = rows.map(
    ({ title, question, read, run }) => `${title} (${read} min, ${run} s): ${question}`,
  );
  page(["notebook", "question", "to read", "to run"], [...lines, all], [...plain, all.join(" ")]);
}

/** What the first cell of a notebook says: title, question, minutes to read, seconds to run. */
function openingOf({ name, notebook }: StoredNotebook): Record<string, string> {
  const opening = [notebook.cells[0]!.source].flat().join("");
  const parts = {
    title: /^# (.*)/,
    question: /^\*\*Question\.\*\* (.*)$/m,
    read: /^_(\d+) minutes? to read/m,
    run: /about (\d+) s to run\._$/m,
  };
  const found = Object.entries(parts).map(([part, form]) => [part, form.exec(opening)?.[1] ?? ""]);
  return { name, ...Object.fromEntries(found) };
}

/** The first notebook, which shows all this, has nothing of the kind. */
function isNoFirst({ name }: StoredNotebook): boolean {
  return !name.startsWith("00");
}

function link(name: string, text: string): string {
  return `<a href="${name}.ipynb">${escapeHtml(text)}</a>`;
}

/** A table of HTML texts, all at the left; formulas between $ are set by the viewer. */
function page(head: string[], lines: string[][], plain: string[]): void {
  const row = (tag: string, texts: string[]): string =>
    `<tr>${texts.map((text) => `<${tag} style="${cellStyle("left")}">${text}</${tag}>`).join("")}</tr>`;
  const body = lines.map((texts) => row("td", texts)).join("\n");
  emit({
    "text/html": `<table>\n<thead>${row("th", head)}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`,
    "text/plain": plain.join("\n"),
  });
}
