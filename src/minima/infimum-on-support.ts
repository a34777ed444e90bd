import { attainsMinimum } from "./attained-minimum.js";
import { exactMargins } from "./attained-minimum-exact.js";
import type { ClassPair } from "./class-pairs.js";
import type { Running } from "../numerics/report.js";
import { inOwnThread } from "../network/in-own-thread.js";
import { checkedSupport } from "../network/support.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { requireMeasurable } from "./entry-units.js";
import { gradedMinimum } from "./graded-minimum.js";
import { marginSpan } from "./margin-span.js";
import { minimizeOnSupport } from "./minimize-on-support.js";
import { newton } from "./newton.js";
import { reducedNetwork } from "./reduced-network.js";

/** The infimum of f on R^S, computed in floating point. */
export type InfimumOnSupport =
  | {
      readonly kind: "attained";
      readonly value: number;
      /** A minimiser, P entries. */
      readonly theta: Float64Array;
    }
  | {
      readonly kind: "unattained";
      readonly value: number;
      /** f(θ + t·direction) falls to `value` as t grows, and is above it for every t. */
      readonly theta: Float64Array;
      readonly direction: Float64Array;
      /** P whole numbers in its ratio: where no doubles hold the direction, these are the true one. */
      readonly exact: readonly bigint[];
      /** How many pairs of a row and a class the direction takes out of the loss. */
      readonly dropped: number;
    };

const MAX_ITERATIONS = 200;

/** Existence and value. */
const PARTS = 2;

const IN_THREAD = {
  module: new URL("./infimum-on-support.js", import.meta.url),
  name: "infimumOnSupport",
};

/** Below this decrement ν the value is above the minimum by about ν²/2, which is rounding. */
const CONVERGED = 1e-8;

/**
 * inf f on R^S = {θ : θ_a = 0 for a ∉ S}, whether it is attained or not.
 *
 * Without a minimum there is a direction d along which no margin falls and the largest possible set of
 * margins grows without bound. Their terms vanish in the limit, the others stay, so
 *
 *     lim f(θ + td) = f_red(θ) ≤ f(θ)   and hence   inf f = min f_red,
 *
 * with f_red the loss without these terms. It attains its minimum, as a direction that separates what is left
 * could be added to d. That d separates, and that no other takes out more, is decided in integers; the value
 * is that of a Newton iteration, which ends where its decrement is rounding.
 *
 * `report` is told of two parts, existence and value. With a `signal` it is worked out on a thread of its own, which an
 * abort ends at once.
 *
 * `support` is a list of different entries of θ; on the empty one f is ln K. Rejects on another list and on
 * features of a size whose squares are no doubles; with an Error when the question of attainment is undecided
 * or the iteration finds no minimum; after an abort with its reason.
 */
export async function infimumOnSupport(
  network: SoftmaxNetwork,
  support: readonly number[],
  { report, signal }: Running = {},
): Promise<InfimumOnSupport> {
  const S = checkedSupport("infimumOnSupport", support, network.dimension);
  requireMeasurable("infimumOnSupport", network.dataset);
  if (signal !== undefined) return inOwnThread(IN_THREAD, network, [support], { report, signal });
  report?.(0, PARTS);
  const found = await searchedInfimum(network, S, () => report?.(1, PARTS));
  report?.(PARTS, PARTS);
  if (found.kind === "undecided") throw new Error(found.why);
  return found;
}

/**
 * The same for an ascending support, with a reason instead of an Error; `known` is called when it is known whether f
 * has a minimum.
 */
export async function searchedInfimum(
  network: SoftmaxNetwork,
  support: readonly number[],
  known?: () => void,
): Promise<InfimumOnSupport | UndecidedInfimum> {
  const attainment = await attainsMinimum(network, support);
  known?.();
  if (attainment.kind === "undecided") return attainment;
  if (attainment.kind === "attained") {
    const { theta, value, outcome } = minimizeOnSupport(network, support);
    return outcome === "minimum" ? { kind: "attained", value, theta } : noneFound(support);
  }
  const { direction, exact } = attainment;
  const { strict } = exactMargins(network.dataset, exact);
  const minimum = reducedMinimum(network, support, strict);
  if (minimum === undefined) return noneFound(support);
  return { kind: "unattained", ...minimum, direction, exact, dropped: strict.length };
}

/** Why an infimum is not known. */
export interface UndecidedInfimum {
  readonly kind: "undecided";
  readonly why: string;
}

/** The sentence for a support on which the iterations end nowhere. */
export function noneFound(support: readonly number[]): UndecidedInfimum {
  return { kind: "undecided", why: `No minimum was found on ${support.join(", ")}` };
}

/** The minimum on R^S of the loss without the pairs that are dropped; `undefined` where none is found. */
export function reducedMinimum(
  network: SoftmaxNetwork,
  support: readonly number[],
  dropped: readonly ClassPair[],
): { theta: Float64Array; value: number } | undefined {
  const reduced = reducedNetwork(network, dropped);
  const free = marginSpan(network.dataset, support, dropped).independent;
  const start = new Float64Array(network.dimension);
  const { theta, decrement } = newton(reduced, free, start, MAX_ITERATIONS);
  if (decrement < CONVERGED) return { theta, value: reduced.value(theta) };
  const better = gradedMinimum(reduced, { free, still: [] }, theta);
  return better && { theta: better.theta, value: better.ball.value.upper };
}
