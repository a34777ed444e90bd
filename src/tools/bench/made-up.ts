import type { Dataset } from "../../data/dataset.js";
import { mersenneTwister, uniformNumbers } from "../../numerics/random.js";

/** N rows of d features in [−1, 1) with K classes in turn: work of any size. */
export function madeUp(N: number, d: number, K: number): Dataset {
  const uniform = uniformNumbers(mersenneTwister(0));
  return {
    features: Float64Array.from({ length: N * d }, () => 2 * uniform() - 1),
    labels: Uint8Array.from({ length: N }, (_, i) => i % K),
    size: N,
    featureNames: Array.from({ length: d }, (_, j) => `x${j}`),
    classNames: Array.from({ length: K }, (_, k) => `class ${k}`),
  };
}
