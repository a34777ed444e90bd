import { type RestrictedMinima, restrictedMinima } from "../minima/restricted-minima.js";
import type { SeparatingCone } from "../minima/separating-cone.js";
import { log10 } from "../numerics/elementary.js";
import type { Report, Running } from "../numerics/report.js";
import { inOwnThread } from "../network/in-own-thread.js";
import { enclosedValue } from "../network/enclosed-evaluation.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { farSteps } from "./far-steps.js";
import { forwarded } from "./fast-forward.js";
import { denseBound, requireDescent, type SmoothnessSource } from "./final-options.js";
import { type Final, type FinalSupport, type FinalVerdict, finalWith } from "./final-support.js";
import type { Way } from "./floors.js";
import { followed, type Forwarded, HORIZON, placeOf } from "./followed.js";
import { type IhtOptions, requireIhtOptions } from "./iht.js";
import { ihtLoop } from "./iht-loop.js";
import { type Limit, limitFrom } from "./limit.js";

/** A count of iterations since the start, between two bounds: doubles, as it goes past every integer type. */
export interface IterationRange {
  readonly lower: number;
  readonly upper: number;
}

/** One entry of the support is exchanged for another at the end of this iteration. */
export interface SupportChange {
  readonly iterations: IterationRange;
  readonly leaves: number;
  readonly enters: number;
}

/** Where a run ends. */
export type FateEnd =
  | (Limit & { readonly support: readonly number[] })
  /** ‖θ^k‖ → ∞ by `lowestLimit`; `support` is the last one known, and `why` it is not followed further. */
  | { readonly kind: "unbounded"; readonly support: readonly number[]; readonly why: string }
  | { readonly kind: "open"; readonly support: readonly number[]; readonly why: string };

/** The whole of a run. */
export type Fate = {
  /** From the first iterate with s entries on. Those of steps that were taken have equal bounds. */
  readonly changes: readonly SupportChange[];
  readonly end: FateEnd;
  /**
   * So many iterations after the start the end was proven, or the flow took over for good. The bounds are equal where
   * all of these were steps that were taken.
   */
  readonly known: IterationRange;
} & (
  | /** The end is proven from the last iterate, in the way of `finalSupport`. */
    { readonly by: "certificate"; readonly way: Way }
    /** The end is followed with the flow for 10²⁰⁰ iterations. */
  | { readonly by: "flow" }
  /** The last iterate lies below every limit that there could be. */
  | { readonly by: "value" }
);

type Changes = Extract<Forwarded, { kind: "changes" }>;

/** So many steps are taken before the flow takes over, for it to have small defects. */
const STEPS = 2000;

/** Along the flow the certificate is asked so often that a direction is not looked for. */
const QUICK: readonly Way[] = ["tangent", "sharp", "gauge"];

/** What the flow foretells for so early an iteration is waited for by steps. */
const STEPPED = 20_000;

/** The next question comes when the steps have grown by this factor. */
const SPACING = 1.25;

/** Where the flow does not know, this many more steps are taken each time, up to the last number. */
const MORE = 4;
const MOST_STEPS = 200_000;

/** After so many iterations more steps do not get anywhere. */
const RESOLVED = 1e8;

/** A run with so many changes is given up: two entries may change places again and again. */
const MOST_CHANGES = 50;
const TOO_OFTEN = `the support has changed ${MOST_CHANGES} times`;

/** So many are taken after an exchange far out. */
const FAR_STEPS = 200;

/** The end of a run that is followed so far is 10 to this power of iterations after the start. */
const POWERS: number = log10(HORIZON);

const IN_THREAD = { module: new URL("./fate.js", import.meta.url), name: "fateBelow" };

