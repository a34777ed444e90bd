import type { Dataset } from "../data/dataset.js";
import { independentColumns } from "../numerics/exact.js";
import { type ClassPair, integerMargins, pairName, unscaledDirection } from "./class-pairs.js";

/**
 * How the margins of some pairs depend on the entries of a support: linear algebra of the columns of the
 * margins, in integers, exactly for the doubles of the features.
 */
export interface MarginSpan {
  /** Entries of S whose columns are a basis of all of S. */
  readonly independent: readonly number[];
  /**
   * A basis of the n ∈ R^S along which none of these margins changes, (n_y − n_k)·x̃_i = 0; each in P integers
   * without a common divisor. With all pairs these are the gauge lines, one for each gauge group in S, and
   * whatever else the data leave undetermined, as a copied feature does.
   */
  lines(): bigint[][];
  /** Is the column of an entry a combination of those of S? */
  spans(entry: number): boolean;
}

/** The span of the margins of all pairs but for the `dropped` ones, on a support that is ascending. */
export function marginSpan(
  dataset: Dataset,
  support: readonly number[],
  dropped: readonly ClassPair[],
): MarginSpan {
  const margins = integerMargins(dataset);
  const { pairs, coefficient } = margins;
  const gone = new Set(dropped.map(pairName));
  const left = pairs.filter((pair) => !gone.has(pairName(pair)));
  const s = support.length;
  const rowOf = (pair: ClassPair): bigint[] => support.map((a) => coefficient(pair, a));
  const { chosen, rows } = independentColumns(lazily(left, rowOf), s, s);
  const independent = rows.map((row) => support[row]).sort((a, b) => a - b);
  const r = independent.length;
  const basis = chosen.map((p) => left[p]);
  const column = (entry: number): bigint[] => basis.map((pair) => coefficient(pair, entry));
  const square = independentColumns(independent.map(column), r, r);

  /** The line that takes the column of an entry back by those of the basis, on r of the pairs. */
  function line(entry: number): bigint[] {
    const { x, q } = square.solve(column(entry))!; // the basis spans all of the r coordinates
    const P = (dataset.featureNames.length + 1) * dataset.classNames.length;
    const result = Array<bigint>(P).fill(0n);
    result[entry] = q;
    square.chosen.forEach((c, t) => (result[independent[c]] = -x[t]));
    return result;
  }

  function spans(entry: number): boolean {
    if (support.includes(entry)) return true;
    const n = line(entry);
    const used = [...independent, entry].filter((a) => n[a] !== 0n);
    return left.every(
      (pair) => used.reduce((sum, a) => sum + n[a] * coefficient(pair, a), 0n) === 0n,
    );
  }

  return {
    independent,
    lines: () =>
      support
        .filter((a) => !independent.includes(a))
        .map((a) => unscaledDirection(margins, line(a))),
    spans,
  };
}

function* lazily<S, T>(list: readonly S[], of: (item: S) => T): Generator<T, void, void> {
  for (const item of list) yield of(item);
}
