import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { answers } from "./claims/answers.js";
import { ledger } from "./claims/ledger.js";
import { joined } from "./tools/cells/normal-form.js";
import {
  notebookNames,
  notebookPath,
  readNotebook,
  ROOT,
  storedNotebooks,
} from "./tools/cells/notebooks.js";
import { readmeWithTable } from "./tools/cells/readme-table.js";

const readme = readFileSync(`${ROOT}/README.md`, "utf8");

test("the map of the README names every notebook, and every link of its own leads to a file", () => {
  const links = [...readme.matchAll(/\]\(([^):]+)\)/g)].map(([, path]) => path!);
  const missing = links.filter((path) => !existsSync(`${ROOT}/${path}`));
  assert.deepEqual(missing, []);
  const unnamed = notebookNames().filter((name) => !links.includes(`notebooks/${name}.ipynb`));
  assert.deepEqual(unnamed, []);
});

test("the table of the README is the one that the ledger gives", async () => {
  const verdicts = ledger(storedNotebooks());
  assert.equal(readme, await readmeWithTable(readme, verdicts));
  const others = verdicts.map((one) =>
    one.id === "C05.4" ? { ...one, verdict: "holds" as const } : one,
  );
  assert.notEqual(readme, await readmeWithTable(readme, others));
});

test("the answers of the first notebook are those that the ledger gives", () => {
  const verdicts = ledger(storedNotebooks());
  const first = readNotebook(notebookPath(notebookNames(["00"])[0]!));
  const cell = first.cells.find(({ id }) => id === "answer-table");
  const shown = joined(cell!.outputs![0]!.data!["text/plain"] as string[]).split("\n");
  const rows = answers(verdicts);
  assert.deepEqual(
    shown,
    rows.map(({ condition, found, notebook }) => `${notebook} ${condition}: ${found}`),
  );
});

test("the example of the library says when a run may stop, as it is stated", () => {
  const library = readFileSync(`${ROOT}/src/README.md`, "utf8");
  const [, section] = library.split("## When may a run stop?\n");
  const [, code, stated] = section.match(/\n((?: {4}.*\n|\n)+)([^]*?)\n\n/)!;
  const printed = (text: string): string => {
    const input = text.replaceAll("./dist/", new URL(".", import.meta.url).href);
    const options = { cwd: ROOT, input, encoding: "utf8" } as const;
    return execFileSync(process.execPath, ["--input-type=module"], options).trim();
  };
  const sentences = [printed(code), printed(code.replace("= [4,", "= [7,"))];
  const said = [...stated.matchAll(/`([^`]* [^`]*)`/g)].map(([, sentence]) => sentence);
  assert.deepEqual(said, sentences);
});
