import type { PublishedRunA } from "../data/published-runs.js";
import { publishedSplit, type PublishedSplit } from "../data/published-split.js";
import { iht, type IhtOptions } from "../iht/iht.js";
import { record, type Trace } from "../iht/record.js";
import { initialWeights } from "../network/initial-weights.js";
import { softmaxNetwork, type SoftmaxNetwork } from "../network/softmax.js";

/** A published run, run again from its seeds. */
export interface Rerun {
  readonly split: PublishedSplit;
  /** The network on the training rows. */
  readonly network: SoftmaxNetwork;
  readonly options: IhtOptions;
  /** Every iterate, from the start to the last step. */
  readonly trace: Trace;
}

/** Loss (mean cross-entropy, nats) and accuracy (share of rows) of a network on both sides of its split. */
export interface Quality {
  readonly trainingLoss: number;
  readonly testLoss: number;
  readonly trainingAccuracy: number;
  readonly testAccuracy: number;
}

/** How the dense runs are trained. */
const DENSE = { stepSize: 0.1, steps: 600 };

/**
 * A dense run from its two seeds: 600 steps of gradient descent with γ = 0.1 on all 15 parameters,
 * which is IHT with s = P, from `initialWeights(initSeed)`.
 */
export async function rerunDense(run: { dataSeed: number; initSeed: number }): Promise<Rerun> {
  const start = initialWeights(run.initSeed);
  return rerun(
    run.dataSeed,
    { start, sparsity: start.length, stepSize: DENSE.stepSize },
    DENSE.steps,
  );
}

/**
 * Sparse run A from its two seeds and the places of the five weights it starts from: those where the
 * printed start is not zero. Their values are drawn (kaiming, no biases), the printed ones not used.
 */
export async function rerunSparse(run: PublishedRunA): Promise<Rerun> {
  const printed = [...run.Winit.flat(), ...run.binit];
  const drawn = initialWeights(run.initSeed, { weights: "kaiming", bias: "zero" });
  const start = drawn.map((weight, a) => (printed[a] === 0 ? 0 : weight));
  return rerun(run.dataSeed, { start, sparsity: run.sparsity, stepSize: run.stepSize }, run.steps);
}

/** Loss and accuracy after the last step. */
export function quality({ split, network, trace }: Rerun): Quality {
  const { theta, value } = trace.last;
  return {
    trainingLoss: value,
    testLoss: softmaxNetwork(split.test).value(theta),
    trainingAccuracy: network.accuracy(theta),
    testAccuracy: network.accuracy(theta, split.test),
  };
}

async function rerun(dataSeed: number, options: IhtOptions, steps: number): Promise<Rerun> {
  const split = await publishedSplit(dataSeed);
  const network = softmaxNetwork(split.train);
  const trace = record(iht(network, options), { maxIterations: steps });
  return { split, network, options, trace };
}
