import { powerOfTwo } from "../numerics/power-of-two.js";
import { initialWeights } from "../network/initial-weights.js";
import { supportOfMask } from "../network/support.js";
import { requireFields, requireThat } from "../numerics/checks.js";
import {
  listOf,
  PROVEN_STEP,
  type Range,
  type StepRule,
  type SweepData,
  type SweepGrid,
} from "./sweep-grid.js";
import { requireSplits, sweepShape } from "./sweep-split.js";

const FIELDS = "splits starts masks rules sparsities weights bias also data".split(" ");
const DATA_FIELDS = ["csv", "label", "testFraction"];
const RULE_FIELDS = ["stepSize", "steps", "settledFor"];

/** The largest seed. */
const MOST = 0xffffffff;

/** A mask is a number of at most so many bits. */
export const MASK_BITS = 31;

/**
 * Throws unless the grid has the fields of a `SweepGrid`, no other ones, none empty and none against
 * another, and its data can be read. The step "1/L_s" is refused unless `proven`. Returns the number P
 * of parameters of its networks.
 */
export async function requireGrid(
  who: string,
  grid: SweepGrid,
  { proven }: { proven: boolean },
): Promise<number> {
  const object = typeof grid === "object" && grid !== null && !Array.isArray(grid);
  requireThat(object, who, "grid", "an object with the fields of a grid", grid);
  requireFields(who, "grid", grid, FIELDS);
  if (grid.data !== undefined) requireData(who, grid.data);
  const shape = await sweepShape(grid.data);
  const P = (shape.features + 1) * shape.classes;

  requireRange(who, "splits", grid.splits, 0, MOST);
  requireRange(who, "starts", grid.starts, 0, MOST);
  requireRange(who, "sparsities", grid.sparsities, 1, P);
  if (grid.masks !== undefined) requireMasks(who, grid.masks, P);
  requireSize(who, grid);
  if (grid.masks !== undefined) requireRoom(who, grid.masks, listOf(grid.sparsities));
  const { rules, weights = "xavier", bias = "normal", also = [] } = grid;
  const some = Array.isArray(rules) && rules.length > 0;
  requireThat(some, who, "rules", "a list of at least one rule", some ? "" : shown(rules));
  for (const rule of rules) requireRule(who, rule, { splits: lengthOf(grid.splits), P, proven });
  const drawn = ["xavier", "kaiming"].includes(weights);
  requireThat(drawn, who, "weights", "xavier or kaiming", plain(weights));
  requireThat(["normal", "zero"].includes(bias), who, "bias", "normal or zero", plain(bias));
  const list = Array.isArray(also);
  const odd = list ? also.find((column) => column !== "denseLoss" && column !== "theta") : also;
  requireThat(list && odd === undefined, who, "also", "a list of denseLoss and theta", plain(odd));
  initialWeights(0, { weights, bias, ...shape });
  if (grid.data !== undefined) await requireSplits(who, grid.data, listOf(grid.splits));
  return P;
}

function requireObject(who: string, name: string, value: unknown, fields: readonly string[]): void {
  const object = typeof value === "object" && value !== null && !Array.isArray(value);
  requireThat(object, who, name, `of the fields ${fields.join(", ")}`, shown(value));
  requireFields(who, name, value as object, fields);
}

function requireData(who: string, data: SweepData): void {
  requireObject(who, "data", data, DATA_FIELDS);
  const { csv, label, testFraction = 0.5 } = data;
  for (const [name, value] of Object.entries({ csv, label }))
    requireThat(typeof value === "string", who, `${name} of data`, "a text", shown(value));
  const inside = typeof testFraction === "number" && testFraction > 0 && testFraction < 1;
  requireThat(inside, who, "testFraction of data", "between 0 and 1", shown(testFraction));
}

