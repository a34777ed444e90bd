import type { SoftmaxNetwork } from "../../network/softmax.js";
import { nextTurn } from "../../numerics/next-turn.js";

/** A lower end as near as this, relatively, to the proven upper one is not improved any more. */
export const CLOSED = 1e-11;

/**
 * A search for the largest lower end with 1, 2, …, n entries, where whatever is found with fewer entries
 * counts with more: the results never fall. Those of a network and a seed are remembered as long as the
 * network is, so that the next n begins where the last one ended.
 *
 * `search` is asked for one number of entries and the upper end there; not when the last result reaches it.
 */
export function growingSearch<T extends { readonly lower: number }>(
  search: (network: SoftmaxNetwork, n: number, upper: number, seed: number) => T,
): (
  network: SoftmaxNetwork,
  n: number,
  upperOf: (n: number) => number,
  seed: number,
) => Promise<T> {
  const remembered = new WeakMap<SoftmaxNetwork, Map<number, T[]>>();
  return async (network, n, upperOf, seed) => {
    const bySeed = remembered.get(network) ?? new Map<number, T[]>();
    remembered.set(network, bySeed);
    const found = bySeed.get(seed) ?? [];
    bySeed.set(seed, found);
    while (found.length < n) {
      await nextTurn();
      if (found.length >= n) break; // Another call has been here in the meantime.
      const entries = found.length + 1;
      const upper = upperOf(entries);
      const last = found.at(-1);
      const closed = last !== undefined && last.lower >= upper * (1 - CLOSED);
      const next = closed ? last : search(network, entries, upper, seed);
      found[entries - 1] = last !== undefined && last.lower >= next.lower ? last : next;
    }
    return found[n - 1];
  };
}
