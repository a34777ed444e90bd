import assert from "node:assert/strict";
import { test } from "node:test";
import { dataFile } from "../../data/data-file.js";
import { loadCsv } from "../../data/load-csv.js";
import { standardize } from "../../data/standardize.js";
import { fixture } from "../../tools/fixture.js";
import { allClassInputs, type ClassInputs } from "./class-inputs.js";

interface Found {
  readonly name: string;
  /** Of each class the sets of inputs that separate it from the others. */
  readonly apart?: readonly (readonly (readonly number[])[])[];
  readonly adelieAndChinstrap?: readonly (readonly number[])[];
}

const without = ["island", "sex", "year"];
const rows = await loadCsv(dataFile("penguins.csv"), {
  label: "species",
  without,
  missing: "drop",
});
const dataset = standardize(rows).apply(rows);

test("each class of penguins is apart from the others by inputs for which SciPy says so too", async () => {
  const { sets } = fixture<{ sets: readonly Found[] }>("chapters/12-your-own-data/own-data");
  const { apart, adelieAndChinstrap } = sets.find(({ name }) => name === "penguins")!;
  const found = await allClassInputs(dataset);
  const names = found.map(({ name, other }) => `${name}, ${other}`);
  const expected = ["Adelie, undefined", "Gentoo, undefined", "Chinstrap, undefined", "Adelie, Chinstrap"]; // prettier-ignore
  assert.deepEqual(names, expected);
  const lists = [...apart!, adelieAndChinstrap!];
  found.forEach((one, i) => minimal(one, lists[i]!));
});

/** Separable exactly if all inputs separate; then these do, and none of them without one. */
function minimal({ kind, inputs }: ClassInputs, separating: readonly (readonly number[])[]): void {
  assert.equal(kind === "separable", separating.length > 0);
  if (kind !== "separable") return assert.deepEqual(inputs, []);
  const places = inputs.map((name) => dataset.featureNames.indexOf(name));
  const known = (list: readonly number[]): boolean =>
    separating.some((set) => set.join() === list.join());
  assert.ok(known(places));
  for (const j of places) assert.ok(!known(places.filter((i) => i !== j)));
}
