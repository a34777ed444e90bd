import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { checkCells } from "./check-cells.js";
import { NOTEBOOKS, notebookNames, notebookPath, readNotebook, ROOT } from "./notebooks.js";
import { problemLine } from "./problem.js";

/** The lines said of a notebook that exists in memory only. */
async function saidOf(cells: Record<string, string>): Promise<string[]> {
  const path = join(NOTEBOOKS, "made-up.ipynb");
  const problems = await checkCells([{ path, notebook: madeUpNotebook(cells) }], ROOT);
  return problems.map((problem) => problemLine(problem, ROOT));
}

const setUp = "const values = [3, 1, 2];\nconst load = async () => values;\nawait load();";

test("cells that use each other's names, await and end in an expression pass", async () => {
  const cells = {
    "set-up": setUp,
    use: "const sorted = (await load()).sort((a, b) => a - b);\nsorted;",
  };
  assert.deepEqual(await saidOf(cells), []);
});

test("an unchecked undefined is red, at its cell and line", async () => {
  const cells = {
    "set-up": setUp,
    use: "const two = values.find((value) => value === 2);\ntwo.toFixed(1);",
  };
  assert.deepEqual(await saidOf(cells), [
    "notebooks/made-up.ipynb, cell use, line 2: 'two' is possibly 'undefined'. (TS18048)",
  ]);
});

test("a type error is red", async () => {
  const cells = { "set-up": setUp, use: 'const sum: number = "6";\nsum;' };
  assert.deepEqual(await saidOf(cells), [
    "notebooks/made-up.ipynb, cell use, line 1: Type 'string' is not assignable to type 'number'. (TS2322)",
  ]);
});

test("a const declared in two cells is red at both", async () => {
  const cells = { first: "const step = 1;\nstep;", second: "const step = 2;\nstep;" };
  const message = "Cannot redeclare block-scoped variable 'step'. (TS2451)";
  assert.deepEqual(await saidOf(cells), [
    `notebooks/made-up.ipynb, cell first, line 1: ${message}`,
    `notebooks/made-up.ipynb, cell second, line 1: ${message}`,
  ]);
});

test("a floating promise is red", async () => {
  for (const floating of ["load();", "void load();"]) {
    const said = await saidOf({ "set-up": setUp, use: `values.push(4);\n${floating}` });
    assert.equal(said.length, 1);
    assert.match(
      said[0]!,
      /^notebooks\/made-up\.ipynb, cell use, line 2: Promises must be awaited.*no-floating-promises\)$/,
    );
  }
});

test("a cell that Prettier would write otherwise is red, at the first line that changes", async () => {
  const cells = { "set-up": setUp, use: "values.push(4);\nvalues.push( 5 )" };
  assert.deepEqual(await saidOf(cells), [
    "notebooks/made-up.ipynb, cell use, line 2: the cell is not formatted; `npm run format` does it",
  ]);
});

test("every notebook's cells pass", async () => {
  const paths = notebookNames().map(notebookPath);
  const files = paths.map((path) => ({ path, notebook: readNotebook(path) }));
  const problems = await checkCells(files, ROOT);
  assert.deepEqual(
    problems.map((problem) => problemLine(problem, ROOT)),
    [],
  );
});
