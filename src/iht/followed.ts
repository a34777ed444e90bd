import { selfConcordance } from "../minima/stationary-ball.js";
import type { RestrictedMinimum } from "../minima/restricted-minima.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { exp } from "../numerics/elementary.js";
import { norm } from "../numerics/linear.js";
import { symmetricEigen } from "../numerics/symmetric-eigen.js";
import { type BandGap, nearestBand } from "./band.js";
import { curveErrors } from "./curve-errors.js";
import { exchanged, type Place } from "./exchanged.js";
import { denseBound, type SmoothnessSource } from "./final-options.js";
import type { Final, FinalSupport } from "./final-support.js";
import { flow } from "./flow.js";
import {
  type Anchor,
  flowCoordinates,
  type FlowCoordinates,
  movedOf,
  offsetOf,
} from "./flow-coordinates.js";
import { type Moment, type Piece, shadow } from "./shadow.js";

/** What becomes of the support of θ, by numerical evidence; iterations are counted from θ. */
export type FastForward =
  /** It stays for this many iterations; the curve is within `deviation` of the iterates. */
  | { readonly kind: "keeps"; readonly iterations: number; readonly deviation: number }
  /** It is kept for `lower` iterations and changed by `upper`; `theta` is the iterate after the change. */
  | {
      readonly kind: "changes";
      readonly iterations: { readonly lower: number; readonly upper: number };
      readonly leaves: number;
      readonly enters: number;
      readonly theta: Float64Array;
      readonly deviation: number;
    }
  /** After so many iterations it is not known whether the entry is lost. */
  | {
      readonly kind: "undecided";
      readonly iterations: number;
      readonly entry: number;
      readonly why: string;
    };

export interface FastForwardOptions {
  readonly stepSize: number;
  /** A proven upper bound of Λ_s and Λ_{s+1}; the dense constant where left out. */
  readonly smoothness?: SmoothnessSource;
  /** A bound of the distance of θ from the iterate that is meant; 0 where left out. */
  readonly deviation?: number;
  /** "keeps" is the answer after so many iterations; 10²⁰⁰ where left out. */
  readonly horizon?: number;
}

/** A piece of a run on one support: where it begins. */
export interface Leg extends Place {
  /** Is the minimum of the support not attained? */
  readonly escapes: boolean;
  /** The iterations before, if distances from x are of the order of their inverse, else 0: see `flow`. */
  readonly passed: number;
  /** The pairs whose margins grow. */
  readonly dropped: Anchor["dropped"];
  /** A lower bound of the curvature of what is left of f; ∞ after an exchange far out. */
  readonly lowest: number;
}

/** The support is proven final from the point of the curve at these iterations on. */
export interface FinalAhead {
  readonly kind: "final";
  readonly iterations: { readonly lower: number; readonly upper: number };
  readonly verdict: Final;
}

/** `FastForward`, and where the run goes on. */
export type Forwarded =
  | Exclude<FastForward, { kind: "changes" }>
  | (Extract<FastForward, { kind: "changes" }> & {
      /** Where `theta` in doubles does not tell how it goes on. */
      readonly leg: Leg | undefined;
    });

/** k₀ in σ = log(k + k₀): the first step of the integrator is a few iterations long. */
const ORIGIN = 1000;

/** "keeps" is the answer after so many iterations. */
export const HORIZON = 1e200;

/** After so many time constants of the slowest direction what an exchange stirs up has died: e⁻⁵⁰. */
const RELAXED = 50;

/** The certificate is asked after so many iterations, and when they have grown by this factor. */
const FIRST_ASKED = 1000;
const AGAIN = 2;

/** From so many iterations on, gradients that go to 0 are too small for θ to tell them. */
const FAR = 1e8;

export function legFrom(
  network: SoftmaxNetwork,
  minimum: RestrictedMinimum,
  theta: Float64Array,
): Leg {
  const { kind, dropped, lowestEigenvalue: lowest } = minimum;
  const coordinates = flowCoordinates(network, minimum);
  const offset = theta.map((entry, a) => entry - minimum.theta[a]);
  return { coordinates, escapes: kind === "unattained", offset, passed: 0, dropped, lowest };
}

