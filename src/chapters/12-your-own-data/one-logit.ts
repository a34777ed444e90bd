import type { Dataset } from "../../data/dataset.js";
import { iht } from "../../iht/iht.js";
import { record } from "../../iht/record.js";
import { supportSettledFor } from "../../iht/stopping.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { logisticNetwork } from "../../network/logistic.js";
import { supportOf } from "../../network/support.js";

/** A run ends when its support has stood still for so many iterations, or after so many in all. */
const [SETTLED, MOST] = [1000, 5000];

/**
 * The support on which IHT ends from zero with one logit for two classes, step 1/L, as entries of the
 * `softmaxNetwork` of the same rows: those of class 1. It has stood still for 1,000 iterations, or is that after 5,000;
 * it is not proven to be final.
 *
 * `sparsity` is an integer from 1 to d + 1, and the data set has two classes; else it throws.
 */
export function oneLogitSupport(
  dataset: Dataset,
  { sparsity }: { readonly sparsity: number },
): number[] {
  const network = logisticNetwork(dataset);
  const stepSize = 1 / denseSmoothness(network).upper;
  const start = new Float64Array(network.dimension);
  const { last } = record(iht(network, { sparsity, stepSize, start }), {
    maxIterations: MOST,
    until: supportSettledFor(SETTLED),
    every: MOST,
  });
  return supportOf(network.embedded(last.theta));
}
