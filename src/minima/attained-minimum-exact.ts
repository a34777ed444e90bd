import type { Dataset } from "../data/dataset.js";
import { gaugeGroups } from "../network/gauge.js";
import { commonIntegers, independentColumns } from "../numerics/exact.js";
import { type ClassPair, integerMargins, type Margins } from "./class-pairs.js";

/** What integers say of a direction. */
export interface ExactMargins {
  /** No margin along the direction is negative. */
  readonly separates: boolean;
  /** The pairs whose margin is positive. */
  readonly strict: readonly ClassPair[];
}

/**
 * The signs of the margins (d_y − d_k)·x̃_i of a direction, exactly for its doubles and those of the
 * features: products and sums of integers.
 */
export function exactMargins(dataset: Dataset, direction: ArrayLike<number>): ExactMargins {
  return marginSigns(integerMargins(dataset), commonIntegers(direction));
}

function marginSigns(
  { pairs, coefficient }: Margins<bigint>,
  direction: readonly bigint[],
): ExactMargins {
  const used = direction.map((_, a) => a).filter((a) => direction[a] !== 0n);
  let separates = true;
  const strict = pairs.filter((pair) => {
    let margin = 0n;
    for (const a of used) margin += coefficient(pair, a) * direction[a];
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

/** Whole numbers up to these multiples of the largest entry are tried, the simplest first. */
const MULTIPLES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1e3, 1e4, 1e6, 1e9, 1e12];

/**
 * A direction with the signs that the linear program found, verified: small whole numbers if these do,
 * else the doubles themselves, divided by one of them; undefined if nothing of that can be verified.
 */
export function verifiedDirection(
  dataset: Dataset,
  direction: Float64Array,
  strict: readonly boolean[],
): Float64Array | undefined {
  const exact = integerMargins(dataset);
  const wanted = strict.filter(Boolean).length;
  const largest = Math.max(...direction.map(Math.abs));
  const rounded = MULTIPLES.map((q) => direction.map((x) => Math.round((q * x) / largest) + 0));
  const divided = [...direction].filter((x) => x !== 0).map((x) => direction.map((y) => y / Math.abs(x))); // prettier-ignore
  return [...rounded, ...divided].find((candidate) => {
    const signs = marginSigns(exact, commonIntegers(candidate));
    return signs.separates && signs.strict.length === wanted;
  });
}

/** The weights of the program are kept to so many bits, those of the columns that balance them aside. */
const WEIGHT_SCALE = 2 ** 20;

/**
 * Positive integers that balance the margins on S exactly, close to the weights of at least 1 that the
 * linear program found in doubles: all are rounded, then those of a few linearly independent pairs, the
 * heaviest, are corrected by the solution of a linear system in integers. Undefined if a weight is not
 * positive after that.
 */
export function verifiedWeights(
  dataset: Dataset,
  support: readonly number[],
  weights: Float64Array,
): bigint[] | undefined {
  const { pairs, coefficient } = integerMargins(dataset);
  const order = [...pairs.keys()].sort((p, q) => weights[q] - weights[p] || p - q);
  const columnOf = (p: number): bigint[] => support.map((a) => coefficient(pairs[p], a));
  const whole = gaugeGroups(dataset).filter((group) => group.every((a) => support.includes(a)));
  const rank = support.length - whole.length;
  const basis = independentColumns(lazily(order, columnOf), support.length, rank);
  const corrected = basis.chosen.map((c) => order[c]);
  const rounded = Array.from(weights, (weight) => BigInt(Math.round(weight * WEIGHT_SCALE)));
  const rest = support.map((a) =>
    pairs.reduce(
      (sum, pair, p) => (corrected.includes(p) ? sum : sum - rounded[p] * coefficient(pair, a)),
      0n,
    ),
  );
  const solution = basis.solve(rest);
  if (solution === undefined) return undefined;
  const sign = solution.q < 0n ? -1n : 1n;
  const exact = rounded.map((weight) => sign * solution.q * weight);
  corrected.forEach((p, c) => (exact[p] = sign * solution.x[c]));
  return weightsBalance(dataset, support, exact) ? exact : undefined;
}

function* lazily<T>(order: readonly number[], of: (index: number) => T): Generator<T, void, void> {
  for (const index of order) yield of(index);
}
