import { type RestrictedMinima, restrictedMinima } from "../minima/restricted-minima.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { forwarded } from "./fast-forward.js";
import { denseBound, requireDescent, type SmoothnessSource } from "./final-options.js";
import { finalSupport } from "./final-support.js";
import type { Way } from "./floors.js";
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
  | { readonly kind: "open"; readonly support: readonly number[]; readonly why: string };

/** The whole of a run. */
export type Fate = {
  /** From the first iterate with s entries on. Those of steps that were taken have equal bounds. */
  readonly changes: readonly SupportChange[];
  readonly end: FateEnd;
} & (
  | /** The end is proven from the last iterate, in the way of `finalSupport`. */
    { readonly by: "certificate"; readonly way: Way }
    /** The end is followed with the flow for 10²⁰⁰ iterations. */
  | { readonly by: "flow" }
);

/** So many steps are taken before the flow takes over, for it to have small defects. */
const STEPS = 2000;

/** Where the flow does not know, this many more steps are taken each time, up to the last number. */
const MORE = 4;
const MOST_STEPS = 200_000;

/** A change after so many iterations happens within 10⁻¹³ of zero: steps in doubles do not tell how it goes on. */
const RESOLVED = 1e13;
const BELOW_RESOLUTION = "an entry comes so close to zero that doubles do not tell how it goes on";

/**
 * What becomes of the run of IHT from a start, to its end: steps, the certificate `finalSupport`, and
 * `fastForward` in turn.
 *
 * Proven is an end "by certificate", for the exact iteration from the iterate that was asked about; that
 * iterate is the run's own up to rounding as long as all changes before have equal bounds, and else the curve's at
 * the change, within 10⁻⁵ as a rule. The changes with a bracket, and an end "by flow", are numerical evidence (see
 * `fastForward`). "open" is where an entry may step over the band or the curve is not exact enough.
 *
 * A step that exchanges several entries gives one change for each, in ascending order.
 *
 * `sparsity`, `stepSize` and `start` are those of `iht`, and γ < 2/Λ_s; else it rejects.
 */
export async function fate(
  network: SoftmaxNetwork,
  options: IhtOptions & { readonly smoothness?: SmoothnessSource },
): Promise<Fate> {
  const { sparsity, stepSize, start, smoothness = denseBound(network) } = options;
  requireIhtOptions("fate", network, options);
  requireDescent("fate", network, options, smoothness);
  const minima = await restrictedMinima(network);
  const final = await finalSupport(network, { sparsity, stepSize, smoothness });
  const changes: SupportChange[] = [];
  let theta: Float64Array = start.slice();
  let clock: IterationRange = { lower: 0, upper: 0 };
  let steps = STEPS;
  for (;;) {
    ({ theta, clock } = taken(steps));
    const support = supportOf(theta);
    const verdict = final(theta);
    if (verdict.kind === "final")
      return {
        ...{ changes, end: { ...verdict.limit, support } },
        ...{ by: "certificate", way: verdict.way },
      };
    if (support.length < sparsity) {
      if (steps >= MOST_STEPS) return opened(support, "the iterates have fewer than s entries");
      steps *= MORE;
      continue;
    }
    const ahead = forwarded(network, minima, theta, { stepSize, smoothness });
    if (ahead.kind === "keeps") return kept(minima, support);
    if (ahead.kind === "changes") {
      const { leaves, enters } = ahead;
      if (ahead.iterations.upper > RESOLVED) return opened(support, BELOW_RESOLUTION);
      clock = later(clock, ahead.iterations.lower, ahead.iterations.upper);
      changes.push({ iterations: clock, leaves, enters });
      theta = ahead.theta;
      steps = STEPS;
    } else {
      if (steps >= MOST_STEPS) return opened(support, ahead.why);
      steps *= MORE;
    }
  }

  /** So many steps from θ, their changes noted. */
  function taken(count: number): { theta: Float64Array; clock: IterationRange } {
    const loop = ihtLoop(network, { sparsity, stepSize, start: theta });
    let before = supportOf(loop.theta);
    for (let k = 1; k <= count; k++) {
      loop.advance(1);
      if (loop.settledSince < k) continue;
      const after = supportOf(loop.theta);
      const gone = before.filter((a) => !after.includes(a));
      const come = after.filter((a) => !before.includes(a));
      if (before.length === sparsity)
        gone.forEach((leaves, i) =>
          changes.push({ iterations: later(clock, k, k), leaves, enters: come[i] }),
        );
      before = after;
    }
    return { theta: loop.theta.slice(), clock: later(clock, count, count) };
  }

  function kept(minima: RestrictedMinima, support: readonly number[]): Fate {
    const minimum = minima.on(support);
    if (minimum.kind === "undecided") return opened(support, minimum.why);
    const end = { ...limitFrom(minimum, theta, minima.lines(support)), support };
    return { changes, end, by: "flow" };
  }

  function opened(support: readonly number[], why: string): Fate {
    return { changes, end: { kind: "open", support, why }, by: "flow" };
  }
}

function later({ lower, upper }: IterationRange, least: number, most: number): IterationRange {
  return { lower: lower + least, upper: upper + most };
}
