/** u = 2⁻⁵³: rounding to the nearest double changes a number by at most the factor 1 ± u. */
export const UNIT_ROUNDOFF: number = 2 ** -53;

/**
 * γ_n = nu/(1 − nu): the relative error of n roundings, one after another, is at most this; a sum of
 * n products in any order is wrong by at most γ_n Σ|x_i y_i|. Underflow is left out of account.
 *
 * Source: Higham, Accuracy and Stability of Numerical Algorithms, 2002, §3.1.
 */
export function roundingBound(n: number): number {
  return (n * UNIT_ROUNDOFF) / (1 - n * UNIT_ROUNDOFF);
}
