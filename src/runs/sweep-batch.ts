import type { Dataset } from "../data/dataset.js";
import { hardThreshold } from "../iht/hard-threshold.js";
import { type IhtLoop, ihtLoop } from "../iht/iht-loop.js";
import { maskOf, supportOf } from "../network/support.js";
import { initialWeights } from "../network/initial-weights.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../network/softmax.js";
import { softmaxKernel } from "../network/softmax-kernel.js";
import { MASK_BITS } from "./require-grid.js";
import {
  hasProvenStep,
  listOf,
  stepFor,
  type StepRule,
  type SweepBatch,
  type SweepData,
  type SweepGrid,
  type SweepGroup,
} from "./sweep-grid.js";
import { sweepSplit } from "./sweep-split.js";

/**
 * The results of the runs of a sweep, one entry for each run in each column: losses in nats, numbers
 * of rows that are given a wrong class, steps taken, the smallest j for which the support was the same
 * from θ^j to the end, the support at the end as a bit mask (for networks of more than 31 parameters its
 * `entries` instead), the step where its rule says "1/L_s", and what the grid asks for.
 *
 * A run whose numbers overflow ends with the last iterate at which both losses are finite, so that every
 * number is; the loss of a dense run that overflows is its last finite one.
 */
export type SweepColumns = {
  stepSize?: number[];
  trainingLoss: number[];
  testLoss: number[];
  trainingErrors: number[];
  testErrors: number[];
  steps: number[];
  settledSince: number[];
  support?: number[];
  entries?: number[][];
  denseLoss?: number[];
  theta?: number[][];
};

/** What the runs of a split share. */
interface SplitNetworks {
  readonly seed: number;
  readonly data: SweepData | undefined;
  readonly training: SoftmaxNetwork;
  /** The rows of the test, among which a class may be missing, and the loss on them. */
  readonly test: Dataset;
  readonly testLoss: (theta: Float64Array) => number;
}

let latest: SplitNetworks | undefined;

/** All runs of a batch, one group after the other: the worker's part of `sweep`. */
export async function sweepBatch({ groups }: SweepBatch, grid: SweepGrid): Promise<SweepColumns> {
  let columns: SweepColumns | undefined;
  for (const group of groups) {
    if (latest?.seed !== group.split || latest.data !== grid.data)
      latest = await splitNetworks(grid.data, group.split);
    columns ??= emptyColumns(grid, latest.training.dimension);
    runGroup(latest, group, grid, columns);
  }
  return columns!;
}

/** Columns without an entry, those that the grid asks for, of a network with P parameters. */
export function emptyColumns(grid: SweepGrid, P: number): SweepColumns {
  const { also = [] } = grid;
  return {
    ...(hasProvenStep(grid) ? { stepSize: [] } : {}),
    trainingLoss: [],
    testLoss: [],
    trainingErrors: [],
    testErrors: [],
    steps: [],
    settledSince: [],
    ...(P <= MASK_BITS ? { support: [] } : { entries: [] }),
    ...(also.includes("denseLoss") ? { denseLoss: [] } : {}),
    ...(also.includes("theta") ? { theta: [] } : {}),
  };
}

async function splitNetworks(data: SweepData | undefined, seed: number): Promise<SplitNetworks> {
  const { train, test } = await sweepSplit(data, seed);
  const testLoss = softmaxKernel(test, 0).loss;
  return { seed, data, training: softmaxNetwork(train), test, testLoss };
}

function runGroup(
  { training, test, testLoss }: SplitNetworks,
  group: SweepGroup,
  grid: SweepGrid,
  columns: SweepColumns,
): void {
  const { weights = "xavier", bias = "normal" } = grid;
  const { classNames, featureNames } = training.dataset;
  const shape = { features: featureNames.length, classes: classNames.length };
  const drawn = initialWeights(group.start, { weights, bias, ...shape });
  const { mask } = group;
  const isFinite = ({ theta }: IhtLoop): boolean =>
    Number.isFinite(training.value(theta)) && Number.isFinite(testLoss(theta));
  const first = columns.steps.length;
  for (const sparsity of listOf(grid.sparsities)) {
    const start =
      mask === undefined
        ? hardThreshold(drawn, sparsity)
        : drawn.map((x, a) => ((mask >> a) & 1 ? x : 0));
    const stepSize = stepFor(group, sparsity);
    const begin = (): IhtLoop => ihtLoop(training, { sparsity, stepSize, start });
    const whole = begin();
    run(whole, grid.rules[group.rule]);
    const loop = isFinite(whole) ? whole : lastFinite(begin, isFinite);
    const support = supportOf(loop.theta);
    columns.stepSize?.push(stepSize);
    columns.trainingLoss.push(training.value(loop.theta));
    columns.testLoss.push(testLoss(loop.theta));
    columns.trainingErrors.push(errors(training, loop.theta, training.dataset));
    columns.testErrors.push(errors(training, loop.theta, test));
    columns.steps.push(loop.k);
    columns.settledSince.push(loop.settledSince);
    columns.support?.push(maskOf(support));
    columns.entries?.push(support);
    columns.theta?.push(Array.from(loop.theta));
  }
  if (columns.denseLoss === undefined) return;
  const dense = { sparsity: drawn.length, stepSize: stepFor(group, drawn.length), start: drawn };
  const begin = (): IhtLoop => ihtLoop(training, dense);
  columns.denseLoss.push(...lossesAt(begin, training, columns.steps.slice(first)));
}

/** All steps of a rule, or as many as it takes until the support has settled. */
function run(loop: IhtLoop, { steps, settledFor = Infinity }: StepRule): void {
  for (;;) {
    const left = Math.min(steps - loop.k, settledFor - (loop.k - loop.settledSince));
    if (left === 0) return;
    loop.advance(left);
  }
}

/** A run that overflows, at the last iterate before: found step by step, then taken again. */
function lastFinite(begin: () => IhtLoop, isFinite: (loop: IhtLoop) => boolean): IhtLoop {
  const ahead = begin();
  do ahead.advance(1);
  while (isFinite(ahead));
  const loop = begin();
  loop.advance(ahead.k - 1);
  return loop;
}

/** The loss of one run after each of these numbers of steps, or its last finite one before. */
function lossesAt(
  begin: () => IhtLoop,
  network: SoftmaxNetwork,
  steps: readonly number[],
): number[] {
  const losses = new Map<number, number>();
  const loop = begin();
  for (const k of [...new Set(steps)].sort((a, b) => a - b)) {
    loop.advance(k - loop.k);
    losses.set(k, network.value(loop.theta));
  }
  const isFinite = ({ theta }: IhtLoop): boolean => Number.isFinite(network.value(theta));
  return steps.map((k) => {
    const value = losses.get(k)!;
    return Number.isFinite(value) ? value : network.value(lastFinite(begin, isFinite).theta);
  });
}

function errors(network: SoftmaxNetwork, theta: Float64Array, rows: Dataset): number {
  const predicted = network.predict(theta, rows);
  return predicted.filter((k, i) => k !== rows.labels[i]).length;
}
