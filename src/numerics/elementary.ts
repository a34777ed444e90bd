/**
 * The elementary functions of the house, with the same bits on every processor: they are made of
 * +, −, ×, ÷ alone, which IEEE 754 rounds in one way, while the functions of `Math` leave their last bits
 * to the platform. All are right within one unit in the last place.
 *
 * The kernel's exponential and logarithm (src/network/kernel) are the same arithmetic, bit for bit.
 */
import { powerOfTwo } from "./power-of-two.js";

export { cos, log10, sin } from "./fixed-point.js";

/** ln 2 = LN2_HIGH + LN2_LOW; the product of LN2_HIGH and an integer below 2¹¹ is exact. */
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const PER_LN2 = 1.4426950408889634;

/** Added and subtracted again it rounds a number below 2⁵¹ to an integer, halves to even. */
const ROUNDER = 6755399441055744;

/** Where exp begins to overflow, and where it is less than half the least number. */
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -746;

/** e^r = 1 + r + q, |r| ≤ ½ ln 2, with q = r²(HALF + r/6 + …) by a polynomial (Remez), its error below |r| 2⁻⁵⁵. */
const HALF = 0.5000000000000006;

/** r/6 + r²/24 + … of this polynomial, z = r². */
function beyondSquare(r: number, z: number): number {
  const even =
    0.04166666666657355 +
    z * (0.001388888893240503 + z * (2.480150441267343e-5 + z * 2.7626340381858076e-7));
  const odd =
    0.16666666666666685 +
    z *
      (0.008333333333314579 +
        z * (0.00019841269903065684 + z * (2.755722791583454e-6 + z * 2.5114487049946283e-8)));
  return z * even + r * odd;
}

/**
 * e^x, within 0.8 units in the last place, below the normal numbers within 0.6 of the least one.
 *
 * x = k ln 2 + h − l with an integer k and h − l = r, |r| ≤ ½ ln 2 (Cody & Waite), and e^x = 2^k (1 + r + q).
 * What rounding takes from 1 + h is added to the small terms.
 */
export function exp(x: number): number {
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  const k = x * PER_LN2 + ROUNDER - ROUNDER;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const sum = 1 + high;
  const r = high - low;
  const q = r * r * (HALF + beyondSquare(r, r * r));
  const y = sum + (high - (sum - 1) + (q - low));
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  return k < -1000 ? y * powerOfTwo(k + 128) * powerOfTwo(-128) : y * powerOfTwo(k);
}

/**
 * e^x − 1, within one unit in the last place, also where x is small.
 *
 * With the terms of `exp` it is 2^k ((1 − 2^−k) + h + r²/2 + …), the first three added without a loss.
 */
export function expm1(x: number): number {
  if (!(Math.abs(x) > 2 ** -54)) return x;
  if (x > 40) return exp(x) - 1;
  if (x < -40) return -1;
  const k = x * PER_LN2 + ROUNDER - ROUNDER;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const z = r * r;
  const upper = Math.fround(r);
  const square = 0.5 * upper * upper; // exact, and with the next term r²/2
  const beyond = 0.5 * (r - upper) * (r + upper) + (HALF - 0.5) * z + z * beyondSquare(r, z);
  const large = 1 - powerOfTwo(-k);
  const first = large + high;
  const second = first + square;
  const lost = large - first + high + (first - second + square);
  return (second + (lost + (beyond - low))) * powerOfTwo(k);
}

/** The natural logarithm, within one unit in the last place; NaN below 0. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  const scaled = x < 2 ** -1022 ? 54 : 0;
  const { exponent, significand } = split(x * powerOfTwo(scaled));
  return logarithm(exponent - scaled, significand - 1, 0);
}

/**
 * ln(1 + x), within one unit in the last place, also where x is small; −∞ at −1 and NaN below.
 *
 * For x outside of (√½ − 1, √2 − 1) it is the logarithm of u = 1 + x, rounded, plus (1 + x − u)/u.
 * The arithmetic is that of fdlibm, with the sum of the polynomial in the order of the GNU C library.
 */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x > 0 ? x : NaN;
  const size = Math.abs(x);
  if (size < 2 ** -29) return size < 2 ** -54 ? x : x - x * x * 0.5;
  if (x > -0.2928934097290039 && x < 0.4142136573791504) return logarithm(0, x, 0);
  if (x >= 2 ** 53) {
    const { exponent, significand } = split(x);
    return logarithm(exponent, significand - 1, 0);
  }
  const u = 1 + x;
  const lost = (u >= 2 ? 1 - (u - x) : x - (u - 1)) / u;
  const { exponent, significand } = split(u);
  return logarithm(exponent, significand - 1, lost);
}

const NUMBER = new Float64Array(1);
const WORDS = new Uint32Array(NUMBER.buffer);
NUMBER[0] = 1;
const HIGH = WORDS[0] === 0 ? 1 : 0;

/** The leading 20 bits of the fraction of √2. */
const ROOT_TWO = 0x6a09e;

/** x = 2^exponent · significand with the latter between √½ and √2, for a normal number x > 0. */
function split(x: number): { exponent: number; significand: number } {
  NUMBER[0] = x;
  const fraction = WORDS[HIGH] & 0xfffff;
  const halved = fraction < ROOT_TWO ? 0 : 1;
  const exponent = (WORDS[HIGH] >>> 20) - 1023 + halved;
  WORDS[HIGH] = fraction | ((1023 - halved) << 20);
  return { exponent, significand: NUMBER[0] };
}

/** ln 2 of fdlibm: the product of the first part and an exponent is exact. */
const LOG_HIGH = 6.9314718036912381649e-1;
const LOG_LOW = 1.90821492927058770002e-10;

/**
 * k ln 2 + ln(1 + f) + c for √½ ≤ 1 + f ≤ √2 and a small c.
 *
 * ln(1 + f) = f − f²/2 + s(f²/2 + R) with s = f/(2 + f), R a polynomial in s² for 2 artanh(s)/s − 2.
 */
function logarithm(k: number, f: number, c: number): number {
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const R =
    z * 6.66666666666673513e-1 +
    z2 * (3.999999999940941908e-1 + z * 2.857142874366239149e-1) +
    z4 * (2.222219843214978396e-1 + z * 1.818357216161805012e-1) +
    z4 * z2 * (1.531383769920937332e-1 + z * 1.479819860510658591e-1);
  if (k === 0) return f - (half - (s * (half + R) + c));
  return k * LOG_HIGH - (half - (s * (half + R) + (k * LOG_LOW + c)) - f);
}
