import { type RestrictedMinima, restrictedMinima } from "../minima/restricted-minima.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { requireThat, requireVector } from "../numerics/checks.js";
import { denseBound, requireDescent } from "./final-options.js";
import type { FinalSupport } from "./final-support.js";
import {
  type FastForward,
  type FastForwardOptions,
  type FinalAhead,
  followed,
  type Forwarded,
  HORIZON,
  legFrom,
} from "./followed.js";

/**
 * What becomes of the support S of θ, found in logarithmic time: numerical evidence with its error measured.
 *
 * Gradient descent on R^S is non-expansive for γ ≤ 2/Λ_s, so that along any curve u from θ the iterates stay
 * within ρ_k = Σ_{l<k} ‖u(l+1) − u(l) + γ∇_S f(u(l))‖ of it, as long as IHT keeps S; and it does as long as
 *
 *     |u_a(k+1)| − ρ > γ max_{j∉S} |∇_j f(u(k))| + error   for every a ∈ S.
 *
 * The curve is the flow of gradient descent (see `flow`), the defects are measured along it. An entry that
 * comes into the band |u_a| ≤ γ max |∇_j f| is exchanged for the j of the maximum. It moves by γ|∇_a f| an
 * iteration, the band is twice as wide: the exchange is certain where |∇_a f| < 2 max |∇_j f|, else "undecided".
 * The errors of an entry and of γ∇f are those of `curveErrors`, which is where the proof ends.
 *
 * `theta` is a finite vector of P entries, one at least not 0; 0 < γ < 2/Λ_s; else it rejects.
 */
export async function fastForward(
  network: SoftmaxNetwork,
  theta: Float64Array,
  options: FastForwardOptions,
): Promise<FastForward> {
  const found = forwarded(network, await restrictedMinima(network), theta, options);
  if (found.kind !== "changes") return found;
  const { kind, iterations, leaves, enters, theta: next, deviation } = found;
  return { kind, iterations, leaves, enters, theta: next, deviation };
}

/**
 * The same with a source of restricted minima at hand, and with where the run goes on after a change; `final` is asked
 * of points of the curve.
 */
export function forwarded(
  network: SoftmaxNetwork,
  minima: RestrictedMinima,
  theta: Float64Array,
  options: FastForwardOptions,
): Forwarded;
export function forwarded(
  network: SoftmaxNetwork,
  minima: RestrictedMinima,
  theta: Float64Array,
  options: FastForwardOptions,
  final: FinalSupport,
): Forwarded | FinalAhead;
export function forwarded(
  network: SoftmaxNetwork,
  minima: RestrictedMinima,
  theta: Float64Array,
  options: FastForwardOptions,
  final?: FinalSupport,
): Forwarded | FinalAhead {
  const { stepSize, smoothness = denseBound(network), horizon = HORIZON } = options;
  requireVector("fastForward", "theta", theta, network.dimension);
  const support = supportOf(theta);
  const s = support.length;
  requireThat(s > 0, "fastForward", "theta", "a vector with an entry that is not 0", "0");
  requireDescent("fastForward", network, { sparsity: s, stepSize }, smoothness);
  if (s === network.dimension) return { kind: "keeps", iterations: horizon, deviation: 0 };
  const minimum = minima.on(support);
  if (minimum.kind === "undecided")
    return { kind: "undecided", iterations: 0, entry: support[0], why: minimum.why };
  const leg = legFrom(network, minimum, theta);
  return final === undefined
    ? followed(network, leg, options)
    : followed(network, leg, options, final);
}
