import { flow } from "../../iht/flow.js";
import { flowCoordinates, movedOf } from "../../iht/flow-coordinates.js";
import { forwarded } from "../../iht/fast-forward.js";
import type { IhtOptions } from "../../iht/iht.js";
import { shadow } from "../../iht/shadow.js";
import { restrictedMinima } from "../../minima/restricted-minima.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { supportOf } from "../../network/support.js";
import { sampledRun } from "../05-attained-minimum/index.js";

/** A member of a run that is followed in logarithmic time: θ after about k iterations. */
export interface LogarithmicPoint {
  readonly k: number;
  readonly theta: Float64Array;
}

/** So many steps are taken before the flow takes over, as by `fate`; k + k₀ is what the flow takes for time. */
const STEPS = 2000;
const PER_DECADE = 25;
const ORIGIN = 1000;

/**
 * A run of IHT through its changes of the support up to `until` iterations, for a drawing: steps, then the
 * curve of `fastForward` up to the next change, and so on. Points of the curve are where the integrator
 * has its nodes.
 *
 * Rejects where the curve does not tell how it goes on; the options are those of `fate`.
 */
export async function logarithmicRun(
  network: SoftmaxNetwork,
  { sparsity, stepSize, start, until }: IhtOptions & { readonly until: number },
): Promise<LogarithmicPoint[]> {
  const minima = await restrictedMinima(network);
  const points: LogarithmicPoint[] = [];
  let theta: Float64Array = start;
  let clock = 0;
  while (clock < until) {
    const steps = sampledRun(
      network,
      { sparsity, stepSize, start: theta },
      { steps: STEPS, perDecade: PER_DECADE },
    );
    points.push(...steps.map(({ k, theta }) => ({ k: clock + k, theta })));
    theta = steps[steps.length - 1].theta;
    clock += STEPS;
    const minimum = minima.on(supportOf(theta));
    const ahead = forwarded(network, minima, theta, { stepSize });
    if (minimum.kind === "undecided" || ahead.kind === "undecided") {
      const { why } = minimum.kind === "undecided" ? minimum : (ahead as { readonly why: string });
      throw new Error(
        `logarithmicRun: after ${clock} iterations it is not known how it goes on: ${why}`,
      );
    }
    const end = ahead.kind === "changes" ? ahead.iterations.lower : Infinity;
    const coordinates = flowCoordinates(network, minimum);
    const curve = flow(coordinates, stepSize, minimum.kind === "unattained");
    const offset = theta.map((entry, a) => entry - minimum.theta[a]);
    const begin = { moved: movedOf(coordinates, offset), origin: ORIGIN, deviation: 0 };
    for (const { to } of shadow(curve, stepSize, begin)) {
      const { k } = to;
      if (k >= end || clock + k > until) break;
      points.push({ k: clock + k, theta: to.point });
    }
    if (ahead.kind === "keeps") break;
    clock += ahead.iterations.upper;
    theta = ahead.theta;
  }
  return points;
}
