import { promisedDrops } from "./descent.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger } from "../../numerics/checks.js";
import {
  mersenneTwister,
  normalNumbers,
  permutation,
  uniformNumbers,
} from "../../numerics/random.js";
import { descentSteps } from "./descent-step.js";
import { type PromisedShares, promisedShares } from "./promised-shares.js";
import { exp } from "../../numerics/elementary.js";

/** The scales of the points lie within so many decades of 1 on either side. */
const DECADES = 3;

/** Pairs with consecutive seeds for one sparsity, with γ = `multiple`/`smoothness`. */
export type PairCell = {
  readonly sparsity: number;
  readonly smoothness: number;
  readonly multiple: number;
  readonly firstSeed: number;
  readonly pairs: number;
};

/** A cell, what its steps came to, and the seed of the point from which T0 promises the largest share. */
export type PairSummary = PairCell & PromisedShares & { readonly worstSeed: number };

/**
 * A seeded sparse point. Half of them have s entries, the others fewer, any number from none to s − 1
 * alike; the places are any; the entries are normal numbers times one scale whose logarithm is uniform
 * between 10⁻³ and 10³. This law is ours. Throws on a wrong seed, and unless 1 ≤ `sparsity` ≤ `dimension`.
 */
export function sparsePoint(seed: number, sparsity: number, dimension: number): Float64Array {
  requireInteger("sparsePoint", "sparsity", sparsity, 1, dimension);
  const draw = mersenneTwister(seed);
  const uniform = uniformNumbers(draw);
  const normal = normalNumbers(draw);
  const full = uniform() < 0.5;
  const fewer = Math.floor(uniform() * sparsity);
  const scale = exp(Math.LN10 * DECADES * (2 * uniform() - 1));
  const x = new Float64Array(dimension);
  for (const a of permutation(draw, dimension).slice(0, full ? sparsity : fewer))
    x[a] = scale * normal();
  return x;
}

/** Draws the points of a cell and judges every step that IHT may take from them. */
export function descentPairs(network: SoftmaxNetwork, cell: PairCell): PairSummary {
  const { sparsity, smoothness, multiple, firstSeed, pairs } = cell;
  requireInteger("descentPairs", "pairs", pairs, 1);
  const constants = { sparsity, smoothness, stepSize: multiple / smoothness };
  const points = Array.from({ length: pairs }, (_, i) => {
    return sparsePoint(firstSeed + i, sparsity, network.dimension);
  });
  const steps = points.map((x) => descentSteps(network, x, constants));
  const largest = steps.map((fromX) =>
    Math.max(...fromX.map((step) => promisedDrops(step, constants).t0 / step.drop)),
  );
  const worstSeed = firstSeed + largest.indexOf(Math.max(...largest));
  return { ...cell, ...promisedShares(steps.flat(), constants), worstSeed };
}

/** A point and the step from it on which T0 promises most: the drop, the promise, and the slack between. */
export interface WorstStep {
  readonly x: Float64Array;
  readonly drop: number;
  readonly promised: number;
  readonly slack: number;
}

/** The step of a cell on which T0 comes nearest to equality, drawn again from its seed. */
export function worstStep(
  network: SoftmaxNetwork,
  {
    sparsity,
    smoothness,
    multiple,
    worstSeed,
  }: Omit<PairCell, "firstSeed" | "pairs"> & { readonly worstSeed: number },
): WorstStep {
  const constants = { sparsity, smoothness, stepSize: multiple / smoothness };
  const x = sparsePoint(worstSeed, sparsity, network.dimension);
  const steps = descentSteps(network, x, constants).map((step) => {
    const { t0: promised } = promisedDrops(step, constants);
    return { x, drop: step.drop, promised, slack: step.drop - promised };
  });
  return steps.reduce((a, b) => (b.promised / b.drop > a.promised / a.drop ? b : a));
}
