import { requireInteger } from "../numerics/checks.js";
import type { Dataset } from "./dataset.js";

/**
 * The rows of `dataset` with the given indices, in the order given, as a data set of its own. Names
 * and classes stay, also of a class that has no row any more. An index outside 0 … N − 1 throws.
 */
export function selectRows(dataset: Dataset, indices: readonly number[]): Dataset {
  const d = dataset.featureNames.length;
  const features = new Float64Array(indices.length * d);
  const labels = new Uint8Array(indices.length);
  indices.forEach((row, i) => {
    requireInteger("selectRows", "index", row, 0, dataset.size - 1);
    features.set(dataset.features.subarray(row * d, (row + 1) * d), i * d);
    labels[i] = dataset.labels[row]!;
  });
  return {
    features,
    labels,
    size: indices.length,
    featureNames: [...dataset.featureNames],
    classNames: [...dataset.classNames],
  };
}
