import { require, requirePositive } from "../numerics/checks.js";
import { type Dataset, requireDataset, requireRows } from "./dataset.js";

/** Mean and standard deviation of each feature, and the map they define. */
export interface Standardization {
  readonly mean: Float64Array;
  readonly std: Float64Array;
  /** A new data set with features (x_j − mean_j)/std_j; labels and names stay. */
  apply(dataset: Dataset): Dataset;
}

/**
 * The standardisation of the training rows, to be applied to them and to every other row.
 *
 *     mean_j = x_1j + Σ_i (x_ij − x_1j)/N      std_j = √(Σ_i (x_ij − mean_j)²/(N − 1))
 *
 * The divisor is N − 1 (ddof = 1), as in the author's protocol; scikit-learn's StandardScaler divides
 * by N. Counting from the first row makes the mean of a constant feature exact. Sums run over i = 1 … N.
 *
 * `mean` and `std` have length d, in the units of the features. Throws on an empty data set, on a class
 * without a row and on a feature whose standard deviation is not positive and finite.
 */
export function standardize(train: Dataset): Standardization {
  requireDataset("standardize", train);
  const { features, size, featureNames } = train;
  const d = featureNames.length;
  const mean = new Float64Array(d);
  const std = new Float64Array(d);
  for (let j = 0; j < d; j++) {
    const first = features[j]!;
    let sum = 0;
    for (let i = 0; i < size; i++) sum += features[i * d + j]! - first;
    mean[j] = first + sum / size;
    let squares = 0;
    for (let i = 0; i < size; i++) {
      const deviation = features[i * d + j]! - mean[j]!;
      squares += deviation * deviation;
    }
    // A single row has no spread: 0, not 0/0.
    std[j] = Math.sqrt(squares / Math.max(size - 1, 1));
    requirePositive("standardize", `the standard deviation of "${featureNames[j]}"`, std[j]!);
  }
  return {
    mean,
    std,
    apply(dataset: Dataset): Dataset {
      requireRows("apply", dataset);
      const width = dataset.featureNames.length;
      require(width === d, "apply", "dataset", `a data set with ${d} features`, `${width} features`);
      const scaled = dataset.features.map((x, entry) => (x - mean[entry % d]!) / std[entry % d]!);
      return { ...dataset, features: scaled };
    },
  };
}
