import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";

/** Losses on both sides of several splits at the same iterations: training[i] are those at iterations[i]. */
export interface LossesAlong {
  readonly training: readonly (readonly number[])[];
  readonly test: readonly (readonly number[])[];
}

/**
 * One run on each of the splits from the same start, thresholded to `sparsity` entries, and its losses
 * at some iterations, which are in ascending order.
 */
export async function lossesAlong(
  splits: readonly number[],
  iterations: readonly number[],
  { seed, sparsity, stepSize }: { seed: number; sparsity: number; stepSize: number },
): Promise<LossesAlong> {
  const training: number[][] = iterations.map(() => []);
  const test: number[][] = iterations.map(() => []);
  const start = hardThreshold(initialWeights(seed), sparsity);
  for (const split of splits) {
    const sides = await publishedSplit(split);
    const [network, other] = [softmaxNetwork(sides.train), softmaxNetwork(sides.test)];
    const loop = ihtLoop(network, { sparsity, stepSize, start });
    iterations.forEach((k, i) => {
      loop.advance(k - loop.k);
      training[i].push(network.value(loop.theta));
      test[i].push(other.value(loop.theta));
    });
  }
  return { training, test };
}
