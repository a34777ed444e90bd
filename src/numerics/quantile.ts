import { requireThat } from "./checks.js";

/**
 * The q-quantile of a list in any order, linear between its order statistics: entry q(n − 1) of the
 * sorted list, counted from 0. Throws on an empty list and on q outside [0, 1].
 */
export function quantile(list: readonly number[], q: number): number {
  requireThat(list.length > 0, "quantile", "list", "a list of at least one number", "none");
  requireThat(q >= 0 && q <= 1, "quantile", "q", "a number from 0 to 1", q);
  const sorted = Float64Array.from(list).sort();
  const place = q * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
