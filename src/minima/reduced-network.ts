import type { ClassPair } from "./class-pairs.js";
import type { Evaluation } from "../network/objective.js";
import { softmaxHessian } from "../network/softmax-hessian.js";
import type { SoftmaxNetwork } from "../network/softmax.js";

/**
 * The loss of a network without some of its terms: in row i the classes k of the dropped pairs (i, k)
 * are not among those that compete with the own class.
 *
 *     (1/N) Σ_i ln Σ_k exp(z_k − z_{y_i}),   k = y_i and the k whose pair (i, k) is kept.
 *
 * That is the limit of the loss far out in a direction along which the dropped margins grow and the others
 * stay; it is nowhere above the loss. Predictions and logits are those of the network; a ridge is left
 * out.
 */
export function reducedNetwork(
  network: SoftmaxNetwork,
  dropped: readonly ClassPair[],
): SoftmaxNetwork {
  const { dataset, dimension, logits } = network;
  const { features, labels, size } = dataset;
  const d = dataset.featureNames.length;
  const K = dataset.classNames.length;
  const kept = new Uint8Array(size * K).fill(1);
  for (const { row, other } of dropped) kept[K * row + other] = 0;
  const hessianOf = softmaxHessian(dataset);

  /** The loss, and the probabilities among the classes that are kept, N×K column by column. */
  function forward(theta: Float64Array): { value: number; probabilities: Float64Array } {
    const z = logits(theta);
    const probabilities = new Float64Array(size * K);
    let value = 0;
    for (let i = 0; i < size; i++) {
      const own = z[K * i + labels[i]];
      let largest = own;
      for (let k = 0; k < K; k++)
        if (kept[K * i + k] === 1 && z[K * i + k] > largest) largest = z[K * i + k];
      let total = 0;
      for (let k = 0; k < K; k++) {
        if (kept[K * i + k] === 0) continue;
        probabilities[size * k + i] = Math.exp(z[K * i + k] - largest);
        total += probabilities[size * k + i];
      }
      for (let k = 0; k < K; k++) probabilities[size * k + i] /= total;
      value += largest - own + Math.log(total);
    }
    return { value: value / size, probabilities };
  }

  function valueAndGradient(theta: Float64Array): Evaluation {
    const { value, probabilities } = forward(theta);
    const gradient = new Float64Array(dimension);
    for (let k = 0; k < K; k++)
      for (let i = 0; i < size; i++) {
        const residual = (probabilities[size * k + i] - (labels[i] === k ? 1 : 0)) / size;
        for (let j = 0; j < d; j++) gradient[d * k + j] += residual * features[d * i + j];
        gradient[d * K + k] += residual;
      }
    return { value, gradient };
  }

  const gradient = (theta: Float64Array): Float64Array => valueAndGradient(theta).gradient;
  return {
    ...network,
    ridge: 0,
    competes: kept,
    valueAndGradient,
    value: (theta) => forward(theta).value,
    gradient,
    hessian: (theta) => hessianOf(forward(theta).probabilities),
    gradientInto: (theta, target) => target.set(gradient(theta)),
  };
}
