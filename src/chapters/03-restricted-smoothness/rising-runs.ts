import { hardThreshold } from "../../iht/hard-threshold.js";
import { iht } from "../../iht/iht.js";
import { record } from "../../iht/record.js";
import { initialWeights } from "../../network/initial-weights.js";
import type { Objective } from "../../network/objective.js";

/** A rise of the value by less than this is rounding. */
const ROUNDING = 1e-12;

/**
 * The seeds among 0 … `runs` − 1 for which iterative hard thresholding from the drawn initial weights,
 * thresholded to `sparsity` entries, raises the value in one of its first `iterations` steps at least.
 *
 * The drawn weights are those of the IRIS network. Throws what `iht` and `record` throw.
 */
export function risingRuns(
  objective: Objective,
  { sparsity, stepSize }: { readonly sparsity: number; readonly stepSize: number },
  { runs, iterations }: { readonly runs: number; readonly iterations: number },
): number[] {
  const rises = (seed: number): boolean => {
    const start = hardThreshold(initialWeights(seed), sparsity);
    const sequence = iht(objective, { sparsity, stepSize, start });
    const { iterates } = record(sequence, { maxIterations: iterations });
    return iterates.some(({ k, value }) => k > 0 && value > iterates[k - 1].value + ROUNDING);
  };
  return Array.from({ length: runs }, (_, seed) => seed).filter(rises);
}
