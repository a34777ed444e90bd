import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger, requirePositive } from "../../numerics/checks.js";
import { mersenneTwister, normalNumbers, permutation } from "../../numerics/random.js";
import { smoothnessQuotient } from "./smoothness-quotient.js";

/** How an estimate is sampled: `samples` pairs of points with `sparsity` entries of standard deviation `scale`. */
export interface SamplingLaw {
  readonly sparsity: number;
  readonly scale: number;
  readonly samples: number;
  readonly seed: number;
}

/** The largest quotient of the sampled pairs, and each time that a larger one came. */
export interface MonteCarloSmoothness {
  readonly estimate: number;
  readonly attainedAt: { readonly x: Float64Array; readonly y: Float64Array };
  /** After so many samples the estimate rose to this. */
  readonly records: readonly { readonly samples: number; readonly estimate: number }[];
}

/**
 * The Monte-Carlo estimate L̂ of L_s: the largest smoothness quotient q(x, y) of random sparse pairs.
 *
 * x and y are independent; each has s different entries, every choice equally likely, with independent
 * normal values of mean 0 and standard deviation `scale`. This law is ours: the paper's is not known to us.
 * A maximum over samples is a LOWER bound of L_s, so 1/L̂ may be too long a step.
 *
 * Throws unless 1 ≤ `sparsity` ≤ P and `samples` ≥ 1 are integers, `scale` > 0, `seed` an unsigned 32-bit
 * integer.
 */
export function monteCarloSmoothness(
  network: SoftmaxNetwork,
  { sparsity, scale, samples, seed }: SamplingLaw,
): MonteCarloSmoothness {
  requireInteger("monteCarloSmoothness", "sparsity", sparsity, 1, network.dimension);
  requirePositive("monteCarloSmoothness", "scale", scale);
  requireInteger("monteCarloSmoothness", "samples", samples, 1);
  const draw = mersenneTwister(seed);
  const normal = normalNumbers(draw);
  const point = (): Float64Array => {
    const theta = new Float64Array(network.dimension);
    for (const a of permutation(draw, theta.length).slice(0, sparsity)) theta[a] = scale * normal();
    return theta;
  };
  let estimate = -Infinity;
  let attainedAt: MonteCarloSmoothness["attainedAt"] = { x: new Float64Array(0), y: new Float64Array(0) }; // prettier-ignore
  const records: { samples: number; estimate: number }[] = [];
  for (let sample = 1; sample <= samples; sample++) {
    const [x, y] = [point(), point()];
    const quotient = smoothnessQuotient(network, x, y);
    if (quotient <= estimate) continue;
    estimate = quotient;
    attainedAt = { x, y };
    records.push({ samples: sample, estimate });
  }
  return { estimate, attainedAt, records };
}
