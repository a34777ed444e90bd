/**
 * Exact arithmetic for numbers that are given as doubles: every finite double is an integer times a
 * power of two, so a list of them is a list of integers over one common power of two.
 */
import { requireThat } from "./checks.js";
import { powerOfTwo } from "./power-of-two.js";

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

/** Doubles as integers over one power of two: x_i = integers_i · 2^exponent. */
export interface DyadicIntegers {
  readonly integers: bigint[];
  readonly exponent: number;
}

/**
 * The doubles over the largest power of two that makes integers of all of them (1 if all are zero), so
 * that the integers are as small as can be. Throws on a number that is not finite.
 */
export function dyadicIntegers(values: ArrayLike<number>): DyadicIntegers {
  const split = Array.from(values, (x, i) => {
    const rule = "finite numbers";
    requireThat(Number.isFinite(x), "commonIntegers", "values", rule, `${x} at entry ${i}`);
    return parts(x);
  });
  let lowest = Infinity;
  for (const { mantissa, exponent } of split)
    if (mantissa !== 0n) lowest = Math.min(lowest, exponent + trailingZeros(mantissa));
  const e = lowest === Infinity ? 0 : lowest;
  const integers = split.map(({ mantissa, exponent }) =>
    exponent >= e ? mantissa << BigInt(exponent - e) : mantissa >> BigInt(e - exponent),
  );
  return { integers, exponent: e };
}

/**
 * The integers x_i · 2^e, with one and the smallest e ≥ 0 that makes all of them integers.
 *
 * So a sum of products of the x_i has the sign of the same sum of the integers. Throws on a number that
 * is not finite.
 */
export function commonIntegers(values: ArrayLike<number>): bigint[] {
  const { integers, exponent } = dyadicIntegers(values);
  return exponent > 0 ? integers.map((x) => x << BigInt(exponent)) : integers;
}

/** The integers divided by their greatest common divisor; zeros stay zeros. */
export function inLowestTerms(integers: readonly bigint[]): bigint[] {
  let divisor = 0n;
  for (const x of integers) {
    divisor = greatestCommonDivisor(divisor, x);
    if (divisor === 1n) return [...integers];
  }
  return divisor === 0n ? [...integers] : integers.map((x) => x / divisor);
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** A double has 53 bits; so many decide how it is rounded. */
const KEPT_BITS = 64;

/**
 * The doubles in the ratio of some integers: the integers themselves if doubles hold all of them, else
 * divided by a power of two for the largest to lie between 1 and 2, each wrong by one rounding at most.
 */
export function doublesInRatio(integers: readonly bigint[]): Float64Array {
  const bits = integers.map((x) => (x < 0n ? -x : x).toString(2).length);
  const most = bits.reduce((one, other) => Math.max(one, other), 0);
  const direct = integers.map(Number);
  if (most < 1024 && direct.every((x, i) => BigInt(x) === integers[i]))
    return Float64Array.from(direct);
  return Float64Array.from(integers, (x, i) => {
    const dropped = Math.max(0, bits[i] - KEPT_BITS);
    return scaled(Number(x >> BigInt(dropped)), dropped - most + 1);
  });
}

/** (x / y) · 2^exponent as a double, wrong by at most two roundings. */
export function quotientAsDouble(x: bigint, y: bigint, exponent: number): number {
  const size = (z: bigint): number => (z < 0n ? -z : z).toString(2).length;
  const shift = Math.max(0, KEPT_BITS + size(y) - size(x));
  const quotient = (x << BigInt(shift)) / y;
  const dropped = Math.max(0, size(quotient) - KEPT_BITS - 1);
  return scaled(Number(quotient >> BigInt(dropped)), exponent - shift + dropped);
}

/** x · 2^e in two steps, as 2^e alone may be no normal number. */
function scaled(x: number, e: number): number {
  const half = Math.trunc(e / 2);
  return x * powerOfTwo(half) * powerOfTwo(e - half);
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
  /**
   * Integer vectors that are orthogonal to all of the columns, a basis: each has a non-zero entry where
   * the others, as well as all `rows` aside, have zeros.
   */
  annihilators(): bigint[][];
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
  const along = (row: readonly bigint[], v: readonly bigint[]): bigint =>
    row.reduce((sum, entry, j) => (v[j] === 0n ? sum : sum + entry * v[j]), 0n);
  const image = (v: readonly bigint[]): bigint[] => transform.map((row) => along(row, v));
  const outside = (v: readonly bigint[]): number =>
    transform.findIndex((row, i) => !rows.includes(i) && along(row, v) !== 0n);

  function add(column: readonly bigint[], c: number): void {
    const row = outside(column);
    if (row < 0) return;
    const v = image(column);
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
      if (outside(target) >= 0) return undefined;
      const v = image(target);
      return { x: rows.map((row) => v[row]), q };
    },
    annihilators: () => transform.filter((_, i) => !rows.includes(i)).map(inLowestTerms),
  };
}
