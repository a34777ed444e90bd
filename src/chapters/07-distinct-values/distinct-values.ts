import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireThat } from "../../numerics/checks.js";
import type { Bounds } from "../../numerics/largest-eigenvalue.js";
import { UNIT_ROUNDOFF as u } from "../../numerics/rounding.js";
import { type ValueSymmetry, valueSymmetry } from "./distinct-values-symmetry.js";

/** What is known of a minimiser: where it can be non-zero, and its value. */
export interface ValuedPoint {
  readonly support: readonly number[];
  readonly value: Bounds;
}

/** Two points of a list, by their places in it, whose values are exactly equal. */
export interface EqualPair {
  readonly first: number;
  readonly second: number;
  readonly symmetry: ValueSymmetry;
}

/** Two points whose values are neighbours and proven to differ: by at least `lower`, by at most `upper`. */
export interface ValueGap extends Bounds {
  readonly below: number;
  readonly above: number;
}

/** Are the values of a list of points different from each other? */
export interface DistinctValues {
  /**
   * `distinct`: any two values are proven to differ; `equal`: two of them are the same by a symmetry;
   * `undecided`: neither, as some bounds overlap without a symmetry that explains it.
   */
  readonly kind: "distinct" | "equal" | "undecided";
  /** The different values, ascending, each with the places of the points that have it. */
  readonly levels: readonly { readonly value: Bounds; readonly points: readonly number[] }[];
  /** All pairs with equal values. */
  readonly equal: readonly EqualPair[];
  /** Pairs of places whose bounds overlap though no symmetry is known. */
  readonly undecided: readonly (readonly [number, number])[];
  /** Between each level and the next. */
  readonly gaps: readonly ValueGap[];
  /** The gap with the least lower bound; absent where there is one level or none. */
  readonly smallestGap: ValueGap | undefined;
}

/**
 * Decides the condition of distinct values on a list of points, minimisers of f on their supports.
 *
 * Two values differ where their bounds do not overlap. No bounds can show that two are equal, so this is
 * left to `valueSymmetry`. A flat stands in the list as one point although it is a continuum of them.
 *
 * Throws unless all bounds are finite with lower ≤ upper, and on a list that is no support.
 */
export function distinctValues(
  network: SoftmaxNetwork,
  points: readonly ValuedPoint[],
): DistinctValues {
  for (const { value } of points)
    requireThat(
      Number.isFinite(value.lower) && Number.isFinite(value.upper) && value.lower <= value.upper,
      "distinctValues",
      "value",
      "finite bounds with lower ≤ upper",
      `${value.lower} and ${value.upper}`,
    );
  const levels = overlapping(points);
  const equal: EqualPair[] = [];
  const undecided: [number, number][] = [];
  for (const { points: places } of levels)
    places.forEach((first, i) => {
      for (const second of places.slice(i + 1)) {
        const symmetry = valueSymmetry(network, points[first].support, points[second].support);
        if (symmetry === undefined) undecided.push([first, second]);
        else equal.push({ first, second, symmetry });
      }
    });
  const gaps = levels.slice(1).map((above, i) => gapBetween(levels[i], above));
  const smallestGap = gaps.reduce<ValueGap | undefined>(
    (least, gap) => (least === undefined || gap.lower < least.lower ? gap : least),
    undefined,
  );
  const kind = equal.length > 0 ? "equal" : undecided.length > 0 ? "undecided" : "distinct";
  return { kind, levels, equal, undecided, gaps, smallestGap };
}

interface Level {
  readonly value: Bounds;
  readonly points: readonly number[];
}

/** The points in groups whose bounds overlap, ascending; in a group they keep the order of the list. */
function overlapping(points: readonly ValuedPoint[]): Level[] {
  const order = points
    .map((_, i) => i)
    .sort((i, j) => points[i].value.lower - points[j].value.lower || i - j);
  const groups: { reach: number; places: number[] }[] = [];
  for (const i of order) {
    const { lower, upper } = points[i].value;
    const last = groups[groups.length - 1];
    if (last === undefined || lower > last.reach) groups.push({ reach: upper, places: [i] });
    else {
      last.places.push(i);
      last.reach = Math.max(last.reach, upper);
    }
  }
  return groups.map(({ reach, places }) => ({
    value: { lower: points[places[0]].value.lower, upper: reach },
    points: places.sort((i, j) => i - j),
  }));
}

function gapBetween(low: Level, high: Level): ValueGap {
  return {
    below: low.points[0],
    above: high.points[0],
    lower: (high.value.lower - low.value.upper) * (1 - 2 * u),
    upper: (high.value.upper - low.value.lower) * (1 + 2 * u),
  };
}
