/**
 * Sine, cosine and common logarithm by integers: numbers are multiples of 2⁻²⁰⁰, series are summed until
 * a term is 0, and the one rounding is the last. So they are rounded correctly, but for a result that lies
 * within 2⁻⁶⁰ of a unit from the middle of two doubles. They take some microseconds.
 */
import { requireThat } from "./checks.js";
import { parts } from "./exact.js";

const BITS = 200;
const ONE = 1n << BigInt(BITS);
const times = (x: bigint, y: bigint): bigint => (x * y) >> BigInt(BITS);

/** x as a multiple of 2⁻²⁰⁰, exact if it has no lower bits. */
function fixed(x: number): bigint {
  const { mantissa, exponent } = parts(x);
  const shift = BITS + exponent;
  return shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
}

/** The nearest double. */
const rounded = (x: bigint): number => Number(x) * 2 ** -200;

/** artanh x = x + x³/3 + x⁵/5 + …, with the sign −1 arctan x = x − x³/3 + x⁵/5 − … */
function inverseTangent(x: bigint, sign: bigint): bigint {
  const square = sign * times(x, x);
  let sum = 0n;
  let power = x;
  for (let n = 1n; power / n !== 0n; n += 2n) {
    sum += power / n;
    power = times(power, square);
  }
  return sum;
}

const HALF_PI = 8n * inverseTangent(ONE / 5n, -1n) - 2n * inverseTangent(ONE / 239n, -1n);
const LN_2 = 2n * inverseTangent(ONE / 3n, 1n);
const LN_10 = 3n * LN_2 + 2n * inverseTangent(ONE / 9n, 1n);

/** Beyond it more digits of π were needed. */
const LARGEST_ANGLE = 2 ** 30;

/** Below it x³/6 and x²/2 are less than half a unit in the last place of sine and cosine. */
const SMALLEST_ANGLE = 2 ** -27;

/** The sine of x, |x| ≤ 2³⁰, in radians; else it throws. */
export function sin(x: number): number {
  requireAngle("sin", x);
  return Math.abs(x) < SMALLEST_ANGLE ? x : rounded(turned(x, 0));
}

/** The cosine of x, |x| ≤ 2³⁰, in radians; else it throws. */
export function cos(x: number): number {
  requireAngle("cos", x);
  return Math.abs(x) < SMALLEST_ANGLE ? 1 : rounded(turned(x, 1));
}

function requireAngle(who: string, x: number): void {
  requireThat(Math.abs(x) <= LARGEST_ANGLE, who, "x", "a number from −2³⁰ to 2³⁰", x);
}

/** sin(x + quarters · π/2): with x = nπ/2 + r, |r| ≤ π/4, it is ± sin r or ± cos r. */
function turned(x: number, quarters: number): bigint {
  const angle = fixed(x);
  const n = (2n * angle + HALF_PI) / (2n * HALF_PI) - (2n * angle + HALF_PI < 0n ? 1n : 0n);
  const r = angle - n * HALF_PI;
  const quarter = Number(BigInt.asUintN(2, n + BigInt(quarters)));
  const square = times(r, r);
  let term = quarter % 2 === 0 ? r : ONE;
  let sum = 0n;
  for (let i = quarter % 2 === 0 ? 2n : 1n; term !== 0n; i += 2n) {
    sum += term;
    term = -times(term, square) / (i * (i + 1n));
  }
  return quarter < 2 ? sum : -sum;
}

/** The logarithm to base ten, exact at powers of ten; −∞ at 0 and NaN below. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  const { mantissa, exponent } = parts(x);
  const length = mantissa.toString(2).length;
  const m = mantissa << BigInt(BITS - length + 1); // between 1 and 2
  const logarithm =
    2n * inverseTangent(((m - ONE) << BigInt(BITS)) / (m + ONE), 1n) +
    BigInt(exponent + length - 1) * LN_2;
  return rounded((logarithm << BigInt(BITS)) / LN_10);
}
