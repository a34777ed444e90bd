import { softmaxNetwork } from "../../network/softmax.js";
import { sweepBatch, type SweepColumns } from "../../runs/sweep-batch.js";
import {
  listOf,
  PROVEN_STEP,
  type SweepBatch,
  type SweepGrid,
  type SweepGroup,
} from "../../runs/sweep-grid.js";
import { sweepSplit } from "../../runs/sweep-split.js";
import { provenStepsOn } from "./proven-steps.js";

let latest: { readonly split: number; readonly steps: readonly number[] } | undefined;

/**
 * `sweepBatch` for grids whose steps may be "1/L_s": the worker's part of `npm run sweep`. The steps are
 * those of `provenSteps`, computed for the splits and the sparsities of the batch alone.
 */
export async function provenBatch(
  { index, groups }: SweepBatch,
  grid: SweepGrid,
): Promise<SweepColumns> {
  const numbered: SweepGroup[] = [];
  for (const group of groups) {
    const named = group.stepSize === PROVEN_STEP;
    numbered.push(named ? { ...group, stepSize: await stepsOf(group.split, grid) } : group);
  }
  return sweepBatch({ index, groups: numbered }, grid);
}

async function stepsOf(split: number, grid: SweepGrid): Promise<readonly number[]> {
  if (latest?.split !== split) {
    const network = softmaxNetwork((await sweepSplit(grid.data, split)).train);
    const dense = grid.also?.includes("denseLoss") ? [network.dimension] : [];
    const steps = provenStepsOn(network, [...listOf(grid.sparsities), ...dense]);
    latest = { split, steps };
  }
  return latest.steps;
}
