import { requireSeed } from "../numerics/checks.js";
import type { Dataset } from "./dataset.js";
import { loadIris } from "./iris.js";
import { selectRows } from "./select-rows.js";
import { type Split, trainTestSplit } from "./split.js";
import { standardize } from "./standardize.js";

/** A standardised split with its one sample and the numbers that standardised it. */
export interface PublishedSplit extends Split {
  readonly sample: Dataset;
  readonly mean: Float64Array;
  readonly std: Float64Array;
}

/** The row of IRIS that the author sets aside: 6.4, 3.2, 4.5, 1.5 cm, a versicolor. */
const SAMPLE_ROW = 51;

/**
 * The split of IRIS as the first author's public notes make it, recovered from the means and standard
 * deviations printed there: one sample is set aside, the other 149 rows are split 119 to 30 by
 * `trainTestSplit` with the test fraction 0.2, and all are standardised by the 119.
 *
 * `train`, `test` and `sample` (a data set of one row) are standardised, `mean` and `std` are those of
 * the training rows in cm. The indices are rows of `loadIris()`, 0 … 149 without 51.
 *
 * `seed` is an unsigned 32-bit integer; else it throws.
 */
export async function publishedSplit(seed: number): Promise<PublishedSplit> {
  requireSeed("publishedSplit", seed);
  const iris = await loadIris();
  const rows = Array.from(iris.labels.keys()).filter((row) => row !== SAMPLE_ROW);
  const split = trainTestSplit(selectRows(iris, rows), { testFraction: 0.2, seed });
  const { mean, std, apply } = standardize(split.train);
  return {
    train: apply(split.train),
    test: apply(split.test),
    sample: apply(selectRows(iris, [SAMPLE_ROW])),
    mean,
    std,
    trainIndices: split.trainIndices.map((index) => rows[index]!),
    testIndices: split.testIndices.map((index) => rows[index]!),
  };
}