/** θ, as far as doubles tell. */
export function placeOf({ coordinates: { x }, offset }: Place): Float64Array {
  return x.map((entry, a) => entry + offset[a]);
}

/**
 * What becomes of a leg: see `fastForward`. `final` is asked of points of the curve, now and then, as long as the
 * support is known to be kept.
 */
export function followed(network: SoftmaxNetwork, leg: Leg, options: FastForwardOptions): Forwarded;
export function followed(
  network: SoftmaxNetwork,
  leg: Leg,
  options: FastForwardOptions,
  final: FinalSupport,
): Forwarded | FinalAhead;
export function followed(
  network: SoftmaxNetwork,
  leg: Leg,
  options: FastForwardOptions,
  final?: FinalSupport,
): Forwarded | FinalAhead {
  const { stepSize, smoothness = denseBound(network), deviation = 0, horizon = HORIZON } = options;
  const { coordinates, offset, passed } = leg;
  const { support, x } = coordinates;
  const signs = x.map((entry, a) => Math.sign(entry + offset[a]));
  const errors = curveErrors(coordinates, {
    ...{ stepSize, lowest: leg.lowest },
    curvature: stepSize * smoothness(support.length + 1),
    reach: selfConcordance(network, new Float64Array(x.length).fill(1)),
  });
  const gapOf = (moment: Moment): BandGap => nearestBand(coordinates, signs, stepSize, moment);
  const blurOf = (moment: Moment, entry = gapOf(moment).entry): number =>
    errors.ofEntry(moment, entry) + errors.ofSlope(moment);

  let surely: number | undefined; // the iterations after which it is no longer known to keep
  let crossed: Moment | undefined; // where the curve itself enters the band
  let doubtful = support[0];
  let last = deviation;
  let asking = FIRST_ASKED;
  for (const piece of curve(leg, stepSize, deviation)) {
    errors.note(piece.from);
    const { gap, entry } = gapOf(piece.to);
    const blur = blurOf(piece.to, entry);
    if (surely === undefined && !(gap - blur > 0)) {
      const at = crossing(piece, (moment) => gapOf(moment).gap - blurOf(moment));
      surely = Math.max(0, Math.ceil(at.k - clockError(at)));
      doubtful = gapOf(at).entry;
    }
    if (crossed === undefined && !(gap > 0))
      crossed = nextIteration(piece, (moment) => gapOf(moment).gap);
    if (crossed !== undefined && gap + blur < 0) {
      const at = crossing(piece, (moment) => gapOf(moment).gap + blurOf(moment));
      const most = Math.ceil(at.k + clockError(at)) + 1;
      return changed(crossed, { lower: Math.min(surely!, most - 1), upper: most });
    }
    last = piece.to.deviation;
    if (surely === undefined && piece.to.k >= asking) {
      const verdict = final?.(piece.to.point);
      asking = AGAIN * piece.to.k;
      if (verdict?.kind === "final") {
        const doubt = clockError(piece.to);
        const lower = Math.max(0, Math.floor(piece.to.k - doubt));
        return {
          kind: "final",
          iterations: { lower, upper: Math.ceil(piece.to.k + doubt) },
          verdict,
        };
      }
    }
    if (piece.to.k >= horizon) {
      if (surely === undefined) return { kind: "keeps", iterations: horizon, deviation: last };
      break;
    }
  }
  if (surely === undefined)
    return { kind: "undecided", iterations: 0, entry: doubtful, why: "the integrator gave up" };
  const why = "the error of the curve is as wide as the entry";
  return { kind: "undecided", iterations: surely, entry: doubtful, why };

  /** The first iteration at which the curve is in the band. */
  function nextIteration(piece: Piece, f: (moment: Moment) => number): Moment {
    const first = crossing(piece, f);
    return piece.at(Math.max(first.sigma, piece.timeOf(Math.max(0, Math.ceil(first.k)))));
  }

  function changed(
    moment: Moment,
    between: { readonly lower: number; readonly upper: number },
  ): Forwarded {
    const gap = gapOf(moment);
    const { entry, band, rival, entering } = gap;
    const error = errors.ofSlope(moment);
    const step = gap.moved.map((to, b) => to - moment.moved[b]);
    const speed = Math.abs(offsetOf(coordinates, step)[entry]);
    if (!(speed + error < 2 * (band - error))) {
      const why = "in one step it may pass from one side of the band to the other";
      return { kind: "undecided", iterations: between.lower, entry, why };
    }
    const theta = x.map((rest, a) => rest + gap.offset[a]);
    theta[entry] = 0;
    theta[rival] = entering;
    const wide = between.upper - between.lower - 1;
    return {
      ...{ kind: "changes", iterations: between, leaves: entry, enters: rival, theta },
      deviation: moment.deviation + wide * norm(step),
      leg: far(between.upper + passed) ? exchangedLeg(gap, between.upper + passed) : undefined,
    };
  }

  /** Do all gradients go to 0, and are they as small as that? */
  function far(k: number): boolean {
    return k > FAR && coordinates.outside.every(({ gradient }) => gradient === 0);
  }

  function exchangedLeg(gap: BandGap, k: number): Leg | undefined {
    const place = exchanged(network, leg.dropped, coordinates, gap);
    return place && { ...leg, ...place, passed: k, lowest: Infinity };
  }
}

