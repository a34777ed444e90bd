import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { loadCsv, loadRows } from "../data/load-csv.js";
import { standardize } from "../data/standardize.js";
import { softmaxNetwork } from "./softmax.js";

const folder = mkdtempSync(join(tmpdir(), "second-file-"));
after(() => rmSync(folder, { recursive: true }));
const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const train = await loadCsv(written("train.csv", "x,z,y\n1,8,a\n2,9,a\n7,1,b\n8,3,b\n"), {
  label: "y",
});
const { apply } = standardize(train);
const network = softmaxNetwork(apply(train));
/** Class b where x is above its mean. */
const theta = Float64Array.of(0, 0, 1, 0, 0, 0);

test("a second file with classes and columns in another order is matched by their names", async () => {
  const text = "y,z,x\nb,5,9\na,5,0\nb,5,6\n";
  const second = await loadCsv(written("test.csv", text), { label: "y" });
  assert.deepEqual(second.classNames, ["b", "a"]);
  assert.equal(network.accuracy(theta, apply(second)), 1);
  assert.deepEqual(network.predictNames(theta, apply(second)), ["b", "a", "b"]);
  assert.deepEqual([...network.predict(theta, apply(second))], [1, 0, 1]);
});

test("one that was not standardised by apply is matched as well", async () => {
  const text = "y,z,x\nb,0,1\na,0,-1\n";
  const second = await loadCsv(written("scaled.csv", text), { label: "y" });
  assert.equal(network.accuracy(theta, second), 1);
  assert.deepEqual([...network.logits(theta, second)], [0, 1, 0, -1]);
});

test("one with fewer classes, or without labels, is predicted", async () => {
  const one = written("one.csv", "x,z,y\n9,1,b\n");
  const second = await loadCsv(one, { label: "y", classes: train.classNames });
  assert.equal(network.accuracy(theta, apply(second)), 1);
  const rows = await loadRows(one, { without: ["y"] });
  assert.deepEqual(network.predictNames(theta, apply(rows)), ["b"]);
});
