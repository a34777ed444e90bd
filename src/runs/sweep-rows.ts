import type { Outcome } from "../iht/record.js";
import { requireThat } from "../numerics/checks.js";
import type { SweepColumns } from "./sweep-batch.js";
import { listOf, stepFor, type StepRule, sweepBatches, type SweepGrid } from "./sweep-grid.js";

/**
 * One run of a sweep: where it stands in the grid, and how it ended (see `SweepColumns`). Its outcome is
 * "satisfied" if its support had settled, "non-finite" if its next iterate overflows. Its support is a bit
 * mask; in a network of more than 31 parameters there is none, but its `entries`.
 */
export interface SweepRow<Mask extends number | undefined = number> {
  readonly split: number;
  readonly start: number;
  readonly mask: number | undefined;
  /** The number of the rule in the grid, and the step that it gives. */
  readonly rule: number;
  readonly stepSize: number;
  readonly sparsity: number;
  readonly trainingLoss: number;
  readonly testLoss: number;
  readonly trainingErrors: number;
  readonly testErrors: number;
  readonly steps: number;
  readonly settledSince: number;
  readonly outcome: Outcome;
  readonly support: Mask;
  readonly entries: readonly number[] | undefined;
  readonly denseLoss: number | undefined;
  readonly theta: readonly number[] | undefined;
}

/**
 * The columns of a sweep as one row for each run, in the order of its grid. Throws when the network has
 * more than 31 parameters: see `anySweepRows`.
 */
export function sweepRows(grid: SweepGrid, columns: SweepColumns): SweepRow[] {
  const masks = columns.support !== undefined;
  const rule = "those of networks with at most 31 parameters";
  requireThat(masks, "sweepRows", "columns", rule, "supports as lists of entries");
  return anySweepRows(grid, columns) as SweepRow[];
}

/** A row of a network of any size. */
export type AnySweepRow = SweepRow<number | undefined>;

/** As `sweepRows`, for networks of any size. */
export function anySweepRows(grid: SweepGrid, columns: SweepColumns): AnySweepRow[] {
  const sparsities = listOf(grid.sparsities);
  const groups = sweepBatches(grid).flatMap((batch) => batch.groups);
  return columns.steps.map((steps, i) => {
    const group = groups[Math.floor(i / sparsities.length)];
    const { split, start, mask, rule } = group;
    const sparsity = sparsities[i % sparsities.length];
    return {
      split,
      start,
      mask,
      rule,
      stepSize: columns.stepSize?.[i] ?? stepFor(group, sparsity),
      sparsity,
      trainingLoss: columns.trainingLoss[i],
      testLoss: columns.testLoss[i],
      trainingErrors: columns.trainingErrors[i],
      testErrors: columns.testErrors[i],
      steps,
      settledSince: columns.settledSince[i],
      outcome: outcomeOf(grid.rules[rule], steps, columns.settledSince[i]),
      support: columns.support?.[i],
      entries: columns.entries?.[i],
      denseLoss: columns.denseLoss?.[i],
      theta: columns.theta?.[i],
    };
  });
}

/** Why a run ended after so many steps; it is the rule's doing unless its numbers overflowed. */
function outcomeOf(
  { steps: most, settledFor = Infinity }: StepRule,
  steps: number,
  settledSince: number,
): Outcome {
  if (steps - settledSince >= settledFor) return "satisfied";
  return steps === most ? "iteration-limit" : "non-finite";
}

/** A number of each row, in one list for each sparsity that occurs, these in ascending order. */
export function bySparsity(
  rows: readonly SweepRow[],
  value: (row: SweepRow) => number,
): number[][] {
  const lists = new Map<number, number[]>();
  for (const row of rows) {
    if (!lists.has(row.sparsity)) lists.set(row.sparsity, []);
    lists.get(row.sparsity)!.push(value(row));
  }
  return [...lists.keys()].sort((a, b) => a - b).map((s) => lists.get(s)!);
}

/**
 * The rows as a CSV text for other programs (RFC 4180): numbers with all their digits, supports as bit
 * masks, or in networks of more than 31 parameters as their entries with spaces between; parameters in
 * columns theta0, theta1, …; columns that the grid does not have are left out.
 */
export function sweepCsv(rows: readonly AnySweepRow[]): string {
  const cells = rows.map(({ theta = [], entries, ...row }) => ({
    ...row,
    entries: entries?.join(" "),
    ...Object.fromEntries(theta.map((x, a) => [`theta${a}`, x])),
  }));
  const columns = Object.entries(cells[0]).filter(([, value]) => value !== undefined);
  const lines = [
    columns.map(([name]) => name),
    ...cells.map((row) => columns.map(([name]) => String((row as Record<string, unknown>)[name]))),
  ];
  return lines.map((line) => `${line.join(",")}\n`).join("");
}
