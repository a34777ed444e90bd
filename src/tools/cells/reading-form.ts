/** How a notebook opens and ends, so that its question, answer and way on are found at once. */
import { joined, type Cell, type Notebook } from "./normal-form.js";

/** Words that a reader reads in a minute, and the share of a minute that a table or a figure takes. */
const WORDS_PER_MINUTE = 200;
const MINUTES_PER_DISPLAY = 0.2;

/** A notebook by its name, such as "05-attained-minimum". */
export interface Named {
  readonly name: string;
  readonly notebook: Notebook;
}

/** Minutes that a notebook takes to read, with its code folded away: its words, figures and tables. */
export function readingMinutes({ cells }: Notebook): number {
  const prose = cells.filter(({ cell_type }) => cell_type === "markdown").map(textOf);
  const words = prose
    .join(" ")
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length;
  const displays = cells.flatMap(({ outputs = [] }) => outputs).length;
  return words / WORDS_PER_MINUTE + displays * MINUTES_PER_DISPLAY;
}

/** The line of links under the title: the notebook before, the contents, the notation, the one after. */
export function wayLine(name: string, all: readonly Named[]): string {
  const at = all.findIndex((one) => one.name === name);
  const link = ({ name, notebook }: Named, before = "", after = ""): string =>
    `[${before}${titleOf(notebook)}${after}](${name}.ipynb)`;
  const [contents] = all as [Named];
  const previous = at > 1 ? [link(all[at - 1]!, "← ")] : [];
  const next = at < all.length - 1 ? [link(all[at + 1]!, "", " →")] : [];
  const middle = [
    `[contents](${contents.name}.ipynb)`,
    `[notation](${contents.name}.ipynb#Notation-and-sources)`,
  ];
  return [...previous, ...middle, ...next].join(" · ");
}

/** "05 Attained minima", of a notebook whose first cell begins with "# 05 · Attained minima". */
export function titleOf({ cells }: Notebook): string {
  const [, number, title] = /^# (\d\d) · (.*)/.exec(textOf(cells[0]!)) ?? [];
  return `${number} ${title}`;
}

/** The sentence in the box, without its mark; "" where there is no box or more than one. */
export function takeawayOf({ cells }: Notebook): string {
  const boxes = [...textOf(cells[0]!).matchAll(/^> \*\*Takeaway\.\*\* (.*)$/gm)];
  return boxes.length === 1 ? boxes[0]![1]! : "";
}

/** "3,141" and "0.25" in a text, as they stand there; what is part of a name, a claim or a formula is not. */
export function numbersIn(text: string): string[] {
  const plain = text.replace(/\$[^$]*\$|\]\([^)]*\)|C\d\d\.\d+|\b[A-Z]\d+\b/g, " ");
  return [...plain.matchAll(/(?<![\w.])\d[\d,]*(?:\.\d+)?/g)].map(([number]) =>
    number.replace(/,$/, ""),
  );
}

/** The numbers of a notebook's takeaway that no output rounds to. */
export function unseenNumbers(notebook: Notebook): string[] {
  const shown = notebook.cells
    .flatMap(({ outputs = [] }) => outputs)
    .map(({ data, text }) => joined((data?.["text/plain"] ?? text ?? "") as string[]))
    .flatMap((text) => [...text.matchAll(/-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?/g)])
    .map(([number]) => Number(number.replaceAll(",", "")));
  return numbersIn(takeawayOf(notebook)).filter((number) => {
    const decimals = (number.split(".")[1] ?? "").length;
    const stated = Number(number.replaceAll(",", "")).toFixed(decimals);
    return !shown.some((one) => one.toFixed(decimals) === stated);
  });
}

/** What a notebook lacks of its form, one line each; `all` are the notebooks in their order. */
export function formProblems({ name, notebook }: Named, all: readonly Named[]): string[] {
  const opening = textOf(notebook.cells[0]!);
  const problems: string[] = [];
  const needs = (there: boolean, what: string): void => void (there || problems.push(what));
  needs(opening.split("\n")[2] === wayLine(name, all), `line 3 is not "${wayLine(name, all)}"`);
  needs(/^\*\*Question\.\*\* .*\?$/m.test(opening), "no **Question.** in one sentence");
  needs(takeawayOf(notebook) !== "", "no single box > **Takeaway.** …");
  const unseen = unseenNumbers(notebook);
  needs(unseen.length === 0, `numbers of the takeaway in no output: ${unseen.join(", ")}`);
  const [, minutes] = /^_(\d+) minutes? to read, about \d+ s to run\._$/m.exec(opening) ?? [];
  const read = readingMinutes(notebook);
  const near = Math.abs(Number(minutes) - read) <= Math.max(2, read / 5);
  needs(near, `no line "_${Math.round(read)} minutes to read, about … s to run._"`);
  const findings = /\*\*Findings\.\*\*\n\n((?:- .*\n)+)/.exec(`${opening}\n`)?.[1] ?? "";
  const count = findings.split("\n").length - 1;
  needs(count >= 1 && count <= 7, `${count} **Findings.**, a list of one to seven`);
  needs(opening.includes("**Not checked here.**"), "no **Not checked here.**");
  const questions = notebook.cells.map(textOf).find((text) => text.startsWith("## Questions"));
  const answers = (questions ?? "").match(/<details><summary>.*<\/summary>\n\n[^]*?\n<\/details>/g);
  needs([2, 3].includes(answers?.length ?? 0), "not two or three ## Questions in <details>");
  const [heading, tried] = notebook.cells.slice(-2) as [Cell, Cell];
  const tries = textOf(heading).startsWith("## Try") && tried.cell_type === "code";
  needs(
    tries && !/^claim\(/m.test(textOf(tried)),
    "no ## Try with one cell without a claim at the end",
  );
  return problems;
}

function textOf({ source }: Cell): string {
  return joined(source);
}
