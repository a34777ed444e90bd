import { roundingBound } from "./rounding.js";

/** Veltkamp's splitting constant 2²⁷ + 1: the two halves of a double have 26 bits each. */
const SPLITTER = 134217729;

/**
 * A sum of numbers and products in twice the working precision: the sum is `high` + `low`, not added.
 *
 * After n additions it is wrong by at most `error()` = γ_{2n}² Σ|x_i|, and |low| ≤ γ_{2n} Σ|x_i|.
 * Factors beyond 10^±150 leave the range in which a product can be split.
 * Source: Ogita, Rump & Oishi, SIAM J. Sci. Comput. 26, 2005 (Sum2 and Dot2).
 */
export class CompensatedSum {
  high = 0;
  low = 0;
  /** Σ|x_i| of what was added, rounded. */
  magnitude = 0;
  private terms = 0;

  /** Begins anew at 0. */
  clear(): void {
    this.high = this.low = this.magnitude = this.terms = 0;
  }

  add(x: number): void {
    const sum = this.high + x;
    const part = sum - this.high;
    this.low += this.high - (sum - part) + (x - part);
    this.high = sum;
    this.magnitude += Math.abs(x);
    this.terms++;
  }

  addProduct(x: number, y: number): void {
    const product = x * y;
    const xHigh = upperHalf(x);
    const yHigh = upperHalf(y);
    const xLow = x - xHigh;
    const yLow = y - yHigh;
    this.low += xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
    this.add(product);
  }

  /** A bound of |exact sum − (high + low)|. */
  error(): number {
    const gamma = roundingBound(2 * this.terms + 2);
    return 2 * gamma * gamma * this.magnitude;
  }
}

function upperHalf(x: number): number {
  const scaled = SPLITTER * x;
  return scaled - (scaled - x);
}
