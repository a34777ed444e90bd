/** A list of different integers, or all integers from `from` to `to`. */
export type Range = readonly number[] | { readonly from: number; readonly to: number };

/**
 * How long the steps of a run are, and how many it takes. A table has a row for each split of the grid,
 * in its order, with the step for s = 1, …, P; "1/L_s", the proven step of each split, is known to
 * `npm run sweep` only. A run with `settledFor` ends before its `steps` as soon as its support has not
 * changed in so many of them.
 */
export type StepRule = {
  readonly stepSize: number | readonly (readonly number[])[] | typeof PROVEN_STEP;
  readonly steps: number;
  readonly settledFor?: number;
};

/** In a grid, the step 1/L_s with the proven upper bound of L_s on the training rows of the split. */
export const PROVEN_STEP = "1/L_s";

/**
 * A CSV file in place of IRIS (see `loadCsv`): split by `trainTestSplit`, the seed being the split of the
 * grid, and standardised by the training rows. `testFraction` is 0.2 unless it is given.
 */
export type SweepData = {
  readonly csv: string;
  readonly label: string;
  readonly testFraction?: number;
};

/**
 * The runs of a sweep, plain data: IHT on the training rows of `publishedSplit(split)`, or of a split of
 * `data`, for every combination of
 *
 *     split × start × mask × rule × sparsity,   the last one running fastest.
 *
 * `starts` are seeds of `initialWeights`, drawn with `weights` and `bias` ("xavier", "normal"). Without
 * `masks` the drawn start is thresholded to s entries; with them it keeps the entries of the mask (bit a
 * stands for entry a, a ≤ 30). `also` asks for more columns: the loss of the dense run from the whole
 * start, by the same rule, after as many steps; the parameters at the end.
 */
export type SweepGrid = {
  readonly data?: SweepData;
  readonly splits: Range;
  readonly starts: Range;
  readonly masks?: Range;
  readonly rules: readonly StepRule[];
  readonly sparsities: Range;
  readonly weights?: "xavier" | "kaiming";
  readonly bias?: "normal" | "zero";
  readonly also?: readonly ("denseLoss" | "theta")[];
};

/** The runs that share their split, start, mask and rule: one for each sparsity. */
export type SweepGroup = {
  readonly split: number;
  readonly start: number;
  readonly mask?: number;
  /** The number of its rule in the grid. */
  readonly rule: number;
  /** The step by that rule: one for all s, one for each s = 1, …, P, or the name of the proven one. */
  readonly stepSize: number | readonly number[] | typeof PROVEN_STEP;
};

/** What is computed at a time, numbered from 0: a few groups that follow each other. */
export type SweepBatch = { readonly index: number; readonly groups: readonly SweepGroup[] };

/** A batch holds as many whole groups as have no more runs than this, and at least one. */
const BATCH_RUNS = 75;

/** The integers of a range, in its order. */
export function listOf(range: Range): readonly number[] {
  if (!("from" in range)) return range;
  return Array.from({ length: range.to - range.from + 1 }, (_, i) => range.from + i);
}

/** Is the step of one of the rules "1/L_s"? */
export function hasProvenStep({ rules }: SweepGrid): boolean {
  return rules.some(({ stepSize }) => stepSize === PROVEN_STEP);
}

/** The groups of a grid in their order, cut into batches. */
export function sweepBatches(grid: SweepGrid): SweepBatch[] {
  const masks = grid.masks === undefined ? [{}] : listOf(grid.masks).map((mask) => ({ mask }));
  const groups = listOf(grid.splits).flatMap((split, i) => {
    const rules = grid.rules.map(({ stepSize }, rule) => ({
      rule,
      stepSize: Array.isArray(stepSize) ? (stepSize as number[][])[i] : stepSize,
    }));
    return listOf(grid.starts).flatMap((start) =>
      masks.flatMap((mask) =>
        rules.map((rule) => ({ split, start, ...mask, ...rule }) as SweepGroup),
      ),
    );
  });
  const size = Math.max(1, Math.floor(BATCH_RUNS / listOf(grid.sparsities).length));
  return Array.from({ length: Math.ceil(groups.length / size) }, (_, index) => ({
    index,
    groups: groups.slice(size * index, size * (index + 1)),
  }));
}

/** The step of the run with sparsity s. Throws on a name, which is to be replaced before. */
export function stepFor({ stepSize }: SweepGroup, s: number): number {
  if (stepSize === PROVEN_STEP) throw new Error("1/L_s has not been replaced by its numbers");
  return typeof stepSize === "number" ? stepSize : stepSize[s - 1];
}
