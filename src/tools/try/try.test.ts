/** Every notebook with other parameters, all at once; `npm run try` goes through all combinations. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { notebookNames, notebookPath, readNotebook } from "../cells/notebooks.js";
import { parameters } from "./parameters.js";
import { allAtOnce, combinations, edited, runTrial } from "./try.js";

const notebook = madeUpNotebook({
  "set-up": 'import { show, table } from "../dist/jupyter/index.js";\nconst s = 1;',
  list: "const list = Array.from({ length: s }, (_, i) => ({ i }));",
  other: 'throw new Error("this cell does not use s");',
  shown: "table(list);",
});
const sparsity = { cell: "set-up", text: "s = 1", others: ["s = 2", "s = 0"] };
const first = { cell: "list", text: "({ i })", others: ["({ i: NaN })"] };

test("one parameter is changed, the cells that use it run, and what cannot be shown is an error", async () => {
  const [two, none] = combinations([sparsity]);
  assert.equal(two!.name, "set-up: s = 1 → s = 2");
  assert.equal((await runTrial(notebook, two!)).error, undefined);
  const { error } = await runTrial(notebook, none!);
  assert.match(error!, /^cell shown: ArgumentError: table requires rows to be a list of at least/);
});

test("the values of a cell's parameters are combined, those of different cells are not", () => {
  const fourth = { ...sparsity, text: "const", others: ["let"] };
  const names = combinations([sparsity, fourth, first]).map(({ name }) => name);
  assert.deepEqual(names, [
    "set-up: const → let",
    "set-up: s = 1 → s = 2",
    "set-up: s = 1 → s = 2; set-up: const → let",
    "set-up: s = 1 → s = 0",
    "set-up: s = 1 → s = 0; set-up: const → let",
    "list: ({ i }) → ({ i: NaN })",
  ]);
});

test("a text that does not stand once in its cell is one sentence", () => {
  assert.throws(() => edited(notebook, [["list", "i", "j"]]), {
    message: "i must occur once in the cell list, got 3 times",
  });
  assert.throws(() => edited(notebook, [["nowhere", "i", "j"]]), {
    message: "i must occur once in the cell nowhere, got 0 times",
  });
});

for (const name of notebookNames().filter((name) => name in parameters)) {
  const own = readNotebook(notebookPath(name));

  test(`${name}: every parameter of the table stands in its cell`, () => {
    for (const { edits } of combinations(parameters[name]!)) edited(own, edits);
  });

  test(`${name} runs on with other parameters`, async () => {
    const trial = allAtOnce(parameters[name]!);
    const { error } = await runTrial(own, trial);
    assert.equal(error, undefined, trial.name);
  });
}

test("every notebook that has a cell to try is in the table", () => {
  const inviting = notebookNames().filter((name) =>
    readNotebook(notebookPath(name)).cells.some(({ id }) => id === "try-cell"),
  );
  assert.deepEqual(inviting.filter((name) => !(name in parameters)), []); // prettier-ignore
});
