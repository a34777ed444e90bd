import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireThat } from "../../numerics/checks.js";
import { roundingBound } from "../../numerics/rounding.js";

/**
 * A bound on the gradient of the mean cross-entropy that holds at every θ, rounded upwards:
 *
 *     ‖∇f(θ)‖ ≤ (1/N) Σ_i ‖p(x_i) − e_{y_i}‖ ‖x̃_i‖ ≤ (√2/N) Σ_i ‖x̃_i‖,   x̃ = (x, 1).
 *
 * Hard thresholding never lengthens a vector, so ‖θ^k‖ ≤ ‖θ⁰‖ + kγ times this: however long the step,
 * IHT moves away at most linearly. Throws on a network with ridge, whose gradient has no bound.
 */
export function gradientBound({ dataset, ridge }: SoftmaxNetwork): number {
  requireThat(ridge === 0, "gradientBound", "network", "one without ridge", `ridge ${ridge}`);
  const { features, size } = dataset;
  const d = dataset.featureNames.length;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    let square = 1;
    for (let a = d * i; a < d * i + d; a++) square += features[a] * features[a];
    sum += Math.sqrt(square);
  }
  return ((Math.SQRT2 * sum) / size) * (1 + roundingBound(size + d + 8));
}