/**
 * What becomes of the run of IHT from a start, to its end: steps, the certificate `finalSupport`, and
 * `fastForward` in turn.
 *
 * Proven is an end "by certificate", for the exact iteration from the iterate that was asked about; that
 * iterate is the run's own up to rounding as long as all changes before have equal bounds, and else the curve's at
 * the change, within its deviation, which goes on into the brackets of later changes. The changes with a bracket,
 * and an end "by flow", are numerical evidence (see `fastForward`). Far out, where all gradients go to 0, the run is
 * followed in coordinates that hold what doubles do not tell (see `exchanged`). "open" is where an entry may step
 * over the band or the curve is not exact enough.
 *
 * A step that exchanges several entries gives one change for each, in ascending order.
 *
 * `report` is told of the iterations that are known, in powers of ten of 10²⁰⁰. With a `signal` it is worked out on a
 * thread of its own, which an abort ends at once.
 *
 * `sparsity`, `stepSize` and `start` are those of `iht`, and γ < 2/Λ_s; else it rejects; after an abort with its
 * reason.
 */
export async function fate(
  network: SoftmaxNetwork,
  { start, report, signal, ...options }: FateOptions & Running,
): Promise<Fate> {
  if (signal === undefined) return (await fates(network, options))(start, report);
  const { smoothness = denseBound(network), ...plain } = options;
  requireDescent("fate", network, plain, smoothness);
  requireIhtOptions("fate", network, { ...plain, start });
  const { sparsity } = plain;
  const bounds = [smoothness(sparsity), smoothness(Math.min(sparsity + 1, network.dimension))];
  return inOwnThread(IN_THREAD, network, [bounds], { ...plain, start, report, signal });
}

type FateOptions = IhtOptions & Pick<FatesOptions, "smoothness" | "lowestLimit">;

/** The same below bounds of Λ_s and Λ_{s+1}: these and no others are asked for. */
export async function fateBelow(
  network: SoftmaxNetwork,
  [least, most]: readonly [least: number, most: number],
  options: FateOptions & Running,
): Promise<Fate> {
  const smoothness = (m: number): number => (m <= options.sparsity ? least : most);
  return fate(network, { ...options, smoothness });
}

export interface FatesOptions {
  readonly sparsity: number;
  readonly stepSize: number;
  readonly smoothness?: SmoothnessSource;
  /** A source of minima that serves other calls too. */
  readonly minima?: RestrictedMinima;
  /**
   * A number below f at every HT-stable point with s entries, ∞ if there are none, where it is proven that a run
   * converges to one of these or goes to infinity (so if f is convex, ∇f vanishes nowhere, the curvature is below L at
   * every point, and γ ≤ 1/L).
   */
  readonly lowestLimit?: number;
}

/**
 * The function that gives the `fate` of each start, and reports as it does: what they have in common is computed once.
 */
export async function fates(
  network: SoftmaxNetwork,
  options: FatesOptions,
): Promise<(start: Float64Array, report?: Report) => Fate> {
  const { sparsity, stepSize, smoothness = denseBound(network), lowestLimit = -Infinity } = options;
  requireDescent("fate", network, options, smoothness);
  const minima = options.minima ?? (await restrictedMinima(network));
  const cones = new Map<string, SeparatingCone>();
  return (start, report) => {
    requireIhtOptions("fate", network, { sparsity, stepSize, start });
    const given = { sparsity, stepSize, smoothness };
    // Of its own for each start, so that no run depends on those before it.
    const final = finalWith(network, minima, given, cones);
    const ahead = finalWith(network, minima, given, cones, QUICK);
    const known = ({ upper }: IterationRange): void =>
      report?.(Math.min(Math.floor(log10(1 + upper)), POWERS), POWERS);
    const found = fateOf(network, minima, [final, ahead], { ...given, lowestLimit, start }, known);
    report?.(POWERS, POWERS);
    return found;
  };
}

