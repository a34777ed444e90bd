import { checkedSupport } from "../iht/support.js";
import { centered, gaugeGroups } from "../network/gauge.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { submatrix } from "../numerics/linear.js";
import { symmetricEigen } from "../numerics/symmetric-eigen.js";
import { newton } from "./newton.js";

/** What a minimisation over the parameters with support in S came to. */
export interface MinimizedOnSupport {
  /** P entries, zero outside of S; every gauge group that lies in S sums to 0. */
  readonly theta: Float64Array;
  readonly value: number;
  /** All of ∇f(θ), P entries. */
  readonly gradient: Float64Array;
  /**
   * `minimum`: the minimiser of least norm lies within `radius` of θ, by self-concordance;
   * `none-found`: no such ball: θ ran away, as it does where the minimum is not attained, or the
   * iteration came to its limit. `value` is then an upper bound of the infimum and `radius` infinite.
   */
  readonly outcome: "minimum" | "none-found";
  readonly radius: number;
  readonly iterations: number;
}

const MAX_ITERATIONS = 200;

/**
 * The minimiser of f on R^S = {θ : θ_a = 0 for a ∉ S}, by a damped Newton iteration from zero.
 *
 * Where S holds a whole gauge group (all classes of a feature, or all biases) and there is no ridge, the
 * minimisers form a flat; given is the one of least norm, whose groups sum to 0. The loss is
 * self-concordant with R = √2 max ‖x̃_i‖: if νR < √λ_min(H) for the decrement ν and the Hessian H on S
 * without one entry of each whole group, a minimiser lies within −ln(1 − νR/√λ_min)/R of θ.
 *
 * `support` is a list of different entries of θ, at least one; else it throws.
 * Source: Bach, Electron. J. Stat. 4, 2010, for the ball.
 */
export function minimizeOnSupport(
  network: SoftmaxNetwork,
  support: readonly number[],
): MinimizedOnSupport {
  const S = checkedSupport("minimizeOnSupport", support, network.dimension);
  const groups = network.ridge > 0 ? [] : gaugeGroups(network.dataset);
  const redundant = groups.filter((group) => group.every((a) => S.includes(a))).map(lastOf);
  const free = S.filter((a) => !redundant.includes(a));
  const start = new Float64Array(network.dimension);
  const { theta: end, decrement, iterations } = newton(network, free, start, MAX_ITERATIONS);
  const theta = centered(end, groups, S);
  const hessian = submatrix(network.hessian(theta), network.dimension, free);
  const [lowest] = symmetricEigen(hessian, free.length).values;
  const R = selfConcordance(network);
  const share = lowest > 0 ? (decrement * R) / Math.sqrt(lowest) : Infinity;
  const radius = share < 1 ? -Math.log1p(-share) / R : Infinity;
  const { value, gradient } = network.valueAndGradient(theta);
  const outcome = radius < Infinity ? "minimum" : "none-found";
  return { theta, value, gradient, outcome, radius, iterations };
}

function lastOf(group: readonly number[]): number {
  return group[group.length - 1];
}

/** R = √2 max ‖x̃_i‖, x̃ = (x, 1): |D³f[v, v, u]| ≤ R‖u‖ D²f[v, v]. */
function selfConcordance({ dataset: { features, size, featureNames } }: SoftmaxNetwork): number {
  const d = featureNames.length;
  let largest = 0;
  for (let i = 0; i < size; i++) {
    let square = 1;
    for (let j = 0; j < d; j++) square += features[d * i + j] * features[d * i + j];
    if (square > largest) largest = square;
  }
  return Math.sqrt(2 * largest);
}
