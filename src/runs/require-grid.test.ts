/** Grids as they come from a file, with one thing wrong: the sentence names it. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { requireGrid } from "./require-grid.js";
import type { SweepGrid } from "./sweep-grid.js";

const folder = mkdtempSync(join(tmpdir(), "grid-"));
after(() => rmSync(folder, { recursive: true }));
const csv = join(folder, "four.csv");
writeFileSync(csv, "a,b,class\n1,2,x\n2,1,y\n3,5,x\n4,3,y\n");
const wide = join(folder, "wide.csv");
const names = Array.from({ length: 16 }, (_, j) => `f${j}`);
writeFileSync(wide, `${names.join()},class\n${names.map((_, j) => j).join()},x\n${names.join().replaceAll("f", "2")},y\n`); // prettier-ignore

const rule = { stepSize: 0.1, steps: 10 };
const grid = { splits: [0], starts: [0], rules: [rule], sparsities: [5] };
const seeds = "a list of different integers from 0 to 4294967295, or { from, to } of them";
const step = "a finite number greater than 0, or a table of 15 of them for each split, or 1/L_s";

const wrong: [changed: object, words: string][] = [
  [{ splits: { from: 0, to: 9, step: 3 } }, "splits to be of the fields from, to, got step"],
  [{ starts: { from: "0", to: 9 } }, `starts to be ${seeds}, got from the text "0" to 9`],
  [{ starts: { to: 9 } }, `starts to be ${seeds}, got from undefined to 9`],
  [{ splits: ["273"] }, `splits to be ${seeds}, got the text "273"`],
  [{ splits: "0-9" }, `splits to be ${seeds}, got the text "0-9"`],
  [{ splits: 3 }, `splits to be ${seeds}, got 3`],
  [
    { rules: [rule, { ...rule, step: 0.1 }] },
    "rules to be of the fields stepSize, steps, settledFor, got step",
  ],
  [{ rules: [0.1] }, "rules to be of the fields stepSize, steps, settledFor, got 0.1"],
  [
    { rules: { 0: rule } },
    'rules to be a list of at least one rule, got {"0":{"stepSize":0.1,"steps":10}}',
  ],
  [{ rules: [{ ...rule, stepSize: "0.1" }] }, `stepSize to be ${step}, got the text "0.1"`],
  [{ rules: [{ ...rule, stepSize: "1/L" }] }, `stepSize to be ${step}, got the text "1/L"`],
  [{ rules: [{ ...rule, stepSize: ["1/L_s"] }] }, `stepSize to be ${step}, got 1/L_s`],
  [{ rules: [{ steps: 10 }] }, `stepSize to be ${step}, got undefined`],
  [
    { rules: [{ ...rule, steps: "600" }] },
    'steps to be an integer of at least 1, got the text "600"',
  ],
  [
    { rules: [{ ...rule, settledFor: "5" }] },
    'settledFor to be an integer from 1 to 10, got the text "5"',
  ],
  [{ also: "theta" }, "also to be a list of denseLoss and theta, got theta"],
  [{ data: csv }, `data to be of the fields csv, label, testFraction, got the text "${csv}"`],
  [
    { data: { csv, label: "class", seed: 1 } },
    "data to be of the fields csv, label, testFraction, got seed",
  ],
  [{ data: { csv } }, "label of data to be a text, got undefined"],
  [
    { data: { csv, label: "class", testFraction: "0.2" } },
    'testFraction of data to be between 0 and 1, got the text "0.2"',
  ],
  [
    { data: { csv, label: "class" }, sparsities: [7] },
    "sparsities to be a list of different integers from 1 to 6, or { from, to } of them, got 7",
  ],
  [
    { data: { csv: wide, label: "class" }, masks: [1] },
    "masks to be left out for networks of more than 31 parameters, got masks for 34",
  ],
  [
    { splits: { from: 0, to: 4294967295 } },
    "grid to be a grid of at most 10000000 runs, got 4294967296; several grids make more",
  ],
  [{ weights: { name: "xavier" } }, 'weights to be xavier or kaiming, got {"name":"xavier"}'],
  [{ rules: [{ ...rule, stepSize: { from: 0.1 } }] }, `stepSize to be ${step}, got {"from":0.1}`],
  [
    { data: { csv, label: "class", testFraction: 0.5 }, splits: [0, 2, 3, 4], sparsities: [2] },
    'splits to be splits whose training rows can be standardised, got 3, where standardize requires dataset to be a data set in which every class occurs, got no row of class "y"; leave them out of splits, or change testFraction',
  ],
];

for (const [changed, words] of wrong)
  test(words, async () => {
    const checked = requireGrid("sweep", { ...grid, ...changed } as SweepGrid, { proven: true });
    await assert.rejects(checked, { name: "ArgumentError", message: `sweep requires ${words}` });
  });

test("a file that cannot be read and a label that is not there are named", async () => {
  const check = (data: object) =>
    requireGrid("sweep", { ...grid, data } as SweepGrid, { proven: true });
  const none = join(folder, "none.csv");
  await assert.rejects(check({ csv: none, label: "class" }), {
    message: `loadCsv requires path to be a file that can be read, got ${none} (ENOENT)`,
  });
  await assert.rejects(check({ csv, label: "species" }), {
    message: `loadCsv requires label to be a column of ${csv} (a, b, class), got species`,
  });
});

test("the step 1/L_s is refused where nobody knows it", async () => {
  const named = { ...grid, rules: [{ ...rule, stepSize: "1/L_s" }] } as SweepGrid;
  assert.equal(await requireGrid("sweep", named, { proven: true }), 15);
  await assert.rejects(requireGrid("sweep", named, { proven: false }), {
    message:
      'sweep requires stepSize to be a finite number greater than 0, or a table of 15 of them for each split, got the text "1/L_s"',
  });
});
