import type { Dataset } from "../data/dataset.js";
import { complementaryPair } from "../numerics/complementary-pair.js";
import { product } from "../numerics/exact-cone.js";
import { doublesInRatio } from "../numerics/exact.js";
import {
  type ClassPair,
  type ExactDirection,
  type IntegerMargins,
  integerMargins,
  scaledDirection,
  unscaledDirection,
} from "./class-pairs.js";
import type { ProgramAnswer } from "./separation-program.js";

/** What integers say of a direction. */
export interface ExactMargins {
  /** No margin along the direction is negative. */
  readonly separates: boolean;
  /** The pairs whose margin is positive. */
  readonly strict: readonly ClassPair[];
}

/**
 * The signs of the margins (d_y − d_k)·x̃_i of a direction, exactly for the doubles of the features and for
 * those of the direction, or for its integers: products and sums of integers.
 */
export function exactMargins(dataset: Dataset, direction: ExactDirection): ExactMargins {
  const margins = integerMargins(dataset);
  const d = scaledDirection(margins, direction);
  const used = d.map((_, a) => a).filter((a) => d[a] !== 0n);
  const along = margins.rows(used);
  const entries = used.map((a) => d[a]);
  let separates = true;
  const strict = margins.pairs.filter((_, p) => {
    const margin = product(along[p], entries);
    if (margin < 0n) separates = false;
    return margin > 0n;
  });
  return { separates, strict };
}

/**
 * Do the weights, in the order of `classPairs`, certify that the minimum on R^S is attained: all
 * positive, and Σ μ_ik a_ik = 0 in every entry of S? In integers.
 */
export function weightsBalance(
  dataset: Dataset,
  support: readonly number[],
  weights: readonly bigint[],
): boolean {
  const { pairs, coefficient } = integerMargins(dataset);
  return (
    weights.length === pairs.length &&
    weights.every((weight) => weight > 0n) &&
    support.every(
      (a) => pairs.reduce((sum, pair, p) => sum + weights[p] * coefficient(pair, a), 0n) === 0n,
    )
  );
}

/** Which pairs some direction on a support separates strictly, and a proof: of `complementaryPair`. */
export interface ExactSeparation {
  /** P integers, zero outside of the support: no margin along it falls, all that can rise do. */
  readonly exact: readonly bigint[];
  /** The same in doubles: whole numbers or the doubles of the program if these do, else rounded. */
  readonly direction: Float64Array;
  /** For each pair 0 where its margin rises, positive elsewhere; they balance the margins on the support. */
  readonly weights: readonly bigint[];
  readonly strictPairs: number;
}

/**
 * Decides in integers what the linear program proposes for a support; `undefined` if the exact simplex
 * method does not end within `pivots` exchanges. Of directions that separate the same pairs the simplest
 * one near that of the program is taken.
 */
export function exactSeparation(
  margins: IntegerMargins,
  support: readonly number[],
  { direction, strict, heavy }: ProgramAnswer,
  pivots: number,
): ExactSeparation | undefined {
  const rows = margins.rows(support);
  const inSupport = (d: Float64Array): bigint[] => {
    const all = scaledDirection(margins, d);
    return support.map((a) => all[a]);
  };
  const agrees = (d: readonly bigint[]): boolean =>
    rows.every((row, p) => {
      const margin = product(row, d);
      return strict[p] ? margin > 0n : margin === 0n;
    });
  const simple = strict.includes(true)
    ? candidates(direction).find((d) => agrees(inSupport(d)))
    : undefined;
  const proposal = { heavy, ...(simple && { direction: inSupport(simple) }) };
  const pair = complementaryPair(rows, support.length, proposal, pivots);
  if (pair === undefined) return undefined;
  const scaled = Array<bigint>(direction.length).fill(0n);
  support.forEach((a, i) => (scaled[a] = pair.direction[i]));
  const exact = unscaledDirection(margins, scaled);
  const strictPairs = pair.weights.filter((weight) => weight === 0n).length;
  const same = simple !== undefined && strictPairs === strict.filter(Boolean).length;
  return {
    exact,
    direction: same ? simple : doublesInRatio(exact),
    weights: pair.weights,
    strictPairs,
  };
}

/** Whole numbers up to these multiples of the largest entry are tried, the simplest first. */
const MULTIPLES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1e3, 1e4, 1e6, 1e9, 1e12];

/** Simple directions near one in floating point: whole numbers, then itself divided by one of its entries. */
function candidates(direction: Float64Array): Float64Array[] {
  const largest = direction.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const rounded = MULTIPLES.map((q) => direction.map((x) => Math.round((q * x) / largest) + 0));
  const divided = [...direction].filter((x) => x !== 0).map((x) => direction.map((y) => y / Math.abs(x))); // prettier-ignore
  return [...rounded, ...divided];
}
