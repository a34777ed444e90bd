import type { SweepColumns } from "./sweep-batch.js";
import { listOf, sweepBatches, type SweepGrid } from "./sweep-grid.js";

/** One run of a sweep: where it stands in the grid, and how it ended (see `SweepColumns`). */
export interface SweepRow {
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
  readonly support: number;
  readonly denseLoss: number | undefined;
  readonly theta: readonly number[] | undefined;
}

/** The columns of a sweep as one row for each run, in the order of its grid. */
export function sweepRows(grid: SweepGrid, columns: SweepColumns): SweepRow[] {
  const sparsities = listOf(grid.sparsities);
  const groups = sweepBatches(grid).flatMap((batch) => batch.groups);
  return columns.steps.map((steps, i) => {
    const { split, start, mask, rule, stepSizes } = groups[Math.floor(i / sparsities.length)];
    const sparsity = sparsities[i % sparsities.length];
    return {
      split,
      start,
      mask,
      rule,
      stepSize: stepSizes[sparsity - 1],
      sparsity,
      trainingLoss: columns.trainingLoss[i],
      testLoss: columns.testLoss[i],
      trainingErrors: columns.trainingErrors[i],
      testErrors: columns.testErrors[i],
      steps,
      settledSince: columns.settledSince[i],
      support: columns.support[i],
      denseLoss: columns.denseLoss?.[i],
      theta: columns.theta?.[i],
    };
  });
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
 * masks, parameters in columns theta0, theta1, …; columns that the grid does not have are left out.
 */
export function sweepCsv(rows: readonly SweepRow[]): string {
  const cells = rows.map(({ theta = [], ...row }) => ({
    ...row,
    ...Object.fromEntries(theta.map((x, a) => [`theta${a}`, x])),
  }));
  const columns = Object.entries(cells[0]).filter(([, value]) => value !== undefined);
  const lines = [
    columns.map(([name]) => name),
    ...cells.map((row) => columns.map(([name]) => String((row as Record<string, unknown>)[name]))),
  ];
  return lines.map((line) => `${line.join(",")}\n`).join("");
}
