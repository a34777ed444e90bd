import { exp, expm1 } from "../numerics/elementary.js";
import type { FlowCoordinates } from "./flow-coordinates.js";
import type { Moment } from "./shadow.js";

/** How far the iterates may be from what is read off the curve. */
export interface CurveErrors {
  /** Moments are to be noted in their order. */
  note(moment: Moment): void;
  /** Of an entry of u. */
  ofEntry(moment: Moment, entry: number): number;
  /** Of γ∇_j f(u), j any entry. */
  ofSlope(moment: Moment): number;
}

export interface CurveErrorsOptions {
  readonly stepSize: number;
  /** γΛ_{s+1}. */
  readonly curvature: number;
  /** R with |D³f[v, v, w]| ≤ R‖w‖ D²f[v, v]. */
  readonly reach: number;
  /** The least curvature of what is left of f, ∞ where all errors are relative from the beginning. */
  readonly lowest: number;
}

/** After so many time constants of the slowest direction an early error in it has died: e⁻⁵⁰. */
const RELAXED = 50;

/**
 * The errors of a curve with deviation ρ: an entry is wrong by ρ, γ∇_j f by γΛ_{s+1}ρ, which are bounds. The
 * second does not last. Two runs x, y of gradient descent, γΛ ≤ 1, have
 *
 *     ‖x⁺ − y⁺‖² ≤ ‖x − y‖² − γ⟨∇f(x) − ∇f(y), x − y⟩,   (∇_j f(x) − ∇_j f(y))² ≤ Λ_{s+1}⟨∇f(x) − ∇f(y), x − y⟩,
 *
 * so that over k iterations the square of γ(∇_j f(x) − ∇_j f(y)) is γΛ_{s+1}ρ²/k at most in the mean. For what ρ was at
 * half of the age that is taken for a bound, only what has come since counts in full. And after 50/(γλ)
 * iterations, λ the least curvature of what is left of f, an early error is left along the escaping directions
 * alone, where it changes a gradient by the factor e^{±2Rρ}. Both are good for evidence, and no proof.
 */
export function curveErrors(
  { support, escaping, x }: FlowCoordinates,
  { stepSize, curvature, reach, lowest }: CurveErrorsOptions,
): CurveErrors {
  const noted: { readonly k: number; readonly rho: number }[] = [];
  const relative = (rho: number): number => expm1(2 * reach * rho);

  function aged(k: number, rho: number): number {
    let place = noted.length - 1;
    while (place >= 0 && noted[place].k > k / 2) place--;
    if (place < 0) return curvature * rho;
    const early = noted[place];
    const fresh = rho - early.rho;
    return Math.sqrt(curvature / (k - early.k)) * early.rho + curvature * fresh;
  }

  return {
    note({ k, deviation }) {
      noted.push({ k, rho: deviation });
    },
    ofEntry({ deviation, point }, entry) {
      const near = lowest === Infinity && x[entry] === 0;
      const share = near ? relative(deviation) * Math.abs(point[entry]) : deviation;
      return Math.min(deviation, share);
    },
    ofSlope({ sigma, k, deviation, slopes: { shares } }) {
      const absolute = Math.min(curvature * deviation, aged(k, deviation));
      const relaxed = stepSize * lowest * k >= RELAXED || lowest === Infinity;
      if (!relaxed && escaping < support.length) return absolute;
      const share = stepSize * exp(-sigma) * relative(deviation) * reach * shares;
      return Math.min(absolute, share);
    },
  };
}
