import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { CLAIM_MIME, ledger } from "../../claims/ledger.js";
import { joined, type Notebook } from "./normal-form.js";
import { notebookNames, notebookPath, readNotebook } from "./notebooks.js";
import {
  formProblems,
  type Named,
  numbersIn,
  readingMinutes,
  unseenNumbers,
  wayLine,
} from "./reading-form.js";

const all: Named[] = notebookNames().map((name) => ({
  name,
  notebook: readNotebook(notebookPath(name)),
}));
const prose = (notebook: Notebook): string =>
  notebook.cells
    .filter(({ cell_type }) => cell_type === "markdown")
    .map(({ source }) => joined(source))
    .join("\n\n");

for (const one of all.filter(({ name }) => !name.startsWith("00"))) {
  test(`${one.name} opens with its question and answer, and ends with questions and a try`, () => {
    assert.deepEqual(formProblems(one, all), []);
  });
}

for (const { name, notebook } of all) {
  test(`${name}: every link leads to a file, and every claim that is named was made`, () => {
    const text = prose(notebook);
    const links = [...text.matchAll(/\]\(([^):]+)\)/g)].map(([, link]) => link!.split("#")[0]!);
    const folder = dirname(notebookPath(name));
    assert.deepEqual(
      links.filter((link) => !existsSync(join(folder, link))),
      [],
    );
    const made = new Set(ledger(all).map(({ id }) => id));
    const named = [...text.matchAll(/C\d\d\.\d+/g)].map(([id]) => id);
    assert.deepEqual(
      named.filter((id) => !made.has(id)),
      [],
    );
  });
}

/** A notebook with this opening and one output. */
function opened(opening: string, output: string): Notebook {
  const text = { output_type: "display_data", data: { "text/plain": [output], [CLAIM_MIME]: {} } };
  const cell = { id: "a", metadata: {} };
  return {
    cells: [
      { ...cell, cell_type: "markdown", source: opening },
      { ...cell, cell_type: "code", source: "1;", outputs: [text] },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
}

test("numbers of a takeaway are found in the outputs, rounded as they are stated", () => {
  const box = "# 01 · A\n\n> **Takeaway.** Of 32,767 ways 0.15 and 7 work, $s = 9$ (C01.3, T8).";
  assert.deepEqual(numbersIn(box), ["01", "32,767", "0.15", "7"]);
  assert.deepEqual(unseenNumbers(opened(box, "32767 0.1514 7")), []);
  assert.deepEqual(unseenNumbers(opened(box, "32,767 0.1614 70")), ["0.15", "7"]);
});

test("an opening without its parts is told what it lacks", () => {
  const notebook = opened("# 01 · A\n\nWhat is it?", "1");
  const named = { name: "01-a", notebook };
  const problems = formProblems(named, [named]);
  assert.equal(problems.length, 8);
  assert.match(problems.join("\n"), /no \*\*Question\.\*\*.*\nno single box/);
  assert.ok(readingMinutes(notebook) > 0);
});

test("the way leads to the neighbours, the contents and the notation", () => {
  const named = ["00-start", "01-a", "02-b"].map((name) => ({
    name,
    notebook: opened(`# ${name.slice(0, 2)} · ${name.slice(3).toUpperCase()}`, ""),
  }));
  const middle = "[contents](00-start.ipynb) · [notation](00-start.ipynb#Notation-and-sources)";
  assert.equal(wayLine("01-a", named), `${middle} · [02 B →](02-b.ipynb)`);
  assert.equal(wayLine("02-b", named), `[← 01 A](01-a.ipynb) · ${middle}`);
});
