import { publishedSplit } from "../data/published-split.js";
import { hardThreshold } from "../iht/hard-threshold.js";
import { type IhtLoop, ihtLoop } from "../iht/iht-loop.js";
import { maskOf, supportOf } from "../network/support.js";
import { initialWeights } from "../network/initial-weights.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../network/softmax.js";
import { requireThat } from "../numerics/checks.js";
import {
  listOf,
  type StepRule,
  type SweepBatch,
  type SweepGrid,
  type SweepGroup,
} from "./sweep-grid.js";

/**
 * The results of the runs of a sweep, one entry for each run in each column: losses in nats, numbers
 * of rows that are given a wrong class, steps taken, the smallest j for which the support was the same
 * from θ^j to the end, the support at the end as a bit mask, and what the grid asks for.
 */
export type SweepColumns = {
  trainingLoss: number[];
  testLoss: number[];
  trainingErrors: number[];
  testErrors: number[];
  steps: number[];
  settledSince: number[];
  support: number[];
  denseLoss?: number[];
  theta?: number[][];
};

/** What the runs of a split share. */
interface SplitNetworks {
  readonly seed: number;
  readonly training: SoftmaxNetwork;
  readonly test: SoftmaxNetwork;
}

let latest: SplitNetworks | undefined;

/** All runs of a batch, one group after the other: the worker's part of `sweep`. */
export async function sweepBatch({ groups }: SweepBatch, grid: SweepGrid): Promise<SweepColumns> {
  const columns = emptyColumns(grid);
  for (const group of groups) {
    if (latest?.seed !== group.split) latest = await splitNetworks(group.split);
    runGroup(latest, group, grid, columns);
  }
  return columns;
}

/** Columns without an entry, those that the grid asks for. */
export function emptyColumns({ also = [] }: SweepGrid): SweepColumns {
  return {
    trainingLoss: [],
    testLoss: [],
    trainingErrors: [],
    testErrors: [],
    steps: [],
    settledSince: [],
    support: [],
    ...(also.includes("denseLoss") ? { denseLoss: [] } : {}),
    ...(also.includes("theta") ? { theta: [] } : {}),
  };
}

async function splitNetworks(seed: number): Promise<SplitNetworks> {
  const { train, test } = await publishedSplit(seed);
  return { seed, training: softmaxNetwork(train), test: softmaxNetwork(test) };
}

function runGroup(
  { training, test }: SplitNetworks,
  { start: seed, mask, rule, stepSizes }: SweepGroup,
  grid: SweepGrid,
  columns: SweepColumns,
): void {
  const { weights = "xavier", bias = "normal" } = grid;
  const drawn = initialWeights(seed, { weights, bias });
  const first = columns.steps.length;
  for (const sparsity of listOf(grid.sparsities)) {
    const start =
      mask === undefined
        ? hardThreshold(drawn, sparsity)
        : drawn.map((x, a) => ((mask >> a) & 1 ? x : 0));
    const stepSize = stepSizes[sparsity - 1];
    const loop = ihtLoop(training, { sparsity, stepSize, start });
    run(loop, grid.rules[rule]);
    const value = training.value(loop.theta);
    const finite = "short enough for a run that stays finite";
    requireThat(Number.isFinite(value), "sweep", "stepSize", finite, stepSize);
    columns.trainingLoss.push(value);
    columns.testLoss.push(test.value(loop.theta));
    columns.trainingErrors.push(errors(training, loop.theta));
    columns.testErrors.push(errors(test, loop.theta));
    columns.steps.push(loop.k);
    columns.settledSince.push(loop.settledSince);
    columns.support.push(maskOf(supportOf(loop.theta)));
    columns.theta?.push(Array.from(loop.theta));
  }
  if (columns.denseLoss === undefined) return;
  const dense = { sparsity: drawn.length, stepSize: stepSizes[drawn.length - 1], start: drawn };
  const losses = lossesAt(ihtLoop(training, dense), training, columns.steps.slice(first));
  columns.denseLoss.push(...losses);
}

/** All steps of a rule, or as many as it takes until the support has settled. */
function run(loop: IhtLoop, { steps, settledFor = Infinity }: StepRule): void {
  for (;;) {
    const left = Math.min(steps - loop.k, settledFor - (loop.k - loop.settledSince));
    if (left === 0) return;
    loop.advance(left);
  }
}

/** The loss of one run after each of these numbers of steps. */
function lossesAt(loop: IhtLoop, network: SoftmaxNetwork, steps: readonly number[]): number[] {
  const losses = new Map<number, number>();
  for (const k of [...new Set(steps)].sort((a, b) => a - b)) {
    loop.advance(k - loop.k);
    losses.set(k, network.value(loop.theta));
  }
  return steps.map((k) => losses.get(k)!);
}

function errors(network: SoftmaxNetwork, theta: Float64Array): number {
  const { labels } = network.dataset;
  return network.predict(theta).filter((predicted, i) => predicted !== labels[i]).length;
}
