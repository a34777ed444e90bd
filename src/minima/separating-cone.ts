import { dot } from "../numerics/linear.js";
import { exactMargins } from "./attained-minimum-exact.js";
import { margins } from "./class-pairs.js";
import { marginSpan } from "./margin-span.js";
import type { RestrictedMinimum } from "./restricted-minima.js";
import type { SoftmaxNetwork } from "../network/softmax.js";

/**
 * The directions d ∈ R^S along which f does not rise, without ridge: those along which no margin falls,
 *
 *     D_S = {Σ ζ_i v_i : (Σ ζ_i v_i)·a_p ≥ 0 for the pairs p that some direction of R^S separates strictly},
 *
 * as the margins of the other pairs do not change along the lines v_i.
 */
export interface SeparatingCone {
  /** The lines v_i: P entries, whole numbers as far as doubles hold them. */
  readonly lines: readonly Float64Array[];
  /** The margins a_p, P entries each, of the pairs that can be separated strictly. */
  readonly strict: readonly Float64Array[];
  /** Is d in D_S? In integers, for the doubles that the objective computes with. */
  holds(direction: Float64Array): boolean;
}

/** The cone of a support whose minimum is not attained. */
export function separatingCone(
  { dataset, dimension: P }: SoftmaxNetwork,
  { support, dropped }: Pick<RestrictedMinimum, "support" | "dropped">,
): SeparatingCone {
  const { coefficient } = margins(dataset);
  const lines = marginSpan(dataset, support, dropped)
    .lines()
    .map((line) => Float64Array.from(line, Number));
  const strict = dropped.map((pair) => {
    const row = new Float64Array(P);
    for (const a of support) row[a] = coefficient(pair, a);
    return row;
  });
  return { lines, strict, holds: (direction) => exactMargins(dataset, direction).separates };
}

/** A basis of the directions in the span of some lines that are orthogonal to one more, in whole numbers. */
export function linesAcross(lines: readonly Float64Array[], n: Float64Array): Float64Array[] {
  const pivot = lines.find((v) => dot(v, n) !== 0);
  if (pivot === undefined) return [...lines];
  const along = dot(pivot, n);
  return lines
    .filter((v) => v !== pivot)
    .map((v) => {
      const own = dot(v, n);
      return own === 0 ? v : v.map((x, a) => along * x - own * pivot[a]);
    });
}
