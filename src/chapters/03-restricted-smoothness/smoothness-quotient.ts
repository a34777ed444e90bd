import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireThat, requireVector } from "../../numerics/checks.js";
import { exp, expm1, log, log1p } from "../../numerics/elementary.js";

/** Below this the series of e^δ − 1 − δ is summed; above it the difference loses at most two bits. */
const SERIES = 1;

/** δ²/2! + … + δ^20/20!: for |δ| ≤ 1 what is left out is below 10⁻¹⁷ of the sum. */
const TERMS = 20;

/** 1/n, by which a term of the series is multiplied. */
const RECIPROCALS = Float64Array.from({ length: TERMS + 1 }, (_, n) => 1 / n);

/** Beyond this e^δ is no longer formed; nothing cancels there. */
const FAR = 500;

/**
 * The smoothness quotient of two points, the smallest L for which the quadratic bound holds from x to y:
 *
 *     q(x, y) = 2(f(y) − f(x) − ⟨∇f(x), y − x⟩)/‖y − x‖²,
 *
 * evaluated without cancellation, so that it keeps its digits however near the points are: a row with the
 * probabilities p at x and the change Δz of its logits contributes
 *
 *     log1p(Σ_k p_k(e^{δ_k} − 1 − δ_k)),   δ = Δz − Σ_k p_kΔz_k,
 *
 * and the ridge λ contributes λ. It is not symmetric in x and y. Throws unless x and y are different
 * vectors of P finite numbers.
 */
export function smoothnessQuotient(
  network: SoftmaxNetwork,
  x: Float64Array,
  y: Float64Array,
): number {
  const { dataset, dimension, ridge } = network;
  requireVector("smoothnessQuotient", "x", x, dimension);
  requireVector("smoothnessQuotient", "y", y, dimension);
  const step = y.map((entry, a) => entry - x[a]);
  const squares = step.reduce((sum, entry) => sum + entry * entry, 0);
  requireThat(squares > 0, "smoothnessQuotient", "y", "different from x", "the same point");
  const K = dataset.classNames.length;
  const z = network.logits(x);
  const change = network.logits(step);
  let sum = 0;
  for (let i = 0; i < dataset.size; i++) sum += beyondTangent(z, change, K * i, K * i + K);
  return (2 * sum) / (dataset.size * squares) + ridge;
}

/** ln Σe^{z+Δz} − ln Σe^z − ⟨softmax z, Δz⟩ ≥ 0 of the entries `from` … `to` − 1; z becomes softmax z, Δz δ. */
function beyondTangent(z: Float64Array, change: Float64Array, from: number, to: number): number {
  let top = -Infinity;
  for (let k = from; k < to; k++) top = Math.max(top, z[k]);
  let total = 0;
  for (let k = from; k < to; k++) total += z[k] = exp(z[k] - top);
  let mean = 0;
  for (let k = from; k < to; k++) mean += (z[k] /= total) * change[k];
  let largest = -Infinity;
  for (let k = from; k < to; k++) largest = Math.max(largest, (change[k] -= mean));
  let excess = 0;
  if (largest <= FAR) {
    for (let k = from; k < to; k++) excess += z[k] * expBeyondLine(change[k]);
    return log1p(excess);
  }
  for (let k = from; k < to; k++) excess += z[k] * exp(change[k] - largest);
  return largest + log(excess);
}

/** e^δ − 1 − δ ≥ 0, to full precision. */
export function expBeyondLine(delta: number): number {
  if (Math.abs(delta) > SERIES) return expm1(delta) - delta;
  let sum = 0;
  for (let n = TERMS; n >= 2; n--) sum = (1 + sum) * (delta * RECIPROCALS[n]);
  return sum * delta;
}
