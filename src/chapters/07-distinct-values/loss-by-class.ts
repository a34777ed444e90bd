import type { SoftmaxNetwork } from "../../network/softmax.js";
import { exp, log1p } from "../../numerics/elementary.js";

/**
 * What the rows of each class contribute to the loss: (1/N) Σ_{y_i = k} −ln p_k(x_i) for k = 0, …, K − 1, in
 * nats. The K numbers sum to f without its ridge; small ones are as precise as large ones.
 *
 * Throws on a θ that is not finite or has not P entries.
 */
export function lossByClass(
  { dataset, logits }: Pick<SoftmaxNetwork, "dataset" | "logits">,
  theta: Float64Array,
): number[] {
  const { labels, size, classNames } = dataset;
  const K = classNames.length;
  const z = logits(theta);
  const losses = Array<number>(K).fill(0);
  for (let i = 0; i < size; i++) {
    const own = z[K * i + labels[i]];
    const row = z.subarray(K * i, K * i + K);
    const top = row.reduce((high, other) => Math.max(high, other - own), 0);
    const others = row.reduce(
      (sum, other, k) => (k === labels[i] ? sum : sum + exp(other - own - top)),
      0,
    );
    losses[labels[i]] += (top + log1p(exp(-top) - 1 + others)) / size;
  }
  return losses;
}
