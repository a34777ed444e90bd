import { hardThreshold } from "../../../iht/hard-threshold.js";
import { ihtLoop } from "../../../iht/iht-loop.js";
import { initialWeights } from "../../../network/initial-weights.js";
import type { SoftmaxNetwork } from "../../../network/softmax.js";
import type { TangentVerdict } from "./tangent.js";

/** A member of a run. */
export interface Step {
  readonly k: number;
  readonly theta: Float64Array;
  readonly value: number;
}

/** A run of so many steps, and what was said of its support. */
export interface Steps {
  /** The start, every change of the support, points evenly in log k, the last. */
  readonly points: readonly Step[];
  /** Of the first iterate that is asked about and final, else of the last one; undefined if nothing was asked. */
  readonly verdict: (TangentVerdict & { readonly k: number }) | undefined;
}

/** As many as the author takes. */
export const STEPS = 4000;

/** The next question comes when k has grown by this factor, as in `untilFinal`. */
export const SPACING = 1.25;
const KEPT = 1.03;

export interface RunOptions {
  readonly sparsity: number;
  readonly stepSize: number;
  readonly seed: number;
}

/** The start of a run: the s largest of the weights that PyTorch draws after this seed. */
export function startOf({ sparsity, seed }: RunOptions): Float64Array {
  return hardThreshold(initialWeights(seed), sparsity);
}

/** So many steps of IHT, with questions at the iterations 0, 1, 2, … and then at geometric spacing. */
export function takenSteps(
  network: SoftmaxNetwork,
  options: RunOptions,
  final: ((theta: Float64Array) => TangentVerdict) | undefined,
): Steps {
  const start = startOf(options);
  const loop = ihtLoop(network, { ...options, start });
  const points: Step[] = [];
  let verdict: Steps["verdict"];
  for (let ask = 0, keep = 0; ; loop.advance(1)) {
    const { k, theta, settledSince } = loop;
    if (k >= keep || settledSince === k || k === STEPS) {
      points.push({ k, theta: theta.slice(), value: network.value(theta) });
      keep = Math.max(k + 1, KEPT * k);
    }
    if (final !== undefined && verdict?.kind !== "final" && (k >= ask || k === STEPS)) {
      verdict = { ...final(theta), k };
      ask = Math.ceil((k + 1) * SPACING);
    }
    if (k === STEPS) return { points, verdict };
  }
}
