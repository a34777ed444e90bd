import type { SweepColumns } from "./sweep-batch.js";
import { listOf, type StepRule, sweepBatches, type SweepGrid } from "./sweep-grid.js";

/** One run of a sweep: where it stands in the grid, and how it ended (see `SweepColumns`). */
export interface SweepRow {
  readonly split: number;
  readonly start: number;
  readonly mask: number | undefined;
  readonly rule: StepRule;
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
  return columns.steps.map((steps, i) => ({
    ...groups[Math.floor(i / sparsities.length)],
    sparsity: sparsities[i % sparsities.length],
    trainingLoss: columns.trainingLoss[i],
    testLoss: columns.testLoss[i],
    trainingErrors: columns.trainingErrors[i],
    testErrors: columns.testErrors[i],
    steps,
    settledSince: columns.settledSince[i],
    support: columns.support[i],
    denseLoss: columns.denseLoss?.[i],
    theta: columns.theta?.[i],
  }));
}

/**
 * The rows as a CSV text for other programs (RFC 4180): numbers with all their digits, supports as bit
 * masks, parameters in columns theta0, theta1, …; columns that the grid does not have are left out.
 */
export function sweepCsv(rows: readonly SweepRow[]): string {
  const cells = rows.map(({ rule, theta = [], ...row }) => ({
    ...row,
    stepSize: rule.stepSize,
    ...Object.fromEntries(theta.map((x, a) => [`theta${a}`, x])),
  }));
  const columns = Object.entries(cells[0]).filter(([, value]) => value !== undefined);
  const lines = [
    columns.map(([name]) => name),
    ...cells.map((row) => columns.map(([name]) => String((row as Record<string, unknown>)[name]))),
  ];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}
