import type { Dataset } from "../../data/dataset.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";

/** The rows of a data set to which not all of the networks give the same class. */
export function disputedRows(
  network: SoftmaxNetwork,
  thetas: readonly (readonly number[])[],
  dataset: Dataset,
): number[] {
  const predictions = thetas.map((theta) => network.predict(Float64Array.from(theta), dataset));
  const rows = Array.from({ length: dataset.size }, (_, i) => i);
  return rows.filter((i) => predictions.some((predicted) => predicted[i] !== predictions[0][i]));
}
