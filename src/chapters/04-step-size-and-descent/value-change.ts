import { requireVector } from "../../numerics/checks.js";
import { dot, norm } from "../../numerics/linear.js";
import { UNIT_ROUNDOFF } from "../../numerics/rounding.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { exp, expm1, log1p } from "../../numerics/elementary.js";

/** f(y) − f(x) and a bound on what rounding makes of it. */
export interface ValueChange {
  readonly change: number;
  readonly rounding: number;
}

/** Roundings between θ and a row's change, with room: two logits of d products, K exponentials, N rows. */
const ROUNDINGS = 256;

/**
 * The change of the loss from x to y, without the cancellation of f(y) − f(x) at near points:
 *
 *     f(y) − f(x) = (1/N) Σ_i log1p(Σ_{k≠y_i} p_k(x_i) expm1(δ_k)) + (λ/2)⟨y − x, y + x⟩,
 *     δ_k = Δz_k − Δz_{y_i},   Δz the logits of y − x,   p the probabilities at x.
 *
 * The change of a row with some |δ_k| > 1 does not cancel and is the difference of its two losses.
 * `rounding` is 256u (1 + R‖x‖) R‖y − x‖ r, and 256u λ‖y − x‖‖y + x‖ for the ridge, where R is the largest
 * ‖x̃_i‖ and r the mean of 1 − p_{y_i}; it also covers what an error of the gradient at x does to
 * ⟨∇f(x), y − x⟩. `x` and `y` have P finite entries; else it throws.
 */
export function valueChange(
  { dataset, dimension, ridge, logits }: SoftmaxNetwork,
  x: Float64Array,
  y: Float64Array,
): ValueChange {
  requireVector("valueChange", "x", x, dimension);
  requireVector("valueChange", "y", y, dimension);
  const { features, labels, size } = dataset;
  const [d, K] = [dataset.featureNames.length, dataset.classNames.length];
  const step = y.map((entry, a) => entry - x[a]);
  const both = y.map((entry, a) => entry + x[a]);
  const before = logits(x);
  const moved = logits(step);
  let sum = 0;
  let residuals = 0;
  let reach = 1;
  for (let i = 0; i < size; i++) {
    const row = rowChange(before, moved, K * i, K, labels[i]);
    sum += row.change;
    residuals += row.residual;
    let square = 1;
    for (let a = d * i; a < d * i + d; a++) square += features[a] * features[a];
    if (square > reach) reach = square;
  }
  const R = Math.sqrt(reach);
  const length = norm(step);
  const scale = (1 + R * norm(x)) * R * length * (residuals / size) + ridge * length * norm(both);
  return {
    change: sum / size + (ridge / 2) * dot(step, both),
    rounding: ROUNDINGS * UNIT_ROUNDOFF * scale,
  };
}

/** What a row adds to N times the change, and its 1 − p_own. */
interface RowChange {
  readonly change: number;
  readonly residual: number;
}

/** The row whose K logits and their changes begin at `at`. */
function rowChange(
  before: Float64Array,
  moved: Float64Array,
  at: number,
  K: number,
  own: number,
): RowChange {
  let farthest = 0;
  for (let k = 0; k < K; k++)
    farthest = Math.max(farthest, Math.abs(moved[at + k] - moved[at + own]));
  const z = before.subarray(at, at + K);
  const from = softmaxRow(z, own);
  if (farthest > 1) {
    const to = softmaxRow(
      z.map((logit, k) => logit + moved[at + k]),
      own,
    );
    return { change: to.loss - from.loss, residual: Math.max(from.residual, to.residual) };
  }
  let relative = 0;
  for (let k = 0; k < K; k++)
    if (k !== own) {
      const p = exp(z[k] - from.top) / from.total;
      relative += p * expm1(moved[at + k] - moved[at + own]);
    }
  return { change: log1p(relative), residual: from.residual };
}

/** The largest of K logits, Σ exp(z_k − top), −ln p_own and 1 − p_own; see `softmaxPasses`. */
function softmaxRow(
  z: Float64Array,
  own: number,
): { top: number; total: number; loss: number; residual: number } {
  let top = z[own];
  for (let k = 0; k < z.length; k++) if (z[k] > top) top = z[k];
  let others = 0;
  for (let k = 0; k < z.length; k++) if (k !== own) others += exp(z[k] - top);
  const ownExp = exp(z[own] - top);
  const total = others + ownExp;
  const loss = top - z[own] + log1p(others + (ownExp - 1));
  return { top, total, loss, residual: others / total };
}
