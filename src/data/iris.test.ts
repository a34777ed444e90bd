import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import danfo from "danfojs-node";
import { fixture } from "../tools/fixture.js";
import { dataFile } from "./data-file.js";
import { loadIris } from "./iris.js";

const sha256 = (bytes: Uint8Array | Float64Array): string =>
  createHash("sha256").update(bytes).digest("hex");

test("the files in data/ have the SHA-256 that its README prints", async () => {
  const readme = await readFile(dataFile("README.md"), "utf8");
  const printed = [...readme.matchAll(/^([0-9a-f]{64}) {2}(\S+)$/gm)].map(([, hash, name]) => [
    name,
    hash,
  ]);
  const entries = await readdir(dataFile(""), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && /\.(csv|json)$/.test(entry.name));
  const found = names.map(async ({ name }) => [name, sha256(await readFile(dataFile(name)))]);
  assert.deepEqual(printed.sort(), (await Promise.all(found)).sort());
  assert.equal(printed.length, 6);
});

test("iris.csv holds scikit-learn's 150 × 4 numbers and labels, bit for bit", async () => {
  const { iris } = fixture<{ iris: Record<string, unknown> }>("data/scikit-learn");
  const dataset = await loadIris();
  assert.deepEqual([dataset.size, dataset.featureNames.length], iris["shape"]);
  assert.deepEqual(dataset.classNames, iris["classNames"]);
  assert.equal(sha256(dataset.features), iris["features"]);
  assert.equal(sha256(dataset.labels), iris["labels"]);
});

test("the column sums are 876.5, 458.6, 563.7, 179.9 cm, each class has 50 rows", async () => {
  const { features, labels } = await loadIris();
  const sum = (j: number): number =>
    features.filter((_, entry) => entry % 4 === j).reduce((total, x) => total + x, 0);
  assert.deepEqual(
    [0, 1, 2, 3].map((j) => sum(j).toFixed(6)),
    ["876.500000", "458.600000", "563.700000", "179.900000"],
  );
  assert.deepEqual(
    [0, 1, 2].map((k) => labels.filter((label) => label === k).length),
    [50, 50, 50],
  );
});

test("rows 35 and 38 are those of Fisher's paper, not of the UCI file", async () => {
  const { features } = await loadIris();
  assert.deepEqual([...features.subarray(34 * 4, 35 * 4)], [4.9, 3.1, 1.5, 0.2]);
  assert.deepEqual([...features.subarray(37 * 4, 38 * 4)], [4.9, 3.6, 1.4, 0.1]);
});

test("danfojs reads the same names, numbers and classes from iris.csv", async () => {
  const tensorflow = danfo.tensorflow as { enableProdMode(): void };
  tensorflow.enableProdMode(); // else it prints a banner
  const frame = await danfo.readCSV(dataFile("iris.csv"));
  const dataset = await loadIris();
  assert.deepEqual(frame.columns, [...dataset.featureNames, "species"]);
  const rows = Array.from({ length: dataset.size }, (_, i) => [
    ...dataset.features.subarray(4 * i, 4 * i + 4),
    dataset.classNames[dataset.labels[i]!],
  ]);
  assert.deepEqual(frame.values, rows);
});
