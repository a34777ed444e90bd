import { exp, expm1 } from "../numerics/elementary.js";
import {
  type RestrictedMinima,
  restrictedMinima,
  type RestrictedMinimum,
} from "../minima/restricted-minima.js";
import { selfConcordance } from "../minima/stationary-ball.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { requireThat, requireVector } from "../numerics/checks.js";
import { type BandGap, nearestBand } from "./band.js";
import { denseBound, requireDescent, type SmoothnessSource } from "./final-options.js";
import { flow } from "./flow.js";
import { flowCoordinates } from "./flow-coordinates.js";
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

const HORIZON = 1e200;

/** k₀ in σ = log(k + k₀): the first step of the integrator is a few iterations long. */
const ORIGIN = 1000;

/** After so many time constants of the slowest direction an early error in it has died: e⁻⁵⁰. */
const RELAXED = 50;

/**
 * What becomes of the support S of θ, found in logarithmic time: numerical evidence with its error measured.
 *
 * Gradient descent on R^S is non-expansive for γ ≤ 2/Λ_s, so that along any curve u from θ the iterates stay
 * within ρ_k = Σ_{l<k} ‖u(l+1) − u(l) + γ∇_S f(u(l))‖ of it, as long as IHT keeps S; and it does as long as
 *
 *     |u_a| − ρ > γ max_{j∉S} |∇_j f(u)| + error   for every a ∈ S.
 *
 * The curve is the flow of gradient descent (see `flow`), the defects are measured along it. An entry that
 * comes into the band |u_a| ≤ γ max |∇_j f| is exchanged for the j of the maximum. It moves by γ|∇_a f| an
 * iteration, the band is twice as wide: the exchange is certain where |∇_a f| < 2 max |∇_j f|, else "undecided".
 *
 * The error of γ∇f is γΛ_{s+1}ρ. After 50/(γλ) iterations, λ the least curvature of what is left of f, an
 * early error is left along the escaping directions alone, where it changes a gradient by the factor
 * e^{±2Rρ}, R = √2 max ‖x̃_i‖; then that is taken, which is not a proof.
 *
 * `theta` is a finite vector of P entries, one at least not 0; 0 < γ < 2/Λ_s; else it rejects.
 */
export async function fastForward(
  network: SoftmaxNetwork,
  theta: Float64Array,
  options: FastForwardOptions,
): Promise<FastForward> {
  return forwarded(network, await restrictedMinima(network), theta, options);
}

/** The same with a source of restricted minima at hand. */
export function forwarded(
  network: SoftmaxNetwork,
  minima: RestrictedMinima,
  theta: Float64Array,
  options: FastForwardOptions,
): FastForward {
  const { stepSize, smoothness = denseBound(network), deviation = 0, horizon = HORIZON } = options;
  requireVector("fastForward", "theta", theta, network.dimension);
  const support = supportOf(theta);
  const s = support.length;
  requireThat(s > 0, "fastForward", "theta", "a vector with an entry that is not 0", "0");
  requireDescent("fastForward", network, { sparsity: s, stepSize }, smoothness);
  if (s === network.dimension) return { kind: "keeps", iterations: horizon, deviation: 0 };
  const known = minima.on(support);
  if (known.kind === "undecided")
    return { kind: "undecided", iterations: 0, entry: support[0], why: known.why };
  const minimum: RestrictedMinimum = known;

  const coordinates = flowCoordinates(network, minimum);
  const field = flow(coordinates, stepSize, minimum.kind === "unattained");
  const signs = theta.map(Math.sign);
  const curvature = stepSize * smoothness(s + 1);
  const iterations = (sigma: number): number => exp(sigma) - ORIGIN;
  const gapOf = (moment: Moment): BandGap => nearestBand(coordinates, signs, stepSize, moment);
  const reach = selfConcordance(
    network,
    theta.map(() => 1),
  );
  /** By how much a deviation of ρ changes γ∇f: see `fastForward`. */
  function slopeError({ sigma, deviation: rho, slopes: { shares } }: Moment): number {
    const relaxed = stepSize * minimum.lowestEigenvalue * iterations(sigma) >= RELAXED;
    if (!relaxed && coordinates.escaping < support.length) return curvature * rho;
    const relative = stepSize * exp(-sigma) * expm1(2 * reach * rho) * reach * shares;
    return Math.min(curvature * rho, relative);
  }
  const blur = (moment: Moment): number => moment.deviation + slopeError(moment);

  let surely: number | undefined; // the iterations after which it is no longer known to keep
  let doubtful = support[0];
  let last = deviation;
  for (const piece of shadow(field, stepSize, theta, { origin: ORIGIN, deviation })) {
    const lower = (moment: Moment): number => gapOf(moment).gap - blur(moment);
    const upper = (moment: Moment): number => gapOf(moment).gap + blur(moment);
    if (surely === undefined && !(lower(piece.to) > 0)) {
      const at = crossing(piece, lower);
      surely = Math.max(0, Math.floor(iterations(at.sigma)));
      doubtful = gapOf(at).entry;
    }
    if (upper(piece.to) < 0) return changed(crossing(piece, upper));
    last = piece.to.deviation;
    if (iterations(piece.to.sigma) >= horizon) {
      if (surely === undefined) return { kind: "keeps", iterations: horizon, deviation: last };
      break;
    }
  }
  if (surely === undefined)
    return { kind: "undecided", iterations: 0, entry: doubtful, why: "the integrator gave up" };
  const why = "the error of the curve is as wide as the entry";
  return { kind: "undecided", iterations: surely, entry: doubtful, why };

  /** The change at the moment at which all that is within reach of the curve is in the band. */
  function changed(moment: Moment): FastForward {
    const { entry, band, rival } = gapOf(moment);
    const error = slopeError(moment);
    const here = iterations(moment.sigma);
    const lower = surely ?? here;
    const speed = speedOf(moment, entry);
    if (!(speed + error < 2 * (band - error))) {
      const why = "in one step it may pass from one side of the band to the other";
      return { kind: "undecided", iterations: lower, entry, why };
    }
    const next = stepped(moment);
    next[entry] = 0;
    next[rival] = -stepSize * moment.outside[rivalIndex(rival)];
    return {
      kind: "changes",
      iterations: { lower, upper: Math.ceil(here) + 2 },
      leaves: entry,
      enters: rival,
      theta: next,
      deviation: moment.deviation + speed,
    };
  }

  /** u − γ∇_S f(u) on S. */
  function stepped({ sigma, point, slopes: { gradient } }: Moment): Float64Array {
    const next = point.slice();
    const factor = stepSize * exp(-sigma);
    coordinates.basis.forEach((v, b) => {
      for (const a of support) next[a] -= factor * gradient[b] * v[a];
    });
    return next;
  }

  function speedOf(moment: Moment, entry: number): number {
    return Math.abs(stepped(moment)[entry] - moment.point[entry]);
  }

  function rivalIndex(rival: number): number {
    return coordinates.outside.findIndex(({ entry }) => entry === rival);
  }
}

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
