import { requireThat } from "../../numerics/checks.js";
import type { UndecidedSupport } from "./attained-supports.js";

/**
 * A way to infinity on which f stays low: f(point + t·direction) does not rise with t ≥ 0, and all of it
 * has its non-zeros in the support.
 *
 * - `unattained`: no margin falls along the direction and some rise; f falls for ever, `infimum` is its
 *   infimum on the support, above which `value` is a little.
 * - `flat`: f is constant along the direction, which as a rule adds one number to a whole gauge group, and
 *   `point` is a minimiser on the support.
 */
export interface Ray {
  readonly kind: "unattained" | "flat";
  readonly support: readonly number[];
  /** The infimum of f on the support, computed in floating point. */
  readonly infimum: number;
  readonly point: Float64Array;
  /** f(point). */
  readonly value: number;
  readonly direction: Float64Array;
}

/** What lies lowest on the supports of at most s entries. */
export interface Lowest {
  /** The lowest infimum that is not attained and the lowest minimum on a flat, if there are any. */
  readonly rays: readonly Ray[];
  /** The supports of which the infimum is not known: what is lowest is so among the others. */
  readonly undecided: readonly UndecidedSupport[];
}

/** Whether the level set {θ ∈ C_s : f(θ) ≤ level} is bounded. */
export type LevelSetVerdict =
  /** The ray starts below the level and never leaves the level set. */
  | { readonly kind: "unbounded"; readonly ray: Ray; readonly below: number }
  /** All infima are above the level, the lowest of them by `above`. */
  | { readonly kind: "bounded"; readonly above: number }
  | { readonly kind: "undecided"; readonly why: string };

/** f is computed with a relative error of a few hundred roundings; a difference below this decides nothing. */
const ROUNDING = 1e-12;

/** No loss is lower, so that no infimum is, known or not. */
const LEAST_LOSS = 0;

/**
 * Judges the level set of `level` by rays that hold the lowest one of every kind on supports of at
 * most s entries; an empty list says that there is none but on the `undecided` supports.
 *
 *     unbounded  iff  some S, |S| ≤ s, has an infimum that is not attained and lies below the level, or
 *                holds a whole gauge group and has a minimum of at most the level.
 *
 * "unbounded" needs one evaluation of f at a point and is as good as that; "bounded" needs a lower
 * bound of every infimum and is as good as the search that found them: with an undecided support, of whose
 * infimum nothing is known but that no loss is below 0, no level from 0 on is judged so. Throws unless the level
 * and the infima are finite numbers.
 */
export function levelSetVerdict(level: number, { rays, undecided }: Lowest): LevelSetVerdict {
  const finite = "a finite number";
  requireThat(Number.isFinite(level), "levelSetVerdict", "level", finite, level);
  for (const { infimum, value } of rays) {
    requireThat(Number.isFinite(infimum), "levelSetVerdict", "infimum", finite, infimum);
    requireThat(Number.isFinite(value), "levelSetVerdict", "value", finite, value);
  }
  const [lowest] = [...rays].sort((one, other) => one.value - other.value);
  if (lowest !== undefined && lowest.value < level - ROUNDING)
    return { kind: "unbounded", ray: lowest, below: level - lowest.value };
  const above = Math.min(...rays.map(({ infimum }) => infimum)) - level;
  if (!(above > ROUNDING))
    return { kind: "undecided", why: `an infimum is within ${ROUNDING} of the level, or a ray starts above it` }; // prettier-ignore
  if (undecided.length === 0) return { kind: "bounded", above };
  if (LEAST_LOSS - level > ROUNDING)
    return { kind: "bounded", above: Math.min(above, LEAST_LOSS - level) };
  const [{ support, why }, ...others] = undecided;
  const supports = others.length === 1 ? "support" : "supports";
  const more = others.length === 0 ? "" : `, nor on ${others.length} other ${supports}`;
  return { kind: "undecided", why: `the infimum on ${support.join(", ")} is not known${more}: ${why}` }; // prettier-ignore
}
