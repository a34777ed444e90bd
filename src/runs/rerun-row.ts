import { publishedSplit } from "../data/published-split.js";
import { hardThreshold } from "../iht/hard-threshold.js";
import { iht } from "../iht/iht.js";
import { record, type Trace } from "../iht/record.js";
import { supportSettledFor } from "../iht/stopping.js";
import { initialWeights } from "../network/initial-weights.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../network/softmax.js";
import type { SweepGrid } from "./sweep-grid.js";
import type { SweepRow } from "./sweep-rows.js";

/**
 * A run of a sweep once more, as the sequence `iht` gives it with all its iterates: not by the loop that
 * the sweep uses.
 */
export async function rerunRow(
  { weights = "xavier", bias = "normal", rules }: SweepGrid,
  { split, start: seed, mask, rule, stepSize, sparsity }: SweepRow,
): Promise<{ network: SoftmaxNetwork; test: SoftmaxNetwork; trace: Trace }> {
  const { train, test } = await publishedSplit(split);
  const network = softmaxNetwork(train);
  const drawn = initialWeights(seed, { weights, bias });
  const start =
    mask === undefined
      ? hardThreshold(drawn, sparsity)
      : drawn.map((x, a) => ((mask >> a) & 1 ? x : 0));
  const { steps, settledFor } = rules[rule];
  const trace = record(iht(network, { sparsity, stepSize, start }), {
    maxIterations: steps,
    ...(settledFor === undefined ? {} : { until: supportSettledFor(settledFor) }),
  });
  return { network, test: softmaxNetwork(test), trace };
}
