import type { ClassPair } from "./class-pairs.js";
import type { Evaluation } from "../network/objective.js";
import { softmaxKernel } from "../network/softmax-kernel.js";
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
  const { dataset, dimension } = network;
  const kernel = softmaxKernel(dataset, 0, dropped);
  const K = dataset.classNames.length;
  const competes = new Uint8Array(dataset.size * K).fill(1);
  for (const { row, other } of dropped) competes[K * row + other] = 0;

  function valueAndGradient(theta: Float64Array): Evaluation {
    const gradient = new Float64Array(dimension);
    return { value: kernel.lossAndGradient(theta, gradient), gradient };
  }

  function gradient(theta: Float64Array): Float64Array {
    const result = new Float64Array(dimension);
    kernel.gradient(theta, result);
    return result;
  }

  return {
    ...network,
    ridge: 0,
    competes,
    valueAndGradient,
    value: kernel.loss,
    gradient,
    hessian: kernel.hessian,
    hessianOn: kernel.hessianOn,
    gradientInto: kernel.gradient,
    ihtSteps: kernel.steps,
  };
}
