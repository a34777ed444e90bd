import type { FinalSupport } from "../../iht/final-support.js";
import { requireThat } from "../../numerics/checks.js";

/**
 * The place of the first member of a run at which its support is proven final, found by bisection: once final, a
 * support is final at all later iterates. Throws unless it is final at the last member.
 */
export function firstFinal(
  final: FinalSupport,
  run: readonly { readonly theta: ArrayLike<number> }[],
): number {
  const proven = (i: number): boolean => final(Float64Array.from(run[i].theta)).kind === "final";
  const ends = run.length > 0 && proven(run.length - 1);
  requireThat(ends, "firstFinal", "run", "one whose last support is final", "an open one");
  let [low, high] = [-1, run.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (proven(middle)) high = middle;
    else low = middle;
  }
  return high;
}
