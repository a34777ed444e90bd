import { maskOf } from "../network/support.js";
import { mersenneTwister, permutation } from "../numerics/random.js";
import { rerunRow } from "./rerun-row.js";
import type { SweepGrid } from "./sweep-grid.js";
import type { AnySweepRow } from "./sweep-rows.js";

/**
 * Of `count` rows of a sweep, drawn with a seed, how many differ in any bit from the run made again (see
 * `rerunRow`): in steps, losses, support, or in the parameters where the sweep has them.
 */
export async function differingRows(
  grid: SweepGrid,
  rows: readonly AnySweepRow[],
  { count, seed }: { count: number; seed: number },
): Promise<number> {
  const drawn = permutation(mersenneTwister(seed), rows.length).slice(0, count);
  let different = 0;
  for (const row of drawn.map((i) => rows[i])) {
    const { trace, testLoss } = await rerunRow(grid, row);
    const { k, theta, value, support } = trace.last;
    const places = row.entries ?? [row.support];
    const kept = [row.steps, row.trainingLoss, row.testLoss, ...places, ...(row.theta ?? [])];
    const supported = row.entries === undefined ? [maskOf(support)] : support;
    const parameters = row.theta === undefined ? [] : Array.from(theta);
    const again = [k, value, testLoss(theta), ...supported, ...parameters];
    if (again.some((number, i) => number !== kept[i])) different++;
  }
  return different;
}
