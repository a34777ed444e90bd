import type { Dataset } from "../data/dataset.js";
import { someOf } from "../data/characters.js";
import { loadCsv } from "../data/load-csv.js";
import { publishedSplit } from "../data/published-split.js";
import { trainTestSplit } from "../data/split.js";
import { standardize } from "../data/standardize.js";
import { requireThat } from "../numerics/checks.js";
import type { SweepData } from "./sweep-grid.js";

/** The share of the rows of a CSV that is for the test, as of IRIS, unless the grid gives another. */
const TEST_FRACTION = 0.2;

/** Both sides of a split of a grid's data, standardised: `publishedSplit(seed)` without `data`. */
export async function sweepSplit(
  data: SweepData | undefined,
  seed: number,
): Promise<{ train: Dataset; test: Dataset }> {
  if (data === undefined) return publishedSplit(seed);
  const { testFraction = TEST_FRACTION } = data;
  const { train, test } = trainTestSplit(await rowsOf(data), { testFraction, seed });
  const { apply } = standardize(train);
  return { train: apply(train), test: apply(test) };
}

/** Every split must have a training side that can be standardised: all classes, and no constant feature. */
export async function requireSplits(
  who: string,
  data: SweepData,
  splits: readonly number[],
): Promise<void> {
  const odd: string[] = [];
  let why = "";
  for (const split of splits)
    try {
      await sweepSplit(data, split);
    } catch (error) {
      odd.push(`${split}`);
      why ||= (error as Error).message.split(";")[0];
    }
  const rule = "splits whose training rows can be standardised";
  const value = `${someOf(odd)}, where ${why}`;
  const way = "leave them out of splits, or change testFraction";
  requireThat(odd.length === 0, who, "splits", rule, value, way);
}

/** How many features and classes a grid's data have. */
export async function sweepShape(
  data: SweepData | undefined,
): Promise<{ features: number; classes: number }> {
  if (data === undefined) return { features: 4, classes: 3 };
  const { featureNames, classNames } = await rowsOf(data);
  return { features: featureNames.length, classes: classNames.length };
}

let latest: { readonly csv: string; readonly label: string; readonly rows: Dataset } | undefined;

/** The whole data set, read once for all splits that follow each other. */
async function rowsOf({ csv, label }: SweepData): Promise<Dataset> {
  if (latest?.csv !== csv || latest.label !== label)
    latest = { csv, label, rows: await loadCsv(csv, { label }) };
  return latest.rows;
}
