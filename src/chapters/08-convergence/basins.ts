import type { FateRow } from "./fate-group.js";

/** The supports on which runs end, of one sort of end. */
export interface Basins {
  /** Bit masks, the most frequent first, of equally frequent ones the smaller. */
  readonly supports: readonly number[];
  /** How many runs end on each. */
  readonly counts: readonly number[];
}

/** On which supports some runs end, and how often: those that converge, or those that run to infinity. */
export function basins(rows: readonly FateRow[], end: "attained" | "unattained"): Basins {
  const counts = new Map<number, number>();
  for (const row of rows)
    if (row.end === end) counts.set(row.support, 1 + (counts.get(row.support) ?? 0));
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  return { supports: sorted.map(([mask]) => mask), counts: sorted.map(([, count]) => count) };
}
