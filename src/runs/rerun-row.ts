import { hardThreshold } from "../iht/hard-threshold.js";
import { iht } from "../iht/iht.js";
import { record, type Trace } from "../iht/record.js";
import { supportSettledFor } from "../iht/stopping.js";
import { initialWeights } from "../network/initial-weights.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../network/softmax.js";
import { softmaxKernel } from "../network/softmax-kernel.js";
import type { SweepGrid } from "./sweep-grid.js";
import type { AnySweepRow } from "./sweep-rows.js";
import { sweepSplit } from "./sweep-split.js";

/**
 * A run of a sweep once more, as the sequence `iht` gives it with all its iterates: not by the loop that
 * the sweep uses. One that overflowed ends where it ended in the sweep, at its last finite losses.
 */
export async function rerunRow(
  { data, weights = "xavier", bias = "normal", rules }: SweepGrid,
  { split, start: seed, mask, rule, stepSize, sparsity, outcome, steps: taken }: AnySweepRow,
): Promise<{ network: SoftmaxNetwork; testLoss: (theta: Float64Array) => number; trace: Trace }> {
  const { train, test } = await sweepSplit(data, split);
  const network = softmaxNetwork(train);
  const shape = { features: train.featureNames.length, classes: train.classNames.length };
  const drawn = initialWeights(seed, { weights, bias, ...shape });
  const start =
    mask === undefined
      ? hardThreshold(drawn, sparsity)
      : drawn.map((x, a) => ((mask >> a) & 1 ? x : 0));
  const { steps, settledFor } = rules[rule];
  const trace = record(iht(network, { sparsity, stepSize, start }), {
    maxIterations: outcome === "non-finite" ? taken : steps,
    ...(settledFor === undefined ? {} : { until: supportSettledFor(settledFor) }),
  });
  return { network, testLoss: softmaxKernel(test, 0).loss, trace };
}
