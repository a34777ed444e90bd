import type { SoftmaxNetwork } from "../../network/softmax.js";
import { type EverySupport, stabilityDecisions } from "../06-stationary-points/index.js";
import { type HtStablePoint, htStablePoints } from "../07-distinct-values/index.js";

/** A local minimiser of f on the vectors with at most s entries, or a flat of them, counted once. */
export interface LocalMinimum extends HtStablePoint {
  /** Whether it, or a point of its flat, is HT-stable at each of the steps that were asked about. */
  readonly kept: readonly boolean[];
}

/** So short a step keeps every minimiser without a zero entry. */
const SHORT = 1e-9;

/**
 * All local minimisers of f on C_s with s entries, for s = 1, …, P: the minimisers on their supports that have
 * no zero entry. Where the gradient vanishes nowhere these are all the local minimisers there are.
 *
 * Throws as `htStablePoints` does.
 */
export function localMinima(
  network: SoftmaxNetwork,
  every: EverySupport,
  stepSizes: readonly number[],
): LocalMinimum[][] {
  return htStablePoints(network, every, SHORT).map(({ points }) =>
    points.map((point) => ({
      ...point,
      kept: stepSizes.map((stepSize) => {
        const { flat, stable, somewhere } = stabilityDecisions(network, point, stepSize);
        return stable === "yes" || (flat && somewhere === "yes");
      }),
    })),
  );
}
