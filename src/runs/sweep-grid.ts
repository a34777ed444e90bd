import { supportOfMask } from "../network/support.js";
import { requireInteger, requireThat } from "../numerics/checks.js";

/** A list of different integers, or all integers from `from` to `to`. */
export type Range = readonly number[] | { readonly from: number; readonly to: number };

/**
 * How long the steps of a run are, and how many it takes. A table has a row for each split of the grid,
 * in its order, with the step for s = 1, …, P. A run with `settledFor` ends before its `steps` as soon
 * as its support has not changed in so many of them.
 */
export type StepRule = {
  readonly stepSize: number | readonly (readonly number[])[];
  readonly steps: number;
  readonly settledFor?: number;
};

/**
 * The runs of a sweep, plain data: IHT on the training rows of `publishedSplit(split)` for every
 * combination of
 *
 *     split × start × mask × rule × sparsity,   the last one running fastest.
 *
 * `starts` are seeds of `initialWeights`, drawn with `weights` and `bias` ("xavier", "normal"). Without
 * `masks` the drawn start is thresholded to s entries; with them it keeps the entries of the mask (bit a
 * stands for entry a). `also` asks for more columns: the loss of the dense run from the whole start, by
 * the same rule, after as many steps; the parameters at the end.
 */
export type SweepGrid = {
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
  /** The number of its rule in the grid, and the steps by that rule for s = 1, …, P. */
  readonly rule: number;
  readonly stepSizes: readonly number[];
};

/** What is computed at a time, numbered from 0: a few groups that follow each other. */
export type SweepBatch = { readonly index: number; readonly groups: readonly SweepGroup[] };

/** Entries of θ of the IRIS network, and the largest seed. */
const P = 15;
const MOST = 0xffffffff;

/** A batch holds as many whole groups as have no more runs than this, and at least one. */
const BATCH_RUNS = 75;

/** The integers of a range, in its order. */
export function listOf(range: Range): readonly number[] {
  if (!("from" in range)) return range;
  return Array.from({ length: range.to - range.from + 1 }, (_, i) => range.from + i);
}

/** The groups of a grid in their order, cut into batches. */
export function sweepBatches(grid: SweepGrid): SweepBatch[] {
  const masks = grid.masks === undefined ? [{}] : listOf(grid.masks).map((mask) => ({ mask }));
  const groups = listOf(grid.splits).flatMap((split, i) => {
    const rules = grid.rules.map(({ stepSize }, rule) => ({
      rule,
      stepSizes: typeof stepSize === "number" ? Array<number>(P).fill(stepSize) : stepSize[i],
    }));
    return listOf(grid.starts).flatMap((start) =>
      masks.flatMap((mask) => rules.map((rule) => ({ split, start, ...mask, ...rule }))),
    );
  });
  const size = Math.max(1, Math.floor(BATCH_RUNS / listOf(grid.sparsities).length));
  return Array.from({ length: Math.ceil(groups.length / size) }, (_, index) => ({
    index,
    groups: groups.slice(size * index, size * (index + 1)),
  }));
}

/** Throws unless the grid has the fields of a `SweepGrid`, none empty and none against another. */
export function requireGrid(who: string, grid: SweepGrid): void {
  const plain = typeof grid === "object" && grid !== null && !Array.isArray(grid);
  requireThat(plain, who, "grid", "an object with the fields of a grid", grid);
  const unknown = Object.keys(grid).find((key) => !FIELDS.includes(key));
  requireThat(unknown === undefined, who, "grid", `of the fields ${FIELDS.join(", ")}`, unknown);
  requireRange(who, "splits", grid.splits, 0, MOST);
  requireRange(who, "starts", grid.starts, 0, MOST);
  requireRange(who, "sparsities", grid.sparsities, 1, P);
  if (grid.masks !== undefined) requireMasks(who, grid.masks, listOf(grid.sparsities));
  const { rules, weights = "xavier", bias = "normal", also = [] } = grid;
  const some = Array.isArray(rules) && rules.length > 0;
  requireThat(some, who, "rules", "a list of at least one rule", some ? "" : rules);
  for (const rule of rules) requireRule(who, rule, listOf(grid.splits).length);
  requireThat(
    ["xavier", "kaiming"].includes(weights),
    who,
    "weights",
    "xavier or kaiming",
    weights,
  );
  requireThat(["normal", "zero"].includes(bias), who, "bias", "normal or zero", bias);
  const odd = also.find((column) => column !== "denseLoss" && column !== "theta");
  requireThat(odd === undefined, who, "also", "a list of denseLoss and theta", odd);
}

const FIELDS = "splits starts masks rules sparsities weights bias also".split(" ");

function requireRange(who: string, name: string, range: Range, low: number, high: number): void {
  const rule = `a list of different integers from ${low} to ${high}, or { from, to } of them`;
  const demand = (ok: boolean, value: unknown): void => requireThat(ok, who, name, rule, value);
  demand(typeof range === "object" && range !== null, range);
  const inside = (n: number): boolean => Number.isInteger(n) && n >= low && n <= high;
  if (!Array.isArray(range)) {
    const { from, to } = range as { from: number; to: number };
    return demand(inside(from) && inside(to) && from <= to, `from ${from} to ${to}`);
  }
  demand(range.length > 0, "an empty list");
  demand(
    range.every(inside),
    range.find((n) => !inside(n)),
  );
  demand(new Set(range).size === range.length, "one of them twice");
}

function requireMasks(who: string, masks: Range, sparsities: readonly number[]): void {
  requireRange(who, "masks", masks, 1, (1 << P) - 1);
  const fewest = Math.min(...sparsities);
  const full = listOf(masks).find((mask) => supportOfMask(mask).length > fewest);
  const rule = `masks of at most ${fewest} entries, the smallest sparsity`;
  requireThat(full === undefined, who, "masks", rule, full);
}

function requireRule(who: string, { stepSize, steps, settledFor }: StepRule, splits: number): void {
  const rule = `a finite number greater than 0, or a table of ${P} of them for each split`;
  const demand = (ok: boolean, value: unknown): void =>
    requireThat(ok, who, "stepSize", rule, value);
  if (Array.isArray(stepSize)) {
    demand(stepSize.length === splits, `${stepSize.length} rows for ${splits} splits`);
    const odd = stepSize.find((row) => row.length !== P || !row.every(isStep));
    demand(odd === undefined, odd);
  } else demand(isStep(stepSize), stepSize);
  requireInteger(who, "steps", steps, 1);
  if (settledFor !== undefined) requireInteger(who, "settledFor", settledFor, 1, steps);
}

function isStep(value: unknown): boolean {
  return Number.isFinite(value) && (value as number) > 0;
}