function requireRange(who: string, name: string, range: Range, low: number, high: number): void {
  const rule = `a list of different integers from ${low} to ${high}, or { from, to } of them`;
  const demand = (ok: boolean, value: unknown): void => requireThat(ok, who, name, rule, value);
  demand(typeof range === "object" && range !== null, shown(range));
  const inside = (n: number): boolean => Number.isInteger(n) && n >= low && n <= high;
  if (!Array.isArray(range)) {
    requireFields(who, name, range, ["from", "to"]);
    const { from, to } = range as { from: number; to: number };
    const ok = inside(from) && inside(to) && from <= to;
    return demand(ok, `from ${shown(from)} to ${shown(to)}`);
  }
  demand(range.length > 0, "an empty list");
  demand(range.every(inside), shown(range.find((n) => !inside(n))));
  demand(new Set(range).size === range.length, "one of them twice");
}

/** No computer has room for the columns of more runs. */
const MOST_RUNS = 10_000_000;

function requireSize(who: string, { splits, starts, masks, rules, sparsities }: SweepGrid): void {
  const lists = [splits, starts, ...(masks === undefined ? [] : [masks]), sparsities];
  const many = Array.isArray(rules) ? rules.length : 1;
  const runs = lists.reduce((product, range) => product * lengthOf(range), many);
  const rule = `a grid of at most ${MOST_RUNS} runs`;
  requireThat(runs <= MOST_RUNS, who, "grid", rule, runs, "several grids make more");
}

/** How many integers a range has. */
function lengthOf(range: Range): number {
  return "from" in range ? range.to - range.from + 1 : range.length;
}

function requireMasks(who: string, masks: Range, P: number): void {
  const bits = `left out for networks of more than ${MASK_BITS} parameters`;
  requireThat(P <= MASK_BITS, who, "masks", bits, `masks for ${P}`);
  requireRange(who, "masks", masks, 1, powerOfTwo(P) - 1);
}

function requireRoom(who: string, masks: Range, sparsities: readonly number[]): void {
  const fewest = Math.min(...sparsities);
  const full = listOf(masks).find((mask) => supportOfMask(mask).length > fewest);
  const rule = `masks of at most ${fewest} entries, the smallest sparsity`;
  requireThat(full === undefined, who, "masks", rule, full);
}

function requireRule(
  who: string,
  rule: StepRule,
  { splits, P, proven }: { splits: number; P: number; proven: boolean },
): void {
  requireObject(who, "rules", rule, RULE_FIELDS);
  const { stepSize, steps, settledFor } = rule;
  const named = proven ? `, or ${PROVEN_STEP}` : "";
  const words = `a finite number greater than 0, or a table of ${P} of them for each split${named}`;
  const demand = (ok: boolean, value: unknown): void =>
    requireThat(ok, who, "stepSize", words, value);
  if (Array.isArray(stepSize)) {
    demand(stepSize.length === splits, `${stepSize.length} rows for ${splits} splits`);
    const odd = (stepSize as unknown[]).find(
      (row) => !Array.isArray(row) || row.length !== P || !row.every(isStep),
    );
    demand(odd === undefined, plain(odd));
  } else demand(isStep(stepSize) || (proven && stepSize === PROVEN_STEP), shown(stepSize));
  requireCount(who, "steps", steps, Infinity);
  if (settledFor !== undefined) requireCount(who, "settledFor", settledFor, steps);
}

function requireCount(who: string, name: string, value: number, most: number): void {
  const rule = most === Infinity ? "an integer of at least 1" : `an integer from 1 to ${most}`;
  const ok = Number.isInteger(value) && value >= 1 && value <= most;
  requireThat(ok, who, name, rule, shown(value));
}

function isStep(value: unknown): boolean {
  return Number.isFinite(value) && (value as number) > 0;
}

/** A text is said to be one: "0.1" is no number. */
function shown(value: unknown): unknown {
  return typeof value === "string" ? `the text "${value}"` : plain(value);
}

/** An object as its JSON, and a list with a text in it. */
function plain(value: unknown): unknown {
  const list = Array.isArray(value) && value.every((entry) => typeof entry === "number");
  return typeof value === "object" && value !== null && !list ? JSON.stringify(value) : value;
}
