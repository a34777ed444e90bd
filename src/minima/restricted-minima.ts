import type { SoftmaxNetwork } from "../network/softmax.js";
import { commonIntegers } from "../numerics/exact.js";
import type { Bounds } from "../numerics/largest-eigenvalue.js";
import { exactSeparation } from "./attained-minimum-exact.js";
import { type ClassPair, classPairs, integerMargins } from "./class-pairs.js";
import { freeEntries } from "./free-entries.js";
import { gradedMinimum } from "./graded-minimum.js";
import { marginSpan } from "./margin-span.js";
import { newton } from "./newton.js";
import { reducedNetwork } from "./reduced-network.js";
import { type LoadedProgram, separationProgram } from "./separation-program.js";
import { affineBall, type StationaryBall } from "./stationary-ball.js";

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
  lines(support: readonly number[]): readonly Float64Array[];
  /** A number above inf f over R^S where one is at hand, ∞ where it would have to be computed. */
  ceiling(support: readonly number[]): number;
  /** Is the minimum known to be attained, without a computation? */
  attains(support: readonly number[]): boolean;
}

/** A source of minima that were proven elsewhere, as `every.at` of `everySupport` is for masks. */
export type KnownMinima = (support: readonly number[]) => KnownMinimum;

/** Of a source those are taken that are attained; of the others a number above the infimum. */
export type KnownMinimum =
  | ({ readonly kind: "attained" } & Pick<
      RestrictedMinimum,
      "theta" | "radius" | "value" | "gradient"
    >)
  | { readonly kind: "unattained" | "undecided"; readonly value: number };

/** A support and what is left of f far out in the direction, all of f where the minimum is attained. */
type Bottom = Pick<RestrictedMinimum, "kind" | "support" | "direction" | "dropped" | "reduced">;

/** See `RestrictedMinima.tilted`. */
export type TiltedLoss = Pick<RestrictedMinimum, "reduced" | "free" | "dropped">;

const MAX_ITERATIONS = 200;

/** Exchanges of the exact simplex method for one question; a few hundred do on thousands of rows. */
const PIVOTS = 20_000;

/** Of a proven minimum what is asked for. */
function withBall(
  bottom: Bottom,
  free: readonly number[],
  theta: Float64Array,
  { radius, value, gradient, lowestEigenvalue }: StationaryBall,
): RestrictedMinimum {
  return { ...bottom, theta, radius, value, gradient, lowestEigenvalue, free };
}

/**
 * The source of restricted minima of a network, which solves each problem once and answers synchronously.
 *
 * A linear program says whether the minimum is attained; if it is, a ball around the end of a Newton
 * iteration proves it, or in a second try that of `gradedMinimum`. If not, the direction is verified in
 * integers, and what is left of the loss gets the ball (see `infimumOnSupport`). That the direction takes out as
 * many pairs as can be is the word of the linear program; were it wrong, the ball would fail. All bounds are
 * proven, "undecided" is where that fails.
 */
export async function restrictedMinima(
  network: SoftmaxNetwork,
  source?: KnownMinima,
): Promise<RestrictedMinima> {
  const { dataset, ridge } = network;
  const program = ridge > 0 ? undefined : await separationProgram(dataset).loaded();
  const pairs = classPairs(dataset);
  const margins = integerMargins(dataset);
  const known = new Map<string, RestrictedMinimum | Undecided>();
  const gauge = new Map<string, readonly Float64Array[]>();
  const attained: (readonly number[])[] = [];
  const start = (): Float64Array => new Float64Array(network.dimension);
  const nowhere = start();

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
    return inside || program === undefined ? proven(whole(support)) : asked(support, program);
  }

  function whole(support: readonly number[]): Bottom {
    return { kind: "attained", support, direction: nowhere, dropped: [], reduced: network };
  }

  function asked(
    support: readonly number[],
    program: LoadedProgram,
  ): RestrictedMinimum | Undecided {
    const answer = program(support);
    const quick = answer.strict.includes(true) ? undefined : balled(whole(support));
    if (quick !== undefined) return quick;
    const found = exactSeparation(margins, support, answer, PIVOTS);
    if (found === undefined)
      return {
        kind: "undecided",
        why: `the exact simplex method was stopped after ${PIVOTS} pivots`,
      };
    if (found.strictPairs === 0) return proven(whole(support));
    const { direction, weights } = found;
    const dropped = pairs.filter((_, p) => weights[p] === 0n);
    const reduced = reducedNetwork(network, dropped);
    return proven({ kind: "unattained", support, direction, dropped, reduced });
  }

  function proven(bottom: Bottom): RestrictedMinimum | Undecided {
    const why = "no ball around a minimiser could be proven";
    return balled(bottom) ?? graded(bottom) ?? { kind: "undecided", why };
  }

  /** With the entries free that leave no gauge; where these are not independent, with some of them. */
  function balled(bottom: Bottom): RestrictedMinimum | undefined {
    const { free: ungauged, still } = freeEntries(network, bottom.support);
    for (const choice of [() => ungauged, () => independent(bottom)]) {
      const free = choice();
      const { theta } = newton(bottom.reduced, free, start(), MAX_ITERATIONS);
      const ball = affineBall(bottom.reduced, theta, { free, still });
      if (ball !== undefined) return withBall(bottom, free, theta, ball);
    }
    return undefined;
  }

  /** The same with the care of `gradedMinimum`. */
  function graded(bottom: Bottom): RestrictedMinimum | undefined {
    const { still } = freeEntries(network, bottom.support);
    const free = independent(bottom);
    const { theta } = newton(bottom.reduced, free, start(), MAX_ITERATIONS);
    const found = gradedMinimum(bottom.reduced, { free, still }, theta);
    return found && withBall(bottom, free, found.theta, found.ball);
  }

  function independent({ support, dropped }: Bottom): readonly number[] {
    return ridge > 0 ? support : marginSpan(dataset, support, dropped).independent;
  }

  function tilted(support: readonly number[], tilt: Float64Array): TiltedLoss | undefined {
    if (program === undefined) return { reduced: network, free: support, dropped: [] };
    const dropped = droppedAcross(support, tilt, program);
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
    program: LoadedProgram,
  ): readonly ClassPair[] {
    if (attained.some((larger) => support.every((a) => larger.includes(a)))) return [];
    const { strict } = program(support, tilt);
    return pairs.filter((_, p) => strict[p]);
  }

  function lines(support: readonly number[]): readonly Float64Array[] {
    const key = support.join();
    const before = gauge.get(key);
    if (before !== undefined) return before;
    const found = freeEntries(network, support).lines.map((line) =>
      Float64Array.from(line, Number),
    );
    gauge.set(key, found);
    return found;
  }

  function ceiling(support: readonly number[]): number {
    const computed = known.get(support.join());
    if (computed !== undefined && computed.kind !== "undecided") return computed.value.upper;
    const given = support.length === 0 ? undefined : source?.(support);
    if (given === undefined) return Infinity;
    return given.kind === "attained" ? given.value.upper : given.value;
  }

  function attains(support: readonly number[]): boolean {
    const { kind } = known.get(support.join()) ?? source?.(support) ?? { kind: "undecided" };
    return kind === "attained";
  }

  return { on, tilted, lines, ceiling, attains };
}