function fateOf(
  network: SoftmaxNetwork,
  minima: RestrictedMinima,
  [final, finalAhead]: readonly [FinalSupport, FinalSupport],
  options: IhtOptions & Required<Pick<FatesOptions, "smoothness" | "lowestLimit">>,
  known: (clock: IterationRange) => void,
): Fate {
  const { sparsity, stepSize, smoothness, lowestLimit, start } = options;
  const changes: SupportChange[] = [];
  let theta: Float64Array = start.slice();
  let clock: IterationRange = { lower: 0, upper: 0 };
  let deviation = 0;
  let steps = STEPS;
  for (;;) {
    const verdict = taken(steps);
    const support = supportOf(theta);
    if (verdict.kind === "final") return certified(verdict);
    if (support.length < sparsity) {
      if (steps >= MOST_STEPS) return opened(support, "the iterates have fewer than s entries");
      steps *= MORE;
      continue;
    }
    let ahead = forwarded(network, minima, theta, { stepSize, smoothness, deviation }, finalAhead);
    const event = ahead.kind === "changes" || ahead.kind === "final" ? ahead.iterations : undefined;
    if (
      event !== undefined &&
      clock.lower === clock.upper &&
      clock.upper + event.upper <= STEPPED
    ) {
      steps = event.upper + (ahead.kind === "changes" ? STEPS : 0);
      continue;
    }
    while (ahead.kind === "changes") {
      noted(ahead);
      steps = STEPS;
      if (changes.length >= MOST_CHANGES) return opened(supportOf(theta), TOO_OFTEN);
      if (ahead.leg === undefined) break;
      const far = farSteps(network, ahead.leg, stepSize, FAR_STEPS);
      if (far === undefined) return opened(supportOf(theta), "an entry stands still at zero");
      for (const { k, leaves, enters } of far.exchanges)
        changes.push({ iterations: later(clock, k, k), leaves, enters });
      clock = later(clock, FAR_STEPS, FAR_STEPS);
      ahead = followed(network, far.leg, { stepSize, smoothness, deviation });
      theta = placeOf(far.leg);
    }
    if (ahead.kind === "changes") continue;
    if (ahead.kind === "final") {
      clock = later(clock, ahead.iterations.lower, ahead.iterations.upper);
      return certified(ahead.verdict);
    }
    if (ahead.kind === "keeps") return kept(supportOf(theta));
    if (clock.upper > RESOLVED || steps >= MOST_STEPS) return opened(supportOf(theta), ahead.why);
    steps *= MORE;
  }

  function certified({ limit, support, way }: Final): Fate {
    return { changes, end: { ...limit, support }, known: clock, by: "certificate", way };
  }

  function noted({ iterations, leaves, enters, theta: next, deviation: off }: Changes): void {
    clock = later(clock, iterations.lower, iterations.upper);
    known(clock);
    changes.push({ iterations: clock, leaves, enters });
    [theta, deviation] = [next, off];
  }

  /** At most so many steps from θ, their changes noted, until a question at geometric spacing is answered "final". */
  function taken(count: number): FinalVerdict {
    const loop = ihtLoop(network, { sparsity, stepSize, start: theta });
    const from = clock;
    let before = supportOf(loop.theta);
    let asked = 0; // a support that came after the last question is left to stand until the next
    for (let next = 1; ; next = Math.min(count, Math.ceil(SPACING * next))) {
      while (loop.k < next) {
        loop.advance(1);
        if (loop.settledSince < loop.k) continue;
        const after = supportOf(loop.theta);
        stepped(before, after, later(from, loop.k, loop.k));
        before = after;
      }
      theta = loop.theta.slice();
      clock = later(from, loop.k, loop.k);
      known(clock);
      const fresh = loop.settledSince > asked && next < count;
      asked = next;
      if (fresh) continue;
      const verdict = final(theta);
      if (verdict.kind === "final" || next === count) return verdict;
    }
  }

  function stepped(
    before: readonly number[],
    after: readonly number[],
    iterations: IterationRange,
  ): void {
    if (before.length < sparsity) return;
    const come = after.filter((a) => !before.includes(a));
    const gone = before.filter((a) => !after.includes(a));
    gone.forEach((leaves, i) => changes.push({ iterations, leaves, enters: come[i] }));
  }

  function kept(support: readonly number[]): Fate {
    const minimum = minima.on(support);
    if (minimum.kind === "undecided") return opened(support, minimum.why);
    const end = { ...limitFrom(minimum, theta, minima.lines(support)), support };
    return { changes, end, known: clock, by: "flow" };
  }

  function opened(support: readonly number[], why: string): Fate {
    if (enclosedValue(network, theta).upper < lowestLimit)
      return { changes, end: { kind: "unbounded", support, why }, known: clock, by: "value" };
    return { changes, end: { kind: "open", support, why }, known: clock, by: "flow" };
  }
}

function later({ lower, upper }: IterationRange, least: number, most: number): IterationRange {
  return { lower: lower + least, upper: upper + most };
}
