import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch, patchGradient, wrap } from "../../tools/sabotage/sabotage-table.js";

/**
 * One wrong digit in each group of printed numbers, a gradient of the wrong sign, and none at all; kept
 * runs that are all alike, and predictions upside down.
 */
export const sabotages: readonly Sabotage[] = [
  wrap(
    "the last digit of one number of each kind is wrong",
    "data",
    "loadPublishedRuns",
    (loadPublishedRuns) => async () => {
      const runs = JSON.parse(JSON.stringify(await loadPublishedRuns()));
      runs.dense[0].std[3] += 0.01;
      runs.dense[1].b[2] -= 0.01;
      runs.sparse[0].Winit[2][1] += 0.01;
      runs.sparse[0].testAccuracy += 0.0001;
      return runs;
    },
    { missed: ["C10.1", "C10.2", "C10.3", "C10.4"] },
  ),
  patchGradient("the gradient has the wrong sign", "gradient.set(gradient.map((x) => -x))", {
    missed: ["C10.2", "C10.4", "C10.5", "C10.6", "C10.8", "C10.9", "C10.10", "C10.12", "C10.13"],
  }),
  patchGradient("the gradient is zero", "gradient.fill(0)", {
    missed: ["C10.2", "C10.4", "C10.5", "C10.7", "C10.8", "C10.9", "C10.10", "C10.12", "C10.13"],
  }),
  wrap(
    "every kept run without a mask ends like the first of its sweep",
    "runs",
    "sweepRows",
    (sweepRows) => (grid, columns) => {
      const [first, ...rest] = sweepRows(grid, columns);
      if (grid.masks !== undefined) return [first, ...rest];
      const { theta, support, trainingLoss } = first;
      return [first, ...rest.map((row) => ({ ...row, theta, support, trainingLoss }))];
    },
    { missed: ["C10.13", "C10.14", "C10.15", "C10.17", "C10.18"] },
  ),
  wrap(
    "every digit counts as agreeing",
    "chapters/10-published-runs",
    "printedAlike",
    () => (_, published) => published.length,
    { missed: ["C10.11"] },
  ),
  patch(
    "the class of the smallest logit is predicted",
    "network/softmax.js",
    ["z[K * i + k] > z[K * i + top]", "z[K * i + k] < z[K * i + top]"],
    { missed: ["C10.4", "C10.5", "C10.16", "C10.17"] },
  ),
];
