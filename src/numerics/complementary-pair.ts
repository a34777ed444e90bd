import { coneMembership, type IntegerVector, product } from "./exact-cone.js";
import { inLowestTerms } from "./exact.js";

/** Integers d and μ of which one or the other is positive on every vector, never both. */
export interface ComplementaryPair {
  /** a_p · d ≥ 0 for all p. */
  readonly direction: readonly bigint[];
  /** μ_p ≥ 0 and Σ μ_p a_p = 0. */
  readonly weights: readonly bigint[];
}

/** What an approximate solution knows, right or wrong. */
export interface Proposal {
  /** A direction with a_p · d ≥ 0 for all p. */
  readonly direction?: IntegerVector;
  /** The vectors whose weights stand out. */
  readonly heavy?: readonly number[];
}

/**
 * Tucker's pair of some vectors a_p of integers, of length n:
 *
 *     a_p · d ≥ 0,   μ_p ≥ 0,   Σ μ_p a_p = 0,   and exactly one of a_p · d and μ_p is positive, for every p.
 *
 * Such a pair exists for all vectors. It says of each whether any direction of the dual cone is strict on
 * it: a_p · d > 0 is one; μ_p > 0 forbids it, as Σ μ_p a_p · d = 0. On the vectors on which no direction is
 * strict so far, −Σ a_p is looked for in their cone: inside, it gives all of their weights; outside,
 * another direction, which is added to a multiple of the ones before. So it ends.
 *
 * `undefined` if it does not end within `pivots` exchanges each time. Throws where a proposed direction is
 * negative on a vector. Source: Tucker, Ann. Math. Stud. 38, 1956.
 */
export function complementaryPair(
  vectors: readonly IntegerVector[],
  length: number,
  { direction: proposed, heavy = [] }: Proposal,
  pivots: number,
): ComplementaryPair | undefined {
  let direction = proposed ?? Array<bigint>(length).fill(0n);
  const margins = vectors.map((vector) => product(vector, direction));
  if (margins.some((margin) => margin < 0n)) throw new Error("The proposed direction is negative");
  let open = vectors.map((_, p) => p).filter((p) => margins[p] === 0n);
  while (open.length > 0) {
    const place = new Map(open.map((p, i) => [p, i]));
    const first = heavy.flatMap((p) => place.get(p) ?? []);
    const list = open.map((p) => vectors[p]);
    const target = direction.map((_, j) => list.reduce((sum, vector) => sum - vector[j], 0n));
    const found = coneMembership(list, target, { first, pivots });
    if (found.kind === "unfinished") return undefined;
    if (found.kind === "inside") {
      const weights = vectors.map((_, p) => {
        const i = place.get(p);
        return i === undefined ? 0n : found.q + found.multipliers[i];
      });
      return { direction: inLowestTerms(direction), weights: inLowestTerms(weights) };
    }
    direction = together(vectors, direction, found.normal);
    open = open.filter((p) => product(vectors[p], found.normal) === 0n);
  }
  return { direction: inLowestTerms(direction), weights: vectors.map(() => 0n) };
}

/** c · direction + more with the least c ≥ 0 for which no vector loses that the direction is positive on it. */
function together(
  vectors: readonly IntegerVector[],
  direction: IntegerVector,
  more: IntegerVector,
): bigint[] {
  let c = 0n;
  for (const vector of vectors) {
    const margin = product(vector, direction);
    if (margin === 0n) continue;
    const change = product(vector, more);
    if (c * margin + change <= 0n) c = -change / margin + 1n;
  }
  return direction.map((entry, j) => c * entry + more[j]);
}
