import { minimizeFrom } from "../minima/minimize-on-support.js";
import { softmaxNetwork, type SoftmaxNetwork } from "../network/softmax.js";

/** What a solver takes from a support S. */
export interface Refit {
  /** inf f on R^S: by this supports are compared. */
  readonly infimum: number;
  /** The point handed on, fresh each time: a minimiser on R^S, where there is none one far out (see `refits`). */
  point(): Float64Array;
}

/** Gives the refit on a support, a list of different entries in ascending order. */
export type Refits = (support: readonly number[]) => Refit;

/**
 * λ of the term (λ/2)‖θ‖² that chooses a point where f has no minimiser on a support: so small that the
 * value there is within some 10⁻⁶ of the infimum, and its margins are finite.
 */
export const UNATTAINED_RIDGE = 1e-8;

/**
 * Infima that differ by less are equal to a solver: a hundred times the error of an infimum that is not
 * attained, so that none goes round among supports of one model.
 */
export const EQUAL_INFIMA = 1e-12;

/**
 * The refits of a network by the Newton iteration of `minimizeOnSupport` and its first certificate, each
 * support computed once and remembered.
 *
 * Where no minimiser is proven the infimum is the value far out at which the Newton iteration ends, and
 * the point handed on is the minimiser of f + (λ/2)‖θ‖² with λ = `UNATTAINED_RIDGE`: supports
 * without a minimum are compared and left like any other.
 */
export function refits(network: SoftmaxNetwork): Refits {
  const { dataset, ridge } = network;
  const held = softmaxNetwork(dataset, { ridge: ridge + UNATTAINED_RIDGE });
  const zero = new Float64Array(network.dimension);
  const known = new Map<string, Refit>();

  function compute(support: readonly number[]): Refit {
    const { theta, value, outcome } = minimizeFrom(network, support, zero);
    let point = outcome === "minimum" ? theta : undefined;
    return {
      infimum: value,
      point: () => (point ??= minimizeFrom(held, support, zero).theta).slice(),
    };
  }

  return (support) => {
    const key = support.join();
    let refit = known.get(key);
    if (refit === undefined) known.set(key, (refit = compute(support)));
    return refit;
  };
}
