/** A run of IHT to its fate, in steps and in logarithmic time. */
import { farSteps } from "../../../iht/far-steps.js";
import type { IterationRange, SupportChange } from "../../../iht/fate.js";
import { flowCoordinates } from "../../../iht/flow-coordinates.js";
import { curve, followed, type Leg, placeOf } from "../../../iht/followed.js";
import type { IhtOptions } from "../../../iht/iht.js";
import { ihtLoop } from "../../../iht/iht-loop.js";
import type { SoftmaxNetwork } from "../../../network/softmax.js";
import { supportOf } from "../../../network/support.js";
import { SPACING, STEPS } from "./steps.js";
import type { TableMinimum } from "./table-minima.js";
import type { TangentVerdict } from "./tangent.js";

/** θ after k iterations. */
export interface JourneyPoint {
  readonly k: number;
  readonly theta: Float64Array;
}

/** What becomes of a run, with points of it for a drawing. */
export interface Journey {
  readonly points: readonly JourneyPoint[];
  readonly changes: readonly SupportChange[];
  readonly end: JourneyEnd;
}

export type JourneyEnd =
  /**
   * The support stays: by the tangent from the iterate `since`, which is a proof if no change before it is a
   * bracket, or by the flow for 10²⁰⁰ iterations.
   */
  | {
      readonly kind: "stays";
      readonly by: "tangent" | "flow";
      readonly since: number;
      readonly minimum: TableMinimum;
    }
  | { readonly kind: "open"; readonly since: number; readonly why: string };

export interface JourneyTools {
  readonly minimumOn: (support: readonly number[]) => TableMinimum | undefined;
  readonly final: (theta: Float64Array) => TangentVerdict;
}

/** The numbers of `fate`, but that the first steps are those that are shown. */
const MORE = 4;
const MOST_STEPS = 200_000;
const MOST_CHANGES = 50;
const RESOLVED = 1e8;
const FAR_STEPS = 200;

/** A drawing goes on beyond the last change by so many times the iterations until then, at least to LEAST. */
const BEYOND = 1e3;
const LEAST = 1e6;

/** Points of steps are kept when k has grown by this factor. */
const KEPT = 1.08;

/**
 * The run of IHT from a start to its end: as `fate`, with the tangent for the certificate and minima whose
 * separated margins are known, and with points on the way.
 */
export function journey(
  network: SoftmaxNetwork,
  { minimumOn, final }: JourneyTools,
  { sparsity, stepSize, start }: IhtOptions,
): Journey {
  const points: JourneyPoint[] = [];
  const changes: SupportChange[] = [];
  let clock: IterationRange = { lower: 0, upper: 0 };
  let theta: Float64Array = start.slice();
  let deviation = 0;
  let steps = STEPS;
  for (;;) {
    if (taken(steps) === "final") return stays("tangent");
    const support = supportOf(theta);
    if (support.length < sparsity) {
      if (steps >= MOST_STEPS) return open("the iterates have fewer than s entries");
      steps *= MORE;
      continue;
    }
    const minimum = minimumOn(support);
    if (minimum === undefined) return open("no ball around a minimiser could be proven");
    let leg: Leg | undefined = legOf(minimum, theta);
    let why: string | undefined;
    while (leg !== undefined) {
      const ahead = followed(network, leg, { stepSize, deviation });
      if (ahead.kind === "keeps") return stays("flow", leg);
      if (ahead.kind === "undecided") {
        why = ahead.why;
        break;
      }
      drawn(leg, clock.upper + ahead.iterations.lower);
      const { iterations, leaves, enters } = ahead;
      clock = later(clock, iterations.lower, iterations.upper);
      changes.push({ iterations: clock, leaves, enters });
      [theta, deviation, leg] = [ahead.theta, ahead.deviation, ahead.leg];
      points.push({ k: clock.upper, theta });
      steps = STEPS;
      if (changes.length >= MOST_CHANGES)
        return open(`the support has changed ${MOST_CHANGES} times`);
      if (leg === undefined) break;
      const far = farSteps(network, leg, stepSize, FAR_STEPS);
      if (far === undefined) return open("an entry stands still at zero");
      for (const { k, leaves, enters } of far.exchanges)
        changes.push({ iterations: later(clock, k, k), leaves, enters });
      clock = later(clock, FAR_STEPS, FAR_STEPS);
      leg = far.leg;
      theta = placeOf(leg);
    }
    if (why === undefined) continue;
    if (clock.upper > RESOLVED || steps >= MOST_STEPS) return open(why);
    steps *= MORE;
  }

  function legOf(minimum: TableMinimum, theta: Float64Array): Leg {
    const { kind, dropped, lowestEigenvalue: lowest } = minimum;
    const coordinates = flowCoordinates(network, minimum);
    const offset = theta.map((entry, a) => entry - minimum.theta[a]);
    return { coordinates, escapes: kind === "unattained", offset, passed: 0, dropped, lowest };
  }

  /** At most so many steps, until a question at geometric spacing is answered "final". */
  function taken(count: number): "final" | undefined {
    const loop = ihtLoop(network, { sparsity, stepSize, start: theta });
    const from = clock;
    let before = supportOf(theta);
    let kept = 0;
    if (points.length === 0) points.push({ k: 0, theta: theta.slice() });
    for (let next = 0; ; next = Math.min(count, Math.ceil(SPACING * (next + 1)))) {
      while (loop.k < next) {
        loop.advance(1);
        const k = from.upper + loop.k;
        const changed = loop.settledSince === loop.k;
        if (changed || loop.k >= kept * KEPT) {
          points.push({ k, theta: loop.theta.slice() });
          kept = loop.k;
        }
        if (!changed) continue;
        const after = supportOf(loop.theta);
        stepped(before, after, later(from, loop.k, loop.k));
        before = after;
      }
      theta = loop.theta.slice();
      clock = later(from, loop.k, loop.k);
      if (final(theta).kind === "final") return "final";
      if (next === count) return undefined;
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

  /** Points of the curve of a leg, up to the iteration `until`. */
  function drawn(leg: Leg, until: number): void {
    for (const { to } of curve(leg, stepSize, 0)) {
      const k = clock.upper + to.k;
      if (k >= until) break;
      points.push({ k, theta: to.point });
    }
  }

  function stays(by: "tangent" | "flow", leg?: Leg): Journey {
    const since = clock.upper;
    const minimum = minimumOn(supportOf(theta));
    if (minimum === undefined) return open("no ball around a minimiser could be proven");
    const last = changes.at(-1)?.iterations.upper ?? 0;
    drawn(leg ?? legOf(minimum, theta), Math.max(LEAST, BEYOND * last, BEYOND * since));
    return { points, changes, end: { kind: "stays", by, since, minimum } };
  }

  function open(why: string): Journey {
    return { points, changes, end: { kind: "open", since: clock.upper, why } };
  }
}

function later({ lower, upper }: IterationRange, least: number, most: number): IterationRange {
  return { lower: lower + least, upper: upper + most };
}
