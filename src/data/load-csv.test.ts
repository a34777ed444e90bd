import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fixture } from "../tools/fixture.js";
import { dataFile } from "./data-file.js";
import { loadCsv } from "./load-csv.js";

test("classes are numbered by first appearance, the other columns are features in file order", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "load-csv-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "coins.csv");
  await writeFile(path, "weight,side,width\n8.5,tails,2.3\n7.5,heads,2.1\n3.9,tails,1.6\n");
  assert.deepEqual(await loadCsv(path, { label: "side" }), {
    features: Float64Array.of(8.5, 2.3, 7.5, 2.1, 3.9, 1.6),
    labels: Uint8Array.of(0, 1, 0),
    size: 3,
    featureNames: ["weight", "width"],
    classNames: ["tails", "heads"],
  });
});

test("256 classes are the most that a file may have", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "load-csv-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = async (classes: number): Promise<string> => {
    const path = join(folder, `${classes}.csv`);
    await writeFile(
      path,
      `x,y\n${Array.from({ length: classes }, (_, k) => `${k},c${k}\n`).join("")}`,
    );
    return path;
  };
  const largest = await loadCsv(await file(256), { label: "y" });
  assert.equal(largest.labels[255], 255);
  await assert.rejects(loadCsv(await file(257), { label: "y" }), /2 to 256 classes, got 257$/);
});

const FROM_SCIKIT_LEARN = [
  { name: "wine", path: "wine.csv", label: "cultivar" },
  { name: "breastCancer", path: "breast-cancer.csv", label: "diagnosis" },
  { name: "digits", path: "digits.csv", label: "digit" },
];

const hash = (array: Uint8Array | Float64Array): string =>
  createHash("sha256").update(array).digest("hex");

for (const { name, path, label } of FROM_SCIKIT_LEARN) {
  test(`${path} holds scikit-learn's numbers and labels, bit for bit`, async () => {
    const expected = fixture<Record<string, Record<string, unknown>>>("data/scikit-learn")[name]!;
    const dataset = await loadCsv(dataFile(path), { label });
    assert.deepEqual([dataset.size, dataset.featureNames.length], expected["shape"]);
    assert.deepEqual(dataset.classNames, expected["classNames"]);
    assert.equal(hash(dataset.features), expected["features"]);
    assert.equal(hash(dataset.labels), expected["labels"]);
  });
}

test("penguins.csv holds the measurements of the package palmerpenguins, bit for bit", async () => {
  const expected = fixture<Record<string, unknown>>("data/penguins");
  const dataset = await loadCsv(dataFile("penguins.csv"), {
    label: "species",
    without: ["island", "sex", "year"],
    missing: "drop",
  });
  assert.deepEqual([dataset.size, dataset.featureNames.length], expected["shape"]);
  assert.deepEqual(dataset.classNames, expected["classNames"]);
  assert.equal(hash(dataset.features), expected["features"]);
  assert.equal(hash(dataset.labels), expected["labels"]);
});
