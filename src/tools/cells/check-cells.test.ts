import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { checkCells } from "./check-cells.js";
import { NOTEBOOKS, notebookNames, notebookPath, readNotebook, ROOT } from "./notebooks.js";
import { problemLine } from "./problem.js";

const setUp = "const values = [3, 1, 2];\nconst load = async () => values;\nawait load();";

/** Notebooks that exist in memory only, all checked in one go. */
const madeUp: Record<string, Record<string, string>> = {
  good: {
    "set-up": setUp,
    use: "const sorted = (await load()).sort((a, b) => a - b);\nsorted;",
  },
  undefined: {
    "set-up": setUp,
    use: "const two = values.find((value) => value === 2);\ntwo.toFixed(1);",
  },
  mistyped: { "set-up": setUp, use: 'const sum: number = "6";\nsum;' },
  twice: { first: "const step = 1;\nstep;", second: "const step = 2;\nstep;" },
  floating: { "set-up": setUp, use: "values.push(4);\nload();" },
  void: { "set-up": setUp, use: "values.push(4);\nvoid load();" },
  platform: { "set-up": setUp, use: "values.push(4);\nMath.log(3);" },
  unformatted: { "set-up": setUp, use: "values.push(4);\nvalues.push( 5 )" },
};

let said: string[] = [];
before(async () => {
  const files = Object.entries(madeUp).map(([name, cells]) => ({
    path: join(NOTEBOOKS, `${name}.ipynb`),
    notebook: madeUpNotebook(cells),
  }));
  said = (await checkCells(files, ROOT)).map((problem) => problemLine(problem, ROOT));
});

/** What was said of a notebook, without its name. */
function saidOf(name: keyof typeof madeUp): string[] {
  const begin = `notebooks/${name}.ipynb, `;
  return said.filter((line) => line.startsWith(begin)).map((line) => line.slice(begin.length));
}

test("cells that use each other's names, await and end in an expression pass", () => {
  assert.deepEqual(saidOf("good"), []);
});

test("an unchecked undefined is red, at its cell and line", () => {
  assert.deepEqual(saidOf("undefined"), [
    "cell use, line 2: 'two' is possibly 'undefined'. (TS18048)",
  ]);
});

test("a type error is red", () => {
  assert.deepEqual(saidOf("mistyped"), [
    "cell use, line 1: Type 'string' is not assignable to type 'number'. (TS2322)",
  ]);
});

test("a const declared in two cells is red at both", () => {
  assert.deepEqual(saidOf("twice"), [
    "cell first, line 1: Cannot redeclare block-scoped variable 'step'. (TS2451)",
    "cell second, line 1: Cannot redeclare block-scoped variable 'step'. (TS2451)",
  ]);
});

test("a floating promise is red, and void does not excuse it", () => {
  for (const name of ["floating", "void"]) {
    const lines = saidOf(name);
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /^cell use, line 2: Promises must be awaited.*no-floating-promises\)$/);
  }
});

test("a function of the platform is red: its bits differ between processors", () => {
  const [line, ...more] = saidOf("platform");
  assert.match(
    line!,
    /^cell use, line 2: 'Math\.log' is restricted .* \(no-restricted-properties\)$/,
  );
  assert.deepEqual(more, []);
});

test("a cell that Prettier would write otherwise is red, at the first line that changes", () => {
  assert.deepEqual(saidOf("unformatted"), [
    "cell use, line 2: the cell is not formatted; `npm run format` does it",
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
