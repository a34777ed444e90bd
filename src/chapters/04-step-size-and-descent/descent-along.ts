import { descentSums } from "./descent-sum.js";
import { iht, type IhtOptions } from "../../iht/iht.js";
import { record } from "../../iht/record.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { roundedStep } from "./descent-step.js";
import { type PromisedShares, promisedShares } from "./promised-shares.js";

/** The steps of a run against T0, T1, T2 and the classical inequality, and its sums against T3. */
export type DescentAlong = PromisedShares & {
  /** The largest over K of Σ_{k<K}‖∇_{I(θ^k)}f(θ^k)‖² divided by 2(f(θ⁰) − f(θ^K))/γ, at most 1 by T3. */
  readonly largestSum: number;
  /** The same sum for the last K, divided by 2f(θ⁰)/γ, with the proven lower bound 0. */
  readonly lastSum: number;
};

/** Judges the first `steps` steps of a run whose γ is admissible for `smoothness`. */
export function descentAlong(
  network: SoftmaxNetwork,
  options: IhtOptions,
  { smoothness, steps }: { smoothness: number; steps: number },
): DescentAlong {
  const { sparsity, stepSize } = options;
  const { iterates } = record(iht(network, options), { maxIterations: steps });
  const taken = iterates.slice(1).map(({ theta }, k) => {
    return roundedStep(network, iterates[k].theta, theta, iterates[k].gradient, stepSize);
  });
  const sums = descentSums(iterates, { sparsity, stepSize });
  return {
    ...promisedShares(taken, { sparsity, stepSize, smoothness }),
    largestSum: Math.max(...sums.map(({ sum, bound }) => sum / bound)),
    lastSum: sums[sums.length - 1].sum / sums[sums.length - 1].limit,
  };
}
