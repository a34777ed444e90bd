import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";
import { PDFDocument } from "pdf-lib";
import { figureJson } from "../../paper/figure-json.js";
import { venues } from "../../paper/venues.js";
import { exampleFigures } from "../../paper/fixtures/example-figures.js";
import { copyProject } from "../sabotage/project-copy.js";

const { connections } = await exampleFigures();
const copy = copyProject();
after(() => copy.remove());
const figures = join(copy.folder, "figures");
mkdirSync(figures, { recursive: true });
writeFileSync(join(figures, "99-network.json"), figureJson(connections));

/** What `npm run figures -- …` says in the copy, on both streams, and how it ended. */
function figuresCommand(...args: string[]): { said: string; status: number | null } {
  const tool = pathToFileURL(join(copy.folder, "dist/tools/commands/figures.js")).href;
  const script =
    `const { main } = await import(${JSON.stringify(tool)});` +
    "await main(process.argv.slice(1)).catch((e) => { console.log(e.message); process.exitCode = 1; });";
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", script, "--", ...args],
    { encoding: "utf8" },
  );
  return { said: stdout + stderr, status };
}

test("--venue sets a stored figure for a paper, in the paper's size", async () => {
  const { said, status } = figuresCommand("--only", "99-network", "--venue", "icml", "--grey");
  assert.match(said, /99-network-grey: drawn in [\d.]+ s\n$/);
  assert.equal(status, 0);
  const pdf = await PDFDocument.load(readFileSync(join(figures, "icml/99-network-grey.pdf")));
  assert.ok(Math.abs(pdf.getPage(0).getWidth() - 72 * venues["icml"].width) < 0.01);
});

test("without a venue it draws what is missing, writes the README and draws nothing twice", () => {
  assert.match(figuresCommand("--only", "99-network").said, /99-network: drawn in [\d.]+ s\n$/);
  assert.match(figuresCommand("--only", "99-network").said, /99-network: up to date\n$/);
  assert.match(readFileSync(join(figures, "README.md"), "utf8"), /## 99-network/);
});

test("--list names figures and venues", () => {
  const { said } = figuresCommand("--list");
  assert.match(said, /^ {2}99-network \(3\.50 × \d\.\d\d in\)$/m);
  for (const venue of Object.keys(venues)) assert.match(said, new RegExp(`^  ${venue}: `, "m"));
});

test("a figure that does not fit is named in one sentence, and the next is drawn", () => {
  const narrow = join(copy.folder, "narrow.json");
  const [bare, words] = [{ visible: false }, { caption: "A label alone.", alt: "A label." }];
  const layout = { width: 96, height: 80, xaxis: bare, yaxis: bare, title: { text: "one" } };
  writeFileSync(join(figures, "99-title.json"), figureJson({ data: [], layout, ...words }));
  writeFileSync(narrow, JSON.stringify({ width: 1, height: 8, textSize: 9, font: "sans" }));
  const { said, status } = figuresCommand(
    "--only",
    "99-network",
    "--only",
    "99-title",
    "--venue",
    narrow,
  );
  assert.match(said, /^99-network: The labels of this figure do not fit into .*narrow\.json \(1 × 8 in\); wider are ieee/m); // prettier-ignore
  assert.match(said, /99-title: drawn in/);
  assert.equal(status, 1);
});

for (const [args, sentence] of [
  [
    ["--only", "nothing"],
    "There is no figure called nothing; npm run figures -- --list says what there is\n",
  ],
  [
    ["--venue", "nature"],
    `The venue is to be one of ${Object.keys(venues).join(", ")}, got nature\n`,
  ],
  [["--grey"], "--grey goes with --venue: name one\n"],
] as const)
  test(`${args.join(" ")} is one sentence`, () => {
    assert.deepEqual(figuresCommand(...args), { said: sentence, status: 1 });
  });
