import { gaugeGroups } from "../network/gauge.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { commonIntegers } from "../numerics/exact.js";
import type { Bounds } from "../numerics/largest-eigenvalue.js";
import { exactMargins, verifiedDirection } from "./attained-minimum-exact.js";
import { type ClassPair, classPairs } from "./class-pairs.js";
import { marginSpan } from "./margin-span.js";
import { newton } from "./newton.js";
import { reducedNetwork } from "./reduced-network.js";
import { type SeparationProgram, separationProgram } from "./separation-program.js";
import { affineBall, freeEntries } from "./stationary-ball.js";

/** The infimum of f on R^S, proven, and where it lies: at a point or at infinity. */
export interface RestrictedMinimum {
  readonly kind: "attained" | "unattained";
  readonly support: readonly number[];
  /** Within `radius` of it lies a minimiser x of f, or of what is left of f far out in the direction. */
  readonly theta: Float64Array;
  readonly radius: number;
  /** inf f over R^S. */
  readonly value: Bounds;
  /** ∇f(x), or its limit along x + t·direction; in P entries. */
  readonly gradient: { readonly lower: Float64Array; readonly upper: Float64Array };
  /** A lower bound of the curvature of what is left of f at `theta`, along the free entries. */
  readonly lowestEigenvalue: number;
  /** Zero where the minimum is attained. */
  readonly direction: Float64Array;
  /** The pairs whose margins grow along the direction. */
  readonly dropped: readonly ClassPair[];
  /** f without these pairs: it attains its minimum. */
  readonly reduced: SoftmaxNetwork;
  /** Entries of S on which the margins that are left depend in no two ways alike. */
  readonly free: readonly number[];
}

/** Why a minimum is not known. */
export interface Undecided {
  readonly kind: "undecided";
  readonly why: string;
}

/** The restricted minima of one network, each computed once. */
export interface RestrictedMinima {
  /** `support` is ascending and may be empty. */
  on(support: readonly number[]): RestrictedMinimum | Undecided;
  /**
   * The loss that attains its minimum, less ⟨tilt, ·⟩, on the translates of R^S: f without the pairs that a
   * direction d ∈ R^S with ⟨tilt, d⟩ = 0 separates. Undefined where the infimum is −∞ or not known.
   */
  tilted(support: readonly number[], tilt: Float64Array): TiltedLoss | undefined;
  /** A basis of the directions in R^S along which no margin changes: the gauge lines, as a rule. */
  lines(support: readonly number[]): Float64Array[];
}

/** A source of minima that were proven elsewhere, as `every.at` of `everySupport` is for masks. */
export type KnownMinima = (support: readonly number[]) => KnownMinimum;

/** Of a source those are taken that are attained; the others are computed. */
export type KnownMinimum =
  | ({ readonly kind: "attained" } & Pick<
      RestrictedMinimum,
      "theta" | "radius" | "value" | "gradient"
    >)
  | { readonly kind: "unattained" | "undecided" };

/** See `RestrictedMinima.tilted`. */
export type TiltedLoss = Pick<RestrictedMinimum, "reduced" | "free" | "dropped">;

const MAX_ITERATIONS = 200;

/**
 * The source of restricted minima of a network, which solves each problem once and answers synchronously.
 *
 * A linear program says whether the minimum is attained; if it is, a ball around the end of a Newton
 * iteration proves it. If not, the direction is verified in integers, and what is left of the loss gets
 * the ball (see `infimumOnSupport`). That the direction takes out as many pairs as can be is the word of
 * the linear program; were it wrong, the ball would fail. All bounds are proven, "undecided" is where that
 * fails.
 */
