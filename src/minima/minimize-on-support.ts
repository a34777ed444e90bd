import { checkedSupport } from "../network/support.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { norm } from "../numerics/linear.js";
import { UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import { entryUnits, requireMeasurable } from "./entry-units.js";
import { freeEntries, leastNorm } from "./free-entries.js";
import { gradedMinimum } from "./graded-minimum.js";
import { newton } from "./newton.js";
import { stationaryBall, type StationaryBall } from "./stationary-ball.js";

/** What a minimisation over the parameters with support in S came to. */
export interface MinimizedOnSupport {
  /** P entries, zero outside of S; without ridge every gauge group that lies in S sums to 0, up to rounding. */
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
 * Where S holds a whole gauge group (all classes of a feature, or all biases), or inputs that depend on each
 * other, and there is no ridge, the minimisers form a flat (see `freeEntries`); given is the one of least
 * norm, whose groups sum to 0. A small gradient proves nothing, as it goes to zero also where no minimum is
 * attained; a ball by self-concordance does (see `stationaryBall`).
 *
 * `support` is a list of different entries of θ, the empty one gives θ = 0. Throws on another list, and on
 * features of a size whose squares are no doubles.
 */
export function minimizeOnSupport(
  network: SoftmaxNetwork,
  support: readonly number[],
): MinimizedOnSupport {
  const S = checkedSupport("minimizeOnSupport", support, network.dimension);
  requireMeasurable("minimizeOnSupport", network.dataset);
  const found = minimizeFrom(network, S, new Float64Array(network.dimension));
  return found.ball === undefined && !separates(network, found)
    ? refined(network, S, found)
    : found;
}

/** The logarithm of 2 less more than the rounding of a sum of logarithms. */
const LOG_2: number = Math.LN2 * (1 - 1e-9);

/**
 * Are all rows on their side, without doubt? Where the sum of the losses is below ln 2, each row has its own class
 * with a probability above ½: every margin is positive, f falls to 0 along θ, and there is no minimum.
 */
function separates({ dataset, ridge }: SoftmaxNetwork, { value }: MinimizedOnSupport): boolean {
  return ridge === 0 && value * dataset.size < LOG_2;
}

/** The same from a start in R^S, without the second try of `gradedMinimum`; S is ascending. */
export function minimizeFrom(
  network: SoftmaxNetwork,
  support: readonly number[],
  start: Float64Array,
): MinimizedOnSupport {
  const { free } = freeEntries(network, support);
  const { theta: end, iterations } = newton(network, free, start, MAX_ITERATIONS);
  const { theta, off } = leastNorm(network, support, end);
  const ball = onQuotient(network, support, stationaryBall(network, theta, support), off);
  return minimized(network, theta, ball, iterations);
}

/** The second try, from where the first one ended. */
export function refined(
  network: SoftmaxNetwork,
  support: readonly number[],
  found: Pick<MinimizedOnSupport, "theta" | "iterations">,
): MinimizedOnSupport {
  const { iterations } = found;
  const better = gradedMinimum(network, freeEntries(network, support), found.theta);
  if (better === undefined) return minimized(network, found.theta, undefined, iterations);
  const { theta, off } = leastNorm(network, support, better.theta);
  const moved = off + 4 * u * norm(theta);
  return minimized(network, theta, onQuotient(network, support, better.ball, moved), iterations);
}

function minimized(
  network: SoftmaxNetwork,
  theta: Float64Array,
  ball: StationaryBall | undefined,
  iterations: number,
): MinimizedOnSupport {
  const { value, gradient } = network.valueAndGradient(theta);
  const outcome = ball === undefined ? "none-found" : "minimum";
  return { theta, value, gradient, outcome, radius: ball?.radius ?? Infinity, ball, iterations };
}

/**
 * The ball around a θ that is within `off` of its flat's point of least norm, large enough to hold the minimiser
 * of least norm: projecting on the complement of the flat brings no two points farther apart.
 */
function onQuotient(
  network: SoftmaxNetwork,
  support: readonly number[],
  ball: StationaryBall | undefined,
  off: number,
): StationaryBall | undefined {
  const { lines } = freeEntries(network, support);
  if (ball === undefined || lines.length === 0) return ball;
  const units = entryUnits(network.dataset);
  const moved = [...units.keys()].filter((a) => lines.some((line) => line[a] !== 0n));
  const mixed = lines.some((line) => new Set(moved.filter((a) => line[a] !== 0n).map((a) => units[a])).size > 1); // prettier-ignore
  const shares = mixed ? units.map(() => 1) : ball.shares; // across units the projection mixes the entries
  const least = moved.reduce((one, a) => Math.min(one, shares[a]), 1);
  return { ...ball, shares, radius: ball.radius + off / least };
}
