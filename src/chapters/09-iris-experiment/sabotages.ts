import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patchGradient, wrap } from "../../tools/sabotage/sabotage-table.js";

/** Kept rows with wrong numbers, wrong helpers, runs that do not move. */
export const sabotages: readonly Sabotage[] = [
  wrap(
    "every kept loss is 0.1 nats too low",
    "runs",
    "sweepRows",
    (sweepRows) => (grid, columns) =>
      sweepRows(grid, columns).map((row) => ({ ...row, trainingLoss: row.trainingLoss - 0.1 })),
    { missed: ["C09.1", "C09.2", "C09.14", "C09.3", "C09.6"] },
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
    "bestModels",
    () => () => ({ has: () => true }) as unknown as Set<number>,
    {
      missed: ["C09.7"],
    },
  ),
  wrap(
    "the median is the largest number",
    "numerics",
    "quantile",
    (quantile) => (list, q) => quantile(list, q === 0.5 ? 1 : q),
    { missed: ["C09.14", "C09.4", "C09.12"] },
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
  wrap(
    "every split counts as one of the other kind",
    "chapters/05-attained-minimum",
    "classSeparation",
    (classSeparation) => async (dataset, one, other) =>
      (await classSeparation(dataset, one, other)) === "overlapping" ? "separable" : "overlapping",
    { missed: ["C09.13", "C09.14", "C09.11", "C09.15"] },
  ),
  patchGradient("the gradient is zero", "gradient.fill(0)", {
    missed: ["C09.1", "C09.5", "C09.9", "C09.12"],
  }),
];
