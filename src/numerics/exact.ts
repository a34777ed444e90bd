/**
 * Exact arithmetic for numbers that are given as doubles: every finite double is an integer times a
 * power of two, so a list of them is a list of integers over one common power of two.
 */
import { requireThat } from "./checks.js";

const BITS = new DataView(new ArrayBuffer(8));

/** x = mantissa · 2^exponent with an integer mantissa, for a finite x. */
export function parts(x: number): { mantissa: bigint; exponent: number } {
  BITS.setFloat64(0, x);
  const word = BITS.getBigUint64(0);
  const field = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const magnitude = field === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: x < 0 ? -magnitude : magnitude, exponent: Math.max(field, 1) - 1075 };
}

/**
 * The integers x_i · 2^e, with one and the smallest e ≥ 0 that makes all of them integers.
 *
 * So a sum of products of the x_i has the sign of the same sum of the integers. Throws on a number that
 * is not finite.
 */
export function commonIntegers(values: ArrayLike<number>): bigint[] {
  const split = Array.from(values, (x, i) => {
    const rule = "finite numbers";
    requireThat(Number.isFinite(x), "commonIntegers", "values", rule, `${x} at entry ${i}`);
    const { mantissa, exponent } = parts(x);
    return { mantissa, exponent, trailing: trailingZeros(mantissa) };
  });
  const lowest = split.map(({ mantissa, exponent, trailing }) =>
    mantissa === 0n ? 0 : exponent + trailing,
  );
  const e = -Math.min(0, ...lowest);
  return split.map(({ mantissa, exponent }) =>
    exponent + e >= 0 ? mantissa << BigInt(exponent + e) : mantissa >> BigInt(-exponent - e),
  );
}

function trailingZeros(mantissa: bigint): number {
  let count = 0;
  while (mantissa !== 0n && (mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    count++;
  }
  return count;
}

/** Columns of integers that are linearly independent, and what lies in their span. */
export interface IndependentColumns {
  /** The indices of the columns, in the order of the list. */
  readonly chosen: readonly number[];
  /** For each of them a row, such that the minor of these rows is not singular. */
  readonly rows: readonly number[];
  /** Integers x and q ≠ 0 with Σ_c x_c · column(chosen_c) = q · target; undefined outside of the span. */
  solve(target: readonly bigint[]): { readonly x: bigint[]; readonly q: bigint } | undefined;
}

/**
 * The first columns of a list that are linearly independent, at most `rank` of them; every column has
 * `length` integers.
 *
 * Fraction-free Gauss–Jordan elimination of [columns | I]: all entries stay integers, minors of the
 * given ones, and every division is without remainder. Source: Bareiss, Math. Comp. 22, 1968.
 */
export function independentColumns(
  columns: Iterable<readonly bigint[]>,
  length: number,
  rank: number,
): IndependentColumns {
  const transform: bigint[][] = Array.from({ length }, (_, i) =>
    Array.from({ length }, (_, j) => (i === j ? 1n : 0n)),
  );
  const chosen: number[] = [];
  const rows: number[] = [];
  let q = 1n;
  const image = (v: readonly bigint[]): bigint[] =>
    transform.map((row) => row.reduce((sum, entry, j) => sum + entry * v[j], 0n));
  const outside = (v: readonly bigint[]): number =>
    v.findIndex((entry, i) => entry !== 0n && !rows.includes(i));

  function add(column: readonly bigint[], c: number): void {
    const v = image(column);
    const row = outside(v);
    if (row < 0) return;
    const pivotRow = transform[row];
    for (let i = 0; i < length; i++)
      if (i !== row)
        transform[i] = transform[i].map((entry, j) => (v[row] * entry - v[i] * pivotRow[j]) / q);
    q = v[row];
    chosen.push(c);
    rows.push(row);
  }

  let c = 0;
  for (const column of columns) {
    if (chosen.length === rank) break;
    add(column, c++);
  }
  return {
    chosen,
    rows,
    solve(target) {
      const v = image(target);
      return outside(v) < 0 ? { x: rows.map((row) => v[row]), q } : undefined;
    },
  };
}
