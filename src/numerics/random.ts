import { mersenne } from "pure-rand/generator/mersenne";
import { requireInteger, requireSeed } from "./checks.js";
import { log } from "./elementary.js";

/**
 * The Mersenne Twister MT19937, started by `init_genrand(seed)`: each call gives the next unsigned
 * 32-bit integer. It is the stream of NumPy's `RandomState(seed)` and of PyTorch's CPU generator.
 *
 * `seed` is an unsigned 32-bit integer, 0 included; anything else is an ArgumentError.
 * Source: Matsumoto and Nishimura, ACM TOMACS 8, 1998; the generator is pure-rand's.
 */
export function mersenneTwister(seed: number): () => number {
  requireSeed("mersenneTwister", seed);
  const generator = mersenne(seed);
  return () => generator.next() >>> 0;
}

/**
 * A uniform integer in 0 … `max`: 32-bit draws are masked by the smallest 2^k − 1 ≥ `max` and thrown
 * away until one is at most `max`. For `max` = 0 nothing is drawn.
 */
export function integerUpTo(draw: () => number, max: number): number {
  requireInteger("integerUpTo", "max", max, 0, 0xffffffff);
  if (max === 0) return 0;
  const mask = 0xffffffff >>> Math.clz32(max);
  let value: number;
  do value = (draw() & mask) >>> 0;
  while (value > max);
  return value;
}

/**
 * A random order of 0 … `length` − 1, as NumPy's `RandomState(seed).permutation(length)` gives it.
 *
 * Fisher–Yates from the end: for i = length − 1, …, 1 swap entry i with entry j, uniform in 0 … i.
 */
export function permutation(draw: () => number, length: number): number[] {
  requireInteger("permutation", "length", length, 0, 0xffffffff);
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = integerUpTo(draw, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/**
 * Uniform numbers in [0, 1) with 53 random bits: (a·2²⁶ + b)/2⁵³ for the upper 27 and the upper 26
 * bits of two draws, as NumPy's `RandomState(seed).random_sample()` makes them.
 */
export function uniformNumbers(draw: () => number): () => number {
  return () => ((draw() >>> 5) * 0x4000000 + (draw() >>> 6)) / 0x20000000000000;
}

/**
 * Standard normal numbers by Marsaglia's polar method, in the order of NumPy's
 * `RandomState(seed).standard_normal()`: of a point (x, y) uniform in the unit disc with r² = x² + y²
 * and c = √(−2 ln r² / r²), first c·y is given, then c·x.
 *
 * These are not the numbers of PyTorch, which uses another method: its draws are `pyTorchNormals` in
 * src/network/initial-weights.ts.
 */
export function normalNumbers(draw: () => number): () => number {
  const uniform = uniformNumbers(draw);
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const second = kept;
      kept = undefined;
      return second;
    }
    let x: number, y: number, r2: number;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      r2 = x * x + y * y;
    } while (r2 >= 1 || r2 === 0);
    const c = Math.sqrt((-2 * log(r2)) / r2);
    kept = c * x;
    return c * y;
  };
}
