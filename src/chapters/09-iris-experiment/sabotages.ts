import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch, wrap } from "../../tools/sabotage/sabotage-table.js";

const ADDED = "gradient[a] += ridge * theta[a]";

/** Kept rows with wrong numbers, wrong helpers, runs that do not move. */
export const sabotages: readonly Sabotage[] = [
  wrap(
    "every kept loss is 0.1 nats too low",
    "runs",
    "sweepRows",
    (sweepRows) => (grid, columns) =>
      sweepRows(grid, columns).map((row) => ({ ...row, trainingLoss: row.trainingLoss - 0.1 })),
    { missed: ["C09.1", "C09.2", "C09.3", "C09.6"] },
  ),
  wrap(
    "every run has another support than its own, without the last three entries",
    "runs",
    "sweepRows",
    (sweepRows) => (grid, columns) =>
      sweepRows(grid, columns).map((row, i) => ({ ...row, support: i % 4096 })),
    { missed: ["C09.1", "C09.8", "C09.10"] },
  ),
  wrap(
    "every support counts as the best one of several splits",
    "chapters/09-iris-experiment",
    "modelMask",
    () => () => 9864,
    {
      missed: ["C09.7"],
    },
  ),
  wrap(
    "the median is the largest number",
    "numerics",
    "quantile",
    (quantile) => (list, q) => quantile(list, q === 0.5 ? 1 : q),
    { missed: ["C09.4", "C09.12"] },
  ),
  wrap(
    "the test rows are the training rows",
    "data",
    "publishedSplit",
    (publishedSplit) => async (seed) => {
      const split = await publishedSplit(seed);
      return { ...split, test: split.train };
    },
    { missed: ["C09.11"] },
  ),
  patch("the gradient is zero", "network/softmax.js", [ADDED, "gradient[a] = 0"], {
    missed: ["C09.1", "C09.5", "C09.9", "C09.12"],
  }),
];
