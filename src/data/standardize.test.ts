import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture } from "../tools/fixture.js";
import { powerOfTwo } from "../numerics/power-of-two.js";
import { dataFile } from "./data-file.js";
import type { Dataset } from "./dataset.js";
import { loadIris } from "./iris.js";
import { loadCsv } from "./load-csv.js";
import { selectRows } from "./select-rows.js";
import { trainTestSplit } from "./split.js";
import { standardize } from "./standardize.js";

const known =
  fixture<Record<"iris" | "wine", { mean: number[]; std: number[] }>>("data/scikit-learn");

const load = {
  iris: loadIris,
  wine: (): Promise<Dataset> => loadCsv(dataFile("wine.csv"), { label: "cultivar" }),
};

for (const name of ["iris", "wine"] as const) {
  test(`${name}: mean and standard deviation are NumPy's, ddof = 1`, async () => {
    const { train } = trainTestSplit(await load[name](), { testFraction: 0.2, seed: 7 });
    const { mean, std } = standardize(train);
    // NumPy sums in another order; 1e-14 is some forty units in the last place.
    known[name].mean.forEach((x, j) => assert.ok(Math.abs(mean[j]! - x) <= 1e-14 * x));
    known[name].std.forEach((x, j) => assert.ok(Math.abs(std[j]! - x) <= 1e-14 * x));
  });

  test(`${name}: standardised training rows have mean 0 and deviation 1; any row maps back`, async () => {
    const { train, test } = trainTestSplit(await load[name](), { testFraction: 0.2, seed: 7 });
    const { mean, std, apply } = standardize(train);
    const again = standardize(apply(train));
    assert.ok(again.mean.every((m) => Math.abs(m) < 1e-14));
    assert.ok(again.std.every((s) => Math.abs(s - 1) < 1e-14));
    const d = mean.length;
    apply(test).features.forEach((z, entry) => {
      const x = test.features[entry]!;
      assert.ok(Math.abs(z * std[entry % d]! + mean[entry % d]! - x) <= 1e-14 * Math.abs(x));
    });
  });
}

test("1, 2, 3, 4 has mean 5/2 and standard deviation √(5/3)", () => {
  const { mean, std } = standardize({
    features: Float64Array.of(1, 2, 3, 4),
    labels: Uint8Array.of(0, 1, 0, 1),
    size: 4,
    featureNames: ["x"],
    classNames: ["a", "b"],
  });
  assert.deepEqual([...mean, ...std], [2.5, Math.sqrt(5 / 3)]);
});

test("features of any scale have the moments of their numbers, to the last place", () => {
  const at = (scale: number): number[] => {
    const features = Float64Array.of(1, 2, 3, 4).map((x) => x * scale);
    const names = { featureNames: ["x"], classNames: ["a", "b"] };
    const { mean, std } = standardize({
      features,
      labels: Uint8Array.of(0, 1, 0, 1),
      size: 4,
      ...names,
    });
    return [mean[0]! / scale, std[0]! / scale];
  };
  for (const exponent of [-1000, -600, -531, 512, 600, 1000, 1021])
    assert.deepEqual(at(powerOfTwo(exponent)), [2.5, Math.sqrt(5 / 3)], `2^${exponent}`);
});

test("apply takes one row, though its classes do not all occur", async () => {
  const iris = await loadIris();
  const { mean, std, apply } = standardize(iris);
  const [first] = apply(selectRows(iris, [0])).features;
  assert.equal(first, (5.1 - mean[0]!) / std[0]!);
});

test("standardize and apply leave their data sets as they were, and share nothing with them", async () => {
  const iris = await loadIris();
  const before = structuredClone(iris);
  const result = standardize(iris).apply(iris);
  result.features.fill(NaN);
  result.labels.fill(9);
  (result.featureNames as string[])[0] = "";
  (result.classNames as string[])[0] = "";
  assert.deepEqual(iris, before);
});

test("constant features are left out when it is asked for, here and of the rows of a test", () => {
  const train: Dataset = {
    features: Float64Array.of(1, 7, 0.1, 2, 7, 0.1, 6, 7, 0.1),
    labels: Uint8Array.of(0, 1, 0),
    size: 3,
    featureNames: ["x", "y", "z"],
    classNames: ["a", "b"],
  };
  const { mean, std, apply } = standardize(train, { constant: "drop" });
  assert.deepEqual([...mean, ...std], [3, Math.sqrt(7)]);
  const { features, featureNames } = apply(train);
  assert.deepEqual(featureNames, ["x"]);
  assert.deepEqual([...features], [-2, -1, 3].map((x) => x / Math.sqrt(7))); // prettier-ignore
});

test("features and classes are matched by name; rows without labels stay without", () => {
  const train: Dataset = {
    features: Float64Array.of(1, 10, 3, 30, 5, 20),
    labels: Uint8Array.of(0, 1, 2),
    size: 3,
    featureNames: ["x", "y"],
    classNames: ["a", "b", "c"],
  };
  const { apply } = standardize(train);
  const test = {
    features: Float64Array.of(20, 1, 10, 5),
    size: 2,
    featureNames: ["y", "x"],
  };
  assert.deepEqual(apply(test), {
    features: Float64Array.of(-1, 0, 1, -1),
    size: 2,
    featureNames: ["x", "y"],
  });
  const labelled = apply({ ...test, labels: Uint8Array.of(0, 1), classNames: ["c", "a"] });
  assert.deepEqual([...labelled.labels], [2, 0]);
  assert.deepEqual(labelled.classNames, ["a", "b", "c"]);
});
