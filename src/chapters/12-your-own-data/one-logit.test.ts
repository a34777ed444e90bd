import assert from "node:assert/strict";
import { test } from "node:test";
import { dataFile } from "../../data/data-file.js";
import { loadCsv } from "../../data/load-csv.js";
import { standardize } from "../../data/standardize.js";
import { parameterNames } from "../../network/parameter-names.js";
import { oneLogitSupport } from "./one-logit.js";

test("the support is that of a logistic regression that keeps its five largest entries", async () => {
  const raw = await loadCsv(dataFile("breast-cancer.csv"), { label: "diagnosis" });
  const rows = standardize(raw).apply(raw);
  const { features, labels, size: N, featureNames } = rows;
  const d = featureNames.length;
  const entry = (i: number, j: number): number => (j < d ? features[d * i + j]! : 1);
  const columns = Array.from({ length: d + 1 }, (_, j) => j);
  let vector = columns.map((j) => 1 + j / 100);
  let curvature = 0;
  for (let n = 0; n < 200; n++) {
    const next = columns.map(() => 0);
    for (let i = 0; i < N; i++) {
      const inner = columns.reduce((sum, j) => sum + entry(i, j) * vector[j]!, 0);
      for (const j of columns) next[j]! += (entry(i, j) * inner) / (4 * N);
    }
    curvature = Math.hypot(...next);
    vector = next.map((v) => v / curvature);
  }
  let weights = columns.map(() => 0);
  for (let k = 0; k < 2000; k++) {
    const gradient = columns.map(() => 0);
    for (let i = 0; i < N; i++) {
      const z = columns.reduce((sum, j) => sum + entry(i, j) * weights[j]!, 0);
      const residual = 1 / (1 + Math.exp(-z)) - labels[i]!;
      for (const j of columns) gradient[j]! += (entry(i, j) * residual) / N;
    }
    const moved = weights.map((w, j) => w - gradient[j]! / curvature);
    const least = [...moved].sort((a, b) => Math.abs(b) - Math.abs(a))[4]!;
    weights = moved.map((w) => (Math.abs(w) >= Math.abs(least) ? w : 0));
  }
  const found = oneLogitSupport(rows, { sparsity: 5 });
  const class1 = columns.filter((j) => weights[j] !== 0).map((j) => (j < d ? d + j : 2 * d + 1));
  assert.deepEqual(found, class1);
  assert.ok(found.every((a) => parameterNames(rows)[a]!.startsWith("benign, ")));
});
