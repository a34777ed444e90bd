import { maskOf } from "../network/support.js";
import { mersenneTwister, permutation } from "../numerics/random.js";
import { rerunRow } from "./rerun-row.js";
import type { SweepGrid } from "./sweep-grid.js";
import type { SweepRow } from "./sweep-rows.js";

/**
 * Of `count` rows of a sweep, drawn with a seed, how many differ in any bit from the run made again (see
 * `rerunRow`): in steps, losses, support, or in the parameters where the sweep has them.
 */
export async function differingRows(
  grid: SweepGrid,
  rows: readonly SweepRow[],
  { count, seed }: { count: number; seed: number },
): Promise<number> {
  const drawn = permutation(mersenneTwister(seed), rows.length).slice(0, count);
  let different = 0;
  for (const row of drawn.map((i) => rows[i])) {
    const { trace, test } = await rerunRow(grid, row);
    const { k, theta, value, support } = trace.last;
    const kept = [row.steps, row.trainingLoss, row.testLoss, row.support, ...(row.theta ?? [])];
    const parameters = row.theta === undefined ? [] : Array.from(theta);
    const again = [k, value, test.value(theta), maskOf(support), ...parameters];
    if (again.some((number, i) => number !== kept[i])) different++;
  }
  return different;
}
