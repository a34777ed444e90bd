import { gramMatrix } from "./gram.js";
import type { LogisticNetwork } from "./logistic.js";
import type { SoftmaxNetwork } from "./softmax.js";
import { requireThat } from "../numerics/checks.js";
import { type Bounds, largestEigenvalue } from "../numerics/largest-eigenvalue.js";
import { UNIT_ROUNDOFF } from "../numerics/rounding.js";

/**
 * The smoothness constant of the loss on all of R^P, the supremum of λ_max(∇²f(θ)), enclosed:
 *
 *     L = ½ λ_max(X̃ᵀX̃/N) + λ,   x̃ = (x, 1),   λ the ridge.
 *
 * It is approached as two classes share every row equally and the others vanish: with two classes it is
 * attained, at θ = 0, with more of them nowhere.
 * Of a `logisticNetwork` it is ¼ λ_max(X̃ᵀX̃/N) + λ, attained at θ = 0.
 * Throws on rows so large that their squares are no doubles. A step 1/L with `upper` for L is proven to be short
 * enough. Source: Böhning, Ann. Inst. Statist. Math. 44, 1992.
 */
export function denseSmoothness(network: SoftmaxNetwork | LogisticNetwork): Bounds {
  const { ridge } = network;
  const logistic = "softmax" in network;
  const part = logistic ? 4 : 2;
  const dataset = logistic ? network.rows : network.dataset;
  const { matrix, n, error } = gramMatrix(dataset);
  const wild = Number.isFinite(error) ? -1 : dataset.featureNames.findIndex((_, j) => !(matrix[(n + 1) * j] < Infinity)); // prettier-ignore
  const rule = "one whose rows have squares that are doubles";
  const value = `squares beyond them for "${dataset.featureNames[Math.max(wild, 0)]}"`;
  const way = "standardise the rows or choose another unit";
  requireThat(Number.isFinite(error), "denseSmoothness", "network", rule, value, way);
  const { lower, upper } = largestEigenvalue(matrix, n, error);
  const down = 1 - 2 * UNIT_ROUNDOFF;
  const up = 1 + 2 * UNIT_ROUNDOFF;
  return { lower: (lower / part + ridge) * down, upper: (upper / part + ridge) * up };
}
