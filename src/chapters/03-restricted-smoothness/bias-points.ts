import { symmetricEigen } from "../../numerics/symmetric-eigen.js";
import { submatrix } from "../../numerics/linear.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { placeOf, supportsUpToClasses } from "./class-supports.js";
import { log } from "../../numerics/elementary.js";

/** e^−36 is below the roundoff of 1: a class with such a bias takes no part, whatever the rows. */
const FAR_BIAS = 36;

/** A point all of whose non-zero entries are biases: every row has the same probabilities. */
export interface BiasPoint {
  readonly theta: Float64Array;
  readonly places: readonly number[];
}

/** A set T of entries, a bias point on it, and the unit vector of the largest curvature on R^T there. */
export interface Promising {
  readonly curvature: number;
  readonly support: readonly number[];
  readonly at: BiasPoint;
  readonly direction: Float64Array;
}

/**
 * Where the curvature is likely to be large: at 0; with one class at probability ½; with two classes at ½
 * each, because their biases are far up or all the others far down.
 */
export function biasPoints({ dimension, dataset }: SoftmaxNetwork): BiasPoint[] {
  const K = dataset.classNames.length;
  const bias = (k: number): number => dimension - K + k;
  const point = (places: number[], value: number): BiasPoint => {
    const theta = new Float64Array(dimension);
    for (const a of places) theta[a] = value;
    return { theta, places };
  };
  const classes = Array.from({ length: K }, (_, k) => k);
  const alone = K > 2 ? classes.map((k) => point([bias(k)], log(K - 1))) : [];
  const pairs = classes.flatMap((k) => classes.slice(k + 1).map((l) => [k, l]));
  const up = pairs.map((pair) => point(pair.map(bias), FAR_BIAS));
  const down = pairs.map((pair) =>
    point(classes.filter((k) => !pair.includes(k)).map(bias), -FAR_BIAS),
  );
  return [point([], 0), ...alone, ...up, ...(K > 2 ? down : [])];
}

/**
 * The `count` most promising pairs of a bias point and a set T ⊇ its places of `size`(point) entries, by
 * λ_max(∇²f(θ)_TT), the best first; one T for each choice up to the order of the classes. The search ends
 * at the first that reaches `enough`.
 */
export function mostPromising(
  network: SoftmaxNetwork,
  size: (at: BiasPoint) => number,
  count: number,
  enough: number,
): Promising[] {
  const d = network.dataset.featureNames.length;
  const K = network.dataset.classNames.length;
  const P = network.dimension;
  let best: Promising[] = [];
  for (const at of biasPoints(network)) {
    const m = size(at);
    if (m < Math.max(1, at.places.length)) continue;
    const hessian = network.hessian(at.theta);
    for (const entries of supportsUpToClasses(d, K, m)) {
      const support = entries.map((entry) => placeOf(entry, d, K)).sort((a, b) => a - b);
      if (!at.places.every((a) => support.includes(a))) continue;
      const { values, vectors } = symmetricEigen(submatrix(hessian, P, support), m);
      const curvature = values[m - 1];
      if (best.length === count && curvature <= best[count - 1].curvature) continue;
      const direction = new Float64Array(P);
      support.forEach((a, i) => (direction[a] = vectors[m * (m - 1) + i]));
      best.push({ curvature, support, at, direction });
      best = best.sort((one, other) => other.curvature - one.curvature).slice(0, count);
      if (curvature >= enough) return best;
    }
  }
  return best;
}
