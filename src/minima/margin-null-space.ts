import type { Dataset } from "../data/dataset.js";
import { independentColumns } from "../numerics/exact.js";
import { type ClassPair, integerMargins, pairName } from "./class-pairs.js";

/**
 * A basis of the directions n ∈ R^S along which no margin changes, but for those of the `dropped` pairs; each
 * in P integers without a common divisor.
 *
 *     (n_y − n_k)·x̃_i = 0   for every pair (i, k) that is left.
 *
 * With nothing dropped these are the gauge lines, one for each gauge group in S, and whatever else the data
 * leave undetermined, as a copied feature does. Exactly for the doubles of the features.
 */
export function marginNullSpace(
  dataset: Dataset,
  support: readonly number[],
  dropped: readonly ClassPair[],
): bigint[][] {
  const { pairs, coefficient } = integerMargins(dataset);
  const gone = new Set(dropped.map(pairName));
  const left = pairs.filter((pair) => !gone.has(pairName(pair)));
  const s = support.length;
  const rowOf = (pair: ClassPair): bigint[] => support.map((a) => coefficient(pair, a));
  const { chosen, rows } = independentColumns(left.map(rowOf), s, s);
  const basis = chosen.map((p) => rowOf(left[p]));
  const column = (i: number): bigint[] => basis.map((row) => row[i]);
  const span = independentColumns(rows.map(column), rows.length, rows.length);
  const P = (dataset.featureNames.length + 1) * dataset.classNames.length;
  return support.flatMap((a, i) => {
    if (rows.includes(i)) return [];
    const { x, q } = span.solve(column(i))!; // a column outside of the basis lies in its span
    const line = Array<bigint>(P).fill(0n);
    line[a] = q;
    span.chosen.forEach((c, t) => (line[support[rows[c]]] = -x[t]));
    return [primitive(line)];
  });
}

function primitive(line: readonly bigint[]): bigint[] {
  const divisor = line.reduce((g, entry) => gcd(g, entry < 0n ? -entry : entry), 0n);
  return line.map((entry) => entry / divisor);
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
