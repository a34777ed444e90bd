import { requireInteger, requireThat, requireVector } from "../numerics/checks.js";

/** supp θ = {a : θ_a ≠ 0}, ascending. A NaN counts as an entry. */
export function supportOf(theta: Float64Array): number[] {
  const support: number[] = [];
  for (let a = 0; a < theta.length; a++) if (theta[a] !== 0) support.push(a);
  return support;
}

/** A mask is a positive number of 31 bits. */
const LARGEST_BIT = 30;

/**
 * The support whose entries are the bits of `mask`, ascending: bit a stands for entry a, a ≤ 30. Throws unless
 * it is an integer of 31 bits.
 */
export function supportOfMask(mask: number): number[] {
  requireInteger("supportOfMask", "mask", mask, 0, 0x7fffffff);
  const support: number[] = [];
  for (let a = 0; mask >> a > 0; a++) if ((mask >> a) & 1) support.push(a);
  return support;
}

/**
 * Σ 2^a over the entries of a support: the inverse of `supportOfMask`. Throws unless they are different, from 0 to 30.
 */
export function maskOf(support: readonly number[]): number {
  let mask = 0;
  for (const a of support) {
    requireInteger("maskOf", "entry", a, 0, LARGEST_BIT);
    requireThat(
      ((mask >> a) & 1) === 0,
      "maskOf",
      "support",
      "entries that are different",
      support,
    );
    mask |= 1 << a;
  }
  return mask;
}

/**
 * The entries in ascending order, none of the empty support; throws unless they are different and from 0 to `dimension`
 * − 1.
 */
export function checkedSupport(
  who: string,
  support: readonly number[],
  dimension: number,
): number[] {
  const rule = `a list of indices, all different, from 0 to ${dimension - 1}`;
  const good =
    new Set(support).size === support.length &&
    support.every((a) => Number.isInteger(a) && a >= 0 && a < dimension);
  requireThat(good, who, "support", rule, support);
  return [...support].sort((a, b) => a - b);
}

/**
 * The support of `theta`, a vector of `dimension` finite numbers with at most `sparsity` non-zero
 * entries, 1 ≤ `sparsity` ≤ `dimension`; else it throws. `way` may name a way on.
 */
export function requireSparse(
  who: string,
  argument: string,
  theta: Float64Array,
  { dimension, sparsity }: { dimension: number; sparsity: number },
  way?: string,
): number[] {
  requireVector(who, argument, theta, dimension);
  requireInteger(who, "sparsity", sparsity, 1, dimension);
  const support = supportOf(theta);
  const rule = `a vector with at most ${sparsity} non-zero entries`;
  requireThat(support.length <= sparsity, who, argument, rule, `${support.length} of them`, way);
  return support;
}
