import { freeEntries, stationaryBall, type StationaryBall } from "./stationary-ball.js";
import { checkedSupport } from "../network/support.js";
import { centered, gaugeGroups } from "../network/gauge.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { newton } from "./newton.js";

/** What a minimisation over the parameters with support in S came to. */
export interface MinimizedOnSupport {
  /** P entries, zero outside of S; without ridge every gauge group that lies in S sums to 0. */
  readonly theta: Float64Array;
  readonly value: number;
  /** All of ∇f(θ), P entries. */
  readonly gradient: Float64Array;
  /**
   * `minimum`: the minimiser of least norm is proven to lie in `ball` around θ;
   * `none-found`: no ball is proven: θ ran away, as it does where the minimum is not attained, or the
   * iteration came to its limit. `value` is then an upper bound of the infimum.
   */
  readonly outcome: "minimum" | "none-found";
  /** The radius of the ball, infinite when there is none. */
  readonly radius: number;
  /** The ball with bounds of the least value and of the gradient at the minimiser. */
  readonly ball: StationaryBall | undefined;
  readonly iterations: number;
}

const MAX_ITERATIONS = 200;

/**
 * The minimiser of f on R^S = {θ : θ_a = 0 for a ∉ S}, by a damped Newton iteration from zero.
 *
 * Where S holds a whole gauge group (all classes of a feature, or all biases) and there is no ridge, the
 * minimisers form a flat; given is the one of least norm, whose groups sum to 0. A small gradient proves
 * nothing, as it goes to zero also where no minimum is attained; a ball by self-concordance does (see
 * `stationaryBall`).
 *
 * `support` is a list of different entries of θ, at least one; else it throws.
 */
export function minimizeOnSupport(
  network: SoftmaxNetwork,
  support: readonly number[],
): MinimizedOnSupport {
  const S = checkedSupport("minimizeOnSupport", support, network.dimension);
  return minimizeFrom(network, S, new Float64Array(network.dimension));
}

/** The same from a start in R^S that is zero in the entries which `freeEntries` drops; S is ascending. */
export function minimizeFrom(
  network: SoftmaxNetwork,
  support: readonly number[],
  start: Float64Array,
): MinimizedOnSupport {
  const { free } = freeEntries(network, support);
  const { theta: end, iterations } = newton(network, free, start, MAX_ITERATIONS);
  const theta = network.ridge > 0 ? end : centered(end, gaugeGroups(network.dataset), support);
  const ball = stationaryBall(network, theta, support);
  const { value, gradient } = network.valueAndGradient(theta);
  const outcome = ball === undefined ? "none-found" : "minimum";
  return { theta, value, gradient, outcome, radius: ball?.radius ?? Infinity, ball, iterations };
}
