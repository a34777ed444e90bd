import { requireThat } from "../numerics/checks.js";
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
 * by N. Counted from the first row, the mean of a constant feature is exact and its deviation 0. Sums
 * run from i = 1 to N.
 *
 * `mean` and `std` have length d, in the units of the features. Throws on an empty data set, on a class
 * without a row and on a feature whose standard deviation is not positive and finite.
 */
export function standardize(train: Dataset): Standardization {
  requireDataset("standardize", train);
  const { features, featureNames } = train;
  const d = featureNames.length;
  const mean = new Float64Array(d);
  const std = new Float64Array(d);
  featureNames.forEach((name, j) => {
    const column = features.filter((_, entry) => entry % d === j);
    mean[j] = meanOf(column);
    std[j] = deviationFrom(mean[j]!, column);
    const whose = `the standard deviation of "${name}"`;
    const ok = std[j]! > 0 && std[j]! < Infinity;
    const rule = "a finite number greater than 0";
    requireThat(ok, "standardize", whose, rule, std[j], "leave that feature out");
  });
  return {
    mean,
    std,
    apply(dataset: Dataset): Dataset {
      requireRows("apply", dataset);
      const width = dataset.featureNames.length;
      requireThat(width === d, "apply", "dataset", `a data set with ${d} features`, `${width}`);
      return {
        features: dataset.features.map((x, entry) => (x - mean[entry % d]!) / std[entry % d]!),
        labels: dataset.labels.slice(),
        size: dataset.size,
        featureNames: [...dataset.featureNames],
        classNames: [...dataset.classNames],
      };
    },
  };
}

function meanOf(column: Float64Array): number {
  const first = column[0]!;
  let sum = 0;
  for (const x of column) sum += x - first;
  return first + sum / column.length;
}

function deviationFrom(mean: number, column: Float64Array): number {
  let squares = 0;
  for (const x of column) squares += (x - mean) * (x - mean);
  return Math.sqrt(squares / (column.length - 1));
}
