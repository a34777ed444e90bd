import { requireFields, requireThat, requireSeed } from "../numerics/checks.js";
import { mersenneTwister, permutation } from "../numerics/random.js";
import { type Dataset, requireDataset } from "./dataset.js";
import { stratifiedRows } from "./stratified-rows.js";
import { selectRows } from "./select-rows.js";

/** Two disjoint parts of a data set and the rows of it that they hold, in order. */
export interface Split {
  readonly train: Dataset;
  readonly test: Dataset;
  readonly trainIndices: readonly number[];
  readonly testIndices: readonly number[];
}

/**
 * A random split, row for row that of scikit-learn's
 * `train_test_split(test_size=testFraction, random_state=seed)`, with `stratify` its `stratify=labels`.
 *
 * Of N rows ⌈testFraction·N⌉ are for the test: the first of the permutation of NumPy's legacy
 * generator; the rest of it, in its order, is for training. Stratified, both sides have the classes in
 * the shares of all rows, as nearly as whole numbers can (see `stratifiedRows`); then every class needs two
 * rows, and each side as many rows as there are classes.
 *
 * `seed` is an unsigned 32-bit integer, 0 < `testFraction` < 1 must leave a row on each side; else, or
 * if a class of `dataset` has no row, it throws. A class may be missing from a side of the result.
 */
export function trainTestSplit(
  dataset: Dataset,
  options: { testFraction: number; seed: number; stratify?: boolean },
): Split {
  const { testFraction, seed, stratify = false } = options;
  requireFields("trainTestSplit", "options", options, ["testFraction", "seed", "stratify"]);
  requireThat(
    typeof stratify === "boolean",
    "trainTestSplit",
    "stratify",
    "true or false",
    stratify,
  );
  requireDataset("trainTestSplit", dataset);
  requireSeed("trainTestSplit", seed);
  const { size } = dataset;
  const testSize = Math.ceil(testFraction * size);
  const rule = `a fraction that leaves both sides at least one of ${size} rows`;
  const ok = testSize >= 1 && testSize < size;
  requireThat(ok, "trainTestSplit", "testFraction", rule, testFraction);

  const draw = mersenneTwister(seed);
  const { trainIndices, testIndices } = stratify
    ? stratifiedRows(dataset, testSize, draw)
    : plainRows(size, testSize, draw);
  return {
    train: selectRows(dataset, trainIndices),
    test: selectRows(dataset, testIndices),
    trainIndices,
    testIndices,
  };
}

function plainRows(
  size: number,
  testSize: number,
  draw: () => number,
): Pick<Split, "trainIndices" | "testIndices"> {
  const order = permutation(draw, size);
  return { testIndices: order.slice(0, testSize), trainIndices: order.slice(testSize) };
}
