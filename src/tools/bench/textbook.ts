import type { Dataset } from "../../data/dataset.js";
import type { IhtOptions } from "../../iht/iht.js";

/*
 * The gradient of the softmax network and the IHT loop as one writes them down at first, on flat
 * arrays and for any sizes: what the library's speed is measured against, and a second implementation.
 */

/** Returns the function that writes ∇f(θ) into `gradient`. */
export function textbookGradient(
  dataset: Dataset,
): (theta: Float64Array, gradient: Float64Array) => void {
  const { features, labels, size } = dataset;
  const d = dataset.featureNames.length;
  const K = dataset.classNames.length;
  const z = new Float64Array(K);
  return (theta, gradient) => {
    gradient.fill(0);
    for (let i = 0; i < size; i++) {
      let largest = -Infinity;
      for (let k = 0; k < K; k++) {
        let sum = theta[d * K + k];
        for (let j = 0; j < d; j++) sum += theta[d * k + j] * features[d * i + j];
        z[k] = sum;
        if (sum > largest) largest = sum;
      }
      let total = 0;
      for (let k = 0; k < K; k++) {
        z[k] = Math.exp(z[k] - largest);
        total += z[k];
      }
      for (let k = 0; k < K; k++) {
        const residual = z[k] / total - (k === labels[i] ? 1 : 0);
        for (let j = 0; j < d; j++) gradient[d * k + j] += residual * features[d * i + j];
        gradient[d * K + k] += residual;
      }
    }
    for (let a = 0; a < gradient.length; a++) gradient[a] /= size;
  };
}

/** θ^k for k = `steps`, the hard threshold by sorting the indices. */
export function textbookIht(dataset: Dataset, options: IhtOptions, steps: number): Float64Array {
  const { sparsity, stepSize, start } = options;
  const gradientInto = textbookGradient(dataset);
  const theta = start.slice();
  const gradient = new Float64Array(theta.length);
  for (let k = 0; k < steps; k++) {
    gradientInto(theta, gradient);
    for (let a = 0; a < theta.length; a++) theta[a] -= stepSize * gradient[a];
    const order = Array.from(theta.keys());
    order.sort((a, b) => Math.abs(theta[b]) - Math.abs(theta[a]));
    for (const a of order.slice(sparsity)) theta[a] = 0;
  }
  return theta;
}
