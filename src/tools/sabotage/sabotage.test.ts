/** The harness on a notebook that is made up, then every notebook under its own sabotages. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { patch, wrap } from "./sabotage-table.js";
import * as collector from "./collector.js";
import { notebookNames, notebookPath, readNotebook } from "../cells/notebooks.js";
import { type CellsRun, runCells, runSabotaged, type Sabotage } from "./sabotage.js";

const claimOf = (id: string, measured: string, bound: number): string =>
  `claim("${id}", "finding", "exact", "[own]", {
  statement: "It is so.", holds: [${measured}, "=", ${bound}] });`;

const madeUp = madeUpNotebook({
  "set-up": `import { type Dataset, loadIris, standardize } from "../dist/data/index.js";
import { claim, ready, show } from "../dist/jupyter/index.js";
import { sum } from "mathjs";
ready();
const iris: Dataset = await loadIris();`,
  size: `${claimOf("C00.1", "iris.size", 150)}
show({ data: [], layout: { width: 1, height: 1 }, caption: "", alt: "" });`,
  scale: `const scaled = standardize(iris).apply(iris).features;
const squares = Array.from(scaled, (x) => x * x);
${claimOf("C00.2", "Math.round(sum(squares))", 4 * 149)}`,
});

const ids = ({ claims }: CellsRun): string[] => claims.map(({ id }) => id);
const missed = ({ claims }: CellsRun): string[] =>
  claims.filter((verdict) => verdict.missed).map(({ id }) => id);

const rowRemoved = wrap(
  "the last row is missing",
  "data",
  "loadIris",
  (loadIris) => async () => {
    const iris = await loadIris();
    const features = iris.features.slice(0, -iris.featureNames.length);
    return { ...iris, features, labels: iris.labels.slice(0, -1), size: iris.size - 1 };
  },
  { missed: ["C00.1", "C00.2"] },
);
const wrongDivisor = patch(
  "the standard deviation divides by N",
  "data/standardize.js",
  ["/ (column.length - 1)", "/ column.length"],
  { missed: ["C00.2"] },
);

const broken = patch(
  "the standard deviations are not declared",
  "data/standardize.js",
  ["const std = Float64Array.from(moments, (of) => of.std);", ""],
  { missed: [], unreached: ["C00.2"] },
);

test("everything that a notebook shows with is replaced", async () => {
  const doors = [await import("../../jupyter/index.js"), await import("../../paper/index.js")];
  const names = doors.flatMap(Object.keys);
  assert.ok(names.includes("claim") && names.includes("exportTable"));
  assert.deepEqual(
    names.filter((name) => !(name in collector)),
    [],
  );
});

test("a sabotage of a door that the cells do not open is refused", async () => {
  await assert.rejects(runCells(madeUp, { ...rowRemoved, door: "network" } as Sabotage), {
    message: '"the last row is missing" requires the cells to import from network',
  });
});

test("without a sabotage no claim is missed", async () => {
  const run = await runCells(madeUp);
  assert.deepEqual([ids(run), missed(run), run.error], [["C00.1", "C00.2"], [], undefined]);
});

for (const sabotage of [rowRemoved, wrongDivisor]) {
  test(`${sabotage.name}: the claims that depend on it are missed`, async () => {
    const run = await runCells(madeUp, sabotage);
    assert.deepEqual([missed(run), run.error], [sabotage.missed, undefined]);
  });
}

test("only the cells that it can touch are run, and the result is that of all of them", async () => {
  const sound = await runCells(madeUp);
  for (const sabotage of [rowRemoved, wrongDivisor, broken]) {
    const whole = await runCells(madeUp, sabotage);
    const { error, ...run } = await runSabotaged(madeUp, sabotage, sound);
    assert.deepEqual(run.claims, whole.claims, sabotage.name);
    assert.equal(error?.split("\n")[0], whole.error?.split("\n")[0]);
  }
  const lies = { ...sound, claims: sound.claims.map((claim) => ({ ...claim, missed: true })) };
  const run = await runSabotaged(madeUp, wrongDivisor, lies);
  assert.deepEqual(missed(run), ["C00.1", "C00.2"]); // That of the cell `size` is taken as it was.
});

test("an error is told with its cell, and the claims made before it count", async () => {
  const run = await runCells(madeUp, broken);
  assert.deepEqual(ids(run), ["C00.1"]);
  assert.match(run.error!, /^cell scale: ReferenceError: std is not defined\n/);
});

test("a patch whose text does not occur exactly once is refused", async () => {
  await assert.rejects(
    runCells(madeUp, { ...wrongDivisor, edits: [["no such text", ""]] } as Sabotage),
    {
      message:
        '"the standard deviation divides by N" requires its text to occur once in ' +
        "dist/data/standardize.js, got 0",
    },
  );
});

/** The table of a notebook: its `sabotages`, in src/chapters/<notebook>/sabotages.ts. */
async function sabotagesOf(name: string): Promise<readonly Sabotage[]> {
  const table = (await import(`../../chapters/${name}/sabotages.js`)) as { sabotages: Sabotage[] };
  return table.sabotages;
}

// The first notebook shows what the others have claimed, and claims nothing.
for (const name of notebookNames().filter((name) => !name.startsWith("00"))) {
  test(`${name}: every claim is missed under a sabotage`, { concurrency: 2 }, async (t) => {
    const notebook = readNotebook(notebookPath(name));
    const sound = await runCells(notebook);
    assert.deepEqual([missed(sound), sound.error], [[], undefined]);
    const sabotages = await sabotagesOf(name);
    await Promise.all(
      sabotages.map((sabotage) =>
        t.test(sabotage.name, async () => {
          const run = await runSabotaged(notebook, sabotage, sound);
          const unreached = ids(sound).filter((id) => !ids(run).includes(id));
          const { missed: expected, unreached: excused = [] } = sabotage;
          assert.deepEqual(unreached, excused, run.error);
          assert.deepEqual(missed(run), expected);
          if (excused.length === 0) assert.equal(run.error, undefined);
        }),
      ),
    );
    const noticed = sabotages.flatMap(({ missed, unreached = [] }) => [...missed, ...unreached]);
    const unmoved = ids(sound).filter((id) => !noticed.includes(id));
    assert.deepEqual(unmoved, []);
  });
}
