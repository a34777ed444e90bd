import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../cells/notebooks.js";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { affectedCells } from "./affected-cells.js";
import { reachingExports } from "./reaching-exports.js";

const notebook = madeUpNotebook({
  "set-up": `import { type Dataset, loadIris, standardize as scaled } from "../dist/data/index.js";
import { iht } from "../dist/iht/index.js";
const iris: Dataset = await loadIris();
const counts = { rows: iris.size };`,
  scaling: "const train = scaled(iris);\nconst rows: number[] = [];",
  own: "const shares = [1, 2].map((train) => ({ train, scaled: train }));",
  growing: "for (const row of train.mean) rows.push(row);",
  shown: "console.log(rows.length, shares.length);",
  running: "const steps = (n: number) => iht(n, counts);",
  later: "steps(3);",
});
const after = (name: string): string[] => affectedCells(notebook, (_, export_) => export_ === name);

test("what uses a touched name, by its name here, and what uses that; and what they need", () => {
  assert.deepEqual(after("iht"), ["set-up", "running", "later"]);
  assert.deepEqual(after("standardize"), ["set-up", "scaling", "own", "growing", "shown"]);
});

test("a name in a scope of its own, of a property or of a type is another one", () => {
  const used = madeUpNotebook({
    "set-up": 'import { iht, type Dataset } from "../dist/iht/index.js";',
    parameter: "const f = (iht: number) => { const g = iht; return g; };",
    property: "const o = { iht: 1 }; o.iht; for (const iht of [1]) iht;",
    type: "let d: Dataset | undefined;",
    nested: "const h = () => { { const iht = 1; iht; } return iht; };",
    short: "const p = { iht };",
  });
  const touched = affectedCells(used, (_, name) => ["iht", "Dataset"].includes(name));
  assert.deepEqual(touched, ["set-up", "nested", "short"]);
});

test("a name that nothing uses touches nothing; an export of another door neither", () => {
  assert.deepEqual(after("other"), []);
  assert.deepEqual(
    affectedCells(notebook, (door) => door === "network"),
    [],
  );
});

test("an export reaches the files that its module imports, workers included, and no others", () => {
  const reaching = (file: string): ((door: string, name: string) => boolean) =>
    reachingExports(join(ROOT, "dist"), file);
  const threshold = reaching("iht/hard-threshold.js");
  assert.equal(threshold("iht", "iht"), true);
  assert.equal(threshold("iht", "record"), false);
  assert.equal(threshold("data", "loadIris"), false);
  assert.equal(threshold("chapters/04-step-size-and-descent", "gradientBound"), false);
  const worker = reaching("chapters/06-stationary-points/support-batch.js");
  assert.equal(worker("chapters/06-stationary-points", "everySupport"), true);
  assert.equal(worker("chapters/06-stationary-points", "htStability"), false);
});
