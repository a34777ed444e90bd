/** Whether a vector of integers lies in the cone of others, with what shows it. */
export type ConeMembership =
  /** Σ λ_p a_p = q · target with integers λ_p ≥ 0 and q > 0. */
  | { readonly kind: "inside"; readonly multipliers: readonly bigint[]; readonly q: bigint }
  /** a_p · d ≥ 0 for all p and target · d < 0. */
  | { readonly kind: "outside"; readonly normal: readonly bigint[] }
  /** Neither was found within the number of pivots. */
  | { readonly kind: "unfinished" };

/** Integers of one length. */
export type IntegerVector = readonly bigint[];

/** How a cone is searched; what is found is right whatever is given here. */
export interface ConeSearch {
  /** The vectors that are tried before all others, such as those of an approximate solution. */
  readonly first?: readonly number[];
  /** At most so many exchanges of one vector of the basis. */
  readonly pivots: number;
}

/**
 * Is `target` in the cone {Σ λ_p a_p : λ ≥ 0} of the `vectors` a_p? Farkas: if it is not, a hyperplane
 * separates it, and one of both is found.
 *
 * The simplex method in integers. A basis of n vectors, first of unit vectors with a price of 1, is
 * changed as long as that lowers the price of `target`; q · (its inverse) are integers, minors of the
 * given ones, and every division is without remainder. Few of the vectors are looked at: to begin with
 * the `first` ones, then those of all that lie on the wrong side of the hyperplane found so far.
 *
 * The vector that enters is the one farthest on the wrong side, after a step that lowered nothing the one
 * of the lowest index, which cannot go round in circles.
 * Source: Bland, Math. Oper. Res. 2, 1977; Edmonds, J. Res. Natl. Bur. Stand. 71B, 1967.
 */
export function coneMembership(
  vectors: readonly IntegerVector[],
  target: IntegerVector,
  { first = [], pivots }: ConeSearch,
): ConeMembership {
  const n = target.length;
  const UNIT = vectors.length; // a unit vector in the basis has this or a larger number
  const sign = (c: bigint): bigint => (c < 0n ? -1n : 1n);
  const inverse = target.map((c, i) => target.map((_, j) => (i === j ? sign(c) : 0n)));
  const amounts = target.map((c) => (c < 0n ? -c : c));
  const basis = target.map((_, i) => UNIT + i);
  const known = new Set(first);
  let q = 1n;
  let stalled = false;

  /** The price of a vector along the hyperplane is positive on its wrong side. */
  const hyperplane = (): bigint[] =>
    target.map((_, j) => basis.reduce((sum, p, i) => (p >= UNIT ? sum + inverse[i][j] : sum), 0n));

  function exchange(row: number, entering: number, image: IntegerVector): void {
    const pivot = image[row];
    const [pivotRow, pivotAmount] = [inverse[row], amounts[row]];
    stalled = pivotAmount === 0n;
    for (let i = 0; i < n; i++) {
      if (i === row) continue;
      const factor = image[i];
      inverse[i] = inverse[i].map((entry, j) => (pivot * entry - factor * pivotRow[j]) / q);
      amounts[i] = (pivot * amounts[i] - factor * pivotAmount) / q;
    }
    q = pivot;
    basis[row] = entering;
  }

  /** The row that leaves: the first to fall to zero, a unit vector before others, then the lowest index. */
  function leaving(image: IntegerVector): number {
    let row = -1;
    for (let i = 0; i < n; i++) {
      if (image[i] <= 0n) continue;
      if (row < 0) row = i;
      else {
        const difference = amounts[i] * image[row] - amounts[row] * image[i];
        if (difference < 0n || (difference === 0n && comesBefore(basis[i], basis[row]))) row = i;
      }
    }
    return row;
  }

  function comesBefore(one: number, other: number): boolean {
    if (one >= UNIT !== other >= UNIT) return one >= UNIT;
    return one < other;
  }

  function entering(normal: IntegerVector): number {
    let chosen = -1;
    let farthest = 0n;
    for (const p of known) {
      const price = product(vectors[p], normal);
      if (price <= 0n) continue;
      const better = stalled ? chosen < 0 || p < chosen : price > farthest;
      if (better) [chosen, farthest] = [p, price];
    }
    return chosen;
  }

  /** Makes those known that lie farthest on the wrong side; false if there are none. */
  function learnMore(normal: IntegerVector): boolean {
    const wrong = vectors
      .map((vector, p) => ({ p, price: product(vector, normal) }))
      .filter(({ price }) => price > 0n)
      .sort((one, other) => (one.price < other.price ? 1 : one.price > other.price ? -1 : one.p - other.p)); // prettier-ignore
    for (const { p } of wrong.slice(0, n)) known.add(p);
    return wrong.length > 0;
  }

  for (let done = 0; ;) {
    const normal = hyperplane();
    const next = entering(normal);
    if (next < 0) {
      if (learnMore(normal)) continue;
      if (product(target, normal) > 0n)
        return { kind: "outside", normal: normal.map((entry) => -entry) };
      const multipliers = vectors.map(() => 0n);
      basis.forEach((p, i) => {
        if (p < UNIT) multipliers[p] = amounts[i];
      });
      return { kind: "inside", multipliers, q };
    }
    if (done++ === pivots) return { kind: "unfinished" };
    const image = inverse.map((row) => product(vectors[next], row));
    exchange(leaving(image), next, image);
  }
}

/** Σ x_j y_j, the zeros of x skipped. */
export function product(x: IntegerVector, y: IntegerVector): bigint {
  let sum = 0n;
  for (let j = 0; j < x.length; j++) if (x[j] !== 0n) sum += x[j] * y[j];
  return sum;
}
