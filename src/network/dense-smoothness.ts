import { gramMatrix } from "./gram.js";
import type { LogisticNetwork } from "./logistic.js";
import type { SoftmaxNetwork } from "./softmax.js";
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
 * A step 1/L with `upper` for L is proven to be short enough. Source: Böhning, Ann. Inst. Statist. Math.
 * 44, 1992.
 */
export function denseSmoothness(network: SoftmaxNetwork | LogisticNetwork): Bounds {
  const { ridge } = network;
  const logistic = "softmax" in network;
  const part = logistic ? 4 : 2;
  const { matrix, n, error } = gramMatrix(logistic ? network.rows : network.dataset);
  const { lower, upper } = largestEigenvalue(matrix, n, error);
  const down = 1 - 2 * UNIT_ROUNDOFF;
  const up = 1 + 2 * UNIT_ROUNDOFF;
  return { lower: (lower / part + ridge) * down, upper: (upper / part + ridge) * up };
}