/**
 * The curve of a leg. After an exchange far out, at iteration K, it is followed in log(k + k₀) until what the exchange
 * stirred up has died, and then in log(k + K), in which it is as smooth as before the exchange.
 */
export function* curve(
  { coordinates, offset, escapes, passed }: Leg,
  stepSize: number,
  deviation: number,
): Generator<Piece, void, void> {
  const moved = movedOf(coordinates, offset);
  const lost = norm(offsetOf(coordinates, moved).map((x, a) => x - offset[a]));
  const quiet = passed > 0 ? RELAXED / (stepSize * slowest(coordinates)) : Infinity;
  const start = { moved, deviation: deviation + lost, origin: ORIGIN };
  let last: Moment | undefined;
  for (const piece of shadow(flow(coordinates, stepSize, escapes, passed), stepSize, start)) {
    yield piece;
    last = piece.to;
    if (last.k > quiet && last.k < passed) break;
  }
  if (last === undefined || !(last.k > quiet && last.k < passed)) return;
  const again = { ...last, origin: passed + last.k };
  yield* shadow(flow(coordinates, stepSize, escapes), stepSize, again);
}

/** The least curvature at x along the directions that stay, ∞ where there are none. */
function slowest(coordinates: FlowCoordinates): number {
  const { escaping, basis } = coordinates;
  const n = basis.length;
  const [staying, at] = [n - escaping, flow(coordinates, 1, false)];
  const H = at.curvature();
  const block = new Float64Array(staying * staying);
  for (let a = 0; a < staying; a++)
    for (let b = 0; b < staying; b++) block[staying * a + b] = H[n * (a + escaping) + b + escaping];
  return Math.min(...symmetricEigen(block, staying).values);
}

/** What the rounding of σ makes of k. */
function clockError({ sigma }: Moment): number {
  return CLOCK * exp(sigma);
}

/** σ is below 700 and right to some units in its last place. */
const CLOCK = 1e-12;

/** The first moment of a piece at which a function is no longer positive, by bisection. */
function crossing({ from, to, at }: Piece, f: (moment: Moment) => number): Moment {
  if (!(f(from) > 0)) return from;
  let [low, high] = [from.sigma, to.sigma];
  let end = to;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    const moment = at(middle);
    if (f(moment) > 0) low = middle;
    else [high, end] = [middle, moment];
  }
  return end;
}