export async function restrictedMinima(
  network: SoftmaxNetwork,
  source?: KnownMinima,
): Promise<RestrictedMinima> {
  const { dataset, ridge } = network;
  const program = ridge > 0 ? undefined : await separationProgram(dataset);
  const known = new Map<string, RestrictedMinimum | Undecided>();
  const linesOf = new Map<string, Float64Array[]>();
  const attained: (readonly number[])[] = [];
  const nowhere = new Float64Array(network.dimension);

  function on(support: readonly number[]): RestrictedMinimum | Undecided {
    const key = support.join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = fromSource(support) ?? computed(support);
    if (answer.kind === "attained") attained.push(support);
    known.set(key, answer);
    return answer;
  }

  function fromSource(support: readonly number[]): RestrictedMinimum | undefined {
    const minimum = support.length === 0 ? undefined : source?.(support);
    if (minimum?.kind !== "attained") return undefined;
    const { theta, radius, value, gradient } = minimum;
    const { free } = freeEntries(network, support);
    return {
      ...{ kind: "attained", support, theta, radius, value, gradient, lowestEigenvalue: ridge },
      ...{ direction: nowhere, dropped: [], reduced: network, free },
    };
  }

  function computed(support: readonly number[]): RestrictedMinimum | Undecided {
    const inside = attained.some((larger) => support.every((a) => larger.includes(a)));
    return inside || program === undefined ? attains(support) : asked(support, program);
  }

  function asked(
    support: readonly number[],
    program: SeparationProgram,
  ): RestrictedMinimum | Undecided {
    const answer = program.answer(support);
    if (answer.kind === "failed") return { kind: "undecided", why: answer.why };
    if (answer.kind === "balances") return attains(support);
    const direction = verifiedDirection(dataset, answer.direction, answer.strict);
    if (direction === undefined)
      return { kind: "undecided", why: "no separating direction could be verified" };
    const { strict } = exactMargins(dataset, direction);
    const reduced = reducedNetwork(network, strict);
    return proven("unattained", support, reduced, direction, strict);
  }

  function attains(support: readonly number[]): RestrictedMinimum | Undecided {
    return proven("attained", support, network, nowhere, []);
  }

  /** With the entries free that leave no gauge; where these are not independent, with some of them. */
  function proven(
    kind: "attained" | "unattained",
    support: readonly number[],
    reduced: SoftmaxNetwork,
    direction: Float64Array,
    dropped: readonly ClassPair[],
  ): RestrictedMinimum | Undecided {
    const { free: ungauged, still } = freeEntries(network, support);
    for (const choice of [
      () => ungauged,
      () => (ridge > 0 ? support : marginSpan(dataset, support, dropped).independent),
    ]) {
      const free = choice();
      const start = new Float64Array(network.dimension);
      const { theta } = newton(reduced, free, start, MAX_ITERATIONS);
      const ball = affineBall(reduced, theta, free);
      if (ball === undefined) continue;
      const { radius, value, gradient, lowestEigenvalue } = ball;
      for (const j of still) gradient.lower[j] = gradient.upper[j] = 0;
      return {
        ...{ kind, support, theta, radius, value, gradient, lowestEigenvalue },
        ...{ direction, dropped, reduced, free },
      };
    }
    return { kind: "undecided", why: "no ball around a minimiser could be proven" };
  }

  function tilted(support: readonly number[], tilt: Float64Array): TiltedLoss | undefined {
    if (program === undefined) return { reduced: network, free: support, dropped: [] };
    const dropped = droppedAcross(support, tilt, program);
    if (dropped === undefined) return undefined;
    const span = marginSpan(dataset, support, dropped);
    const free = span.independent;
    if (free.length < support.length) {
      const integers = commonIntegers(tilt);
      for (const line of span.lines())
        if (line.reduce((sum, n, a) => sum + n * integers[a], 0n) !== 0n) return undefined;
    }
    const reduced = dropped.length === 0 ? network : reducedNetwork(network, dropped);
    return { reduced, free, dropped };
  }

  function droppedAcross(
    support: readonly number[],
    tilt: Float64Array,
    program: SeparationProgram,
  ): readonly ClassPair[] | undefined {
    if (attained.some((larger) => support.every((a) => larger.includes(a)))) return [];
    const answer = program.answer(support, tilt);
    if (answer.kind === "failed") return undefined;
    if (answer.kind === "balances") return [];
    return classPairs(dataset).filter((_, p) => answer.strict[p]);
  }

  function lines(support: readonly number[]): Float64Array[] {
    if (ridge > 0) return [];
    const key = support.join();
    const before = linesOf.get(key);
    if (before !== undefined) return before;
    const minimum = on(support);
    const { free } = freeEntries(network, support);
    const gaugeOnly = minimum.kind !== "undecided" && minimum.free.join() === free.join();
    const basis = gaugeOnly
      ? gaugeGroups(dataset)
          .filter((group) => group.every((a) => support.includes(a)))
          .map((group) => nowhere.map((_, a) => (group.includes(a) ? 1 : 0)))
      : marginSpan(dataset, support, []).lines().map((line) => Float64Array.from(line, Number));
    linesOf.set(key, basis);
    return basis;
  }

  return { on, tilted, lines };
}
