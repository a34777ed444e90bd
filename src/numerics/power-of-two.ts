/** 2^−1074, …, 2^1023. */
const POWERS = new Float64Array(2098);
for (let i = 0, power = Number.MIN_VALUE; i < POWERS.length; i++, power *= 2) POWERS[i] = power;

/** 2^k for an integer k, exactly; ∞ and 0 beyond the doubles. `**` is left to the platform. */
export function powerOfTwo(k: number): number {
  if (k > 1023) return Infinity;
  return k < -1074 ? 0 : POWERS[k + 1074];
}
