import { checkedSupport } from "../../network/support.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger, requireSeed } from "../../numerics/checks.js";
import { type Bounds, largestEigenvalue } from "../../numerics/largest-eigenvalue.js";
import { submatrix } from "../../numerics/linear.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { symmetricEigen } from "../../numerics/symmetric-eigen.js";
import { mostPromising } from "./bias-points.js";
import { climbCurvature } from "./curvature-climb.js";
import { CLOSED, growingSearch } from "./growing-search.js";
import { hessianError } from "./hessian-error.js";
import { smoothnessUpperBound } from "./smoothness-bound.js";

/** A bracket of Λ_m, the supremum of λ_max(∇²f(θ)_SS) over all |S| ≤ m and θ in R^S. */
export interface RestrictedSmoothness {
  /** The curvature at `attainedAt` on `support`, less its rounding: Λ_m is at least this. */
  readonly lower: number;
  /** `smoothnessUpperBound(network, m)`: Λ_m is at most this. */
  readonly upper: number;
  readonly attainedAt: Float64Array;
  /** At most m entries; those of `attainedAt` are among them. */
  readonly support: readonly number[];
  /** The unit vector of this curvature, zero outside `support`. */
  readonly direction: Float64Array;
}

/** So many supports are climbed on, from so many points each, with so many steps each. */
const CLIMBED = 16;
const STARTS = 6;
const STEPS = 200;

/** Sizes of the random numbers that are added to a start. */
const SPREADS: readonly number[] = [0.01, 0.3, 1, 3];

/** A point far out is pulled in by so many halvings: what the distance costs is the rounding. */
const PULLS = 24;

type Attained = Omit<RestrictedSmoothness, "upper">;

const largest = growingSearch(search);

/**
 * The bracket of Λ_m: proven from above, attained from below.
 *
 * The lower end is the best of climbs over points and directions, on the supports that promise most at
 * points with biases only, for 1, 2, …, m entries, so that it never falls with m. Its Hessian is enclosed:
 * `lower` ≤ λ_max(∇²f(attainedAt)_SS) holds with all rounding. A supremum that lies at infinity is
 * approached only. The search is a search: a larger lower end may exist.
 *
 * Throws what `smoothnessUpperBound` throws, and unless `seed` is an unsigned 32-bit integer.
 */
export async function restrictedSmoothness(
  network: SoftmaxNetwork,
  m: number,
  { seed = 1 }: { seed?: number } = {},
): Promise<RestrictedSmoothness> {
  requireInteger("restrictedSmoothness", "m", m, 1, network.dimension);
  requireSeed("restrictedSmoothness", seed);
  const upper = smoothnessUpperBound(network, m);
  const upperOf = (size: number): number => smoothnessUpperBound(network, size);
  const { lower, attainedAt, support, direction } = await largest(network, m, upperOf, seed);
  return {
    lower,
    upper,
    attainedAt: attainedAt.slice(),
    support: [...support],
    direction: direction.slice(),
  };
}

function search(network: SoftmaxNetwork, m: number, upper: number, seed: number): Attained {
  const enough = upper * (1 - CLOSED);
  const promising = mostPromising(network, () => m, CLIMBED, enough);
  let best = attained(network, promising[0].support, promising[0].at.theta);
  const normal = normalNumbers(mersenneTwister(seed));
  for (const { support, at, direction } of promising) {
    for (let start = 0; start < STARTS && best.lower < enough; start++) {
      const spread = SPREADS[start % SPREADS.length];
      const theta = at.theta.map((entry) => entry + spread * normal());
      const climbed = climbCurvature(network.dataset, support, { theta, direction }, STEPS);
      if (climbed.curvature + network.ridge <= best.lower) continue;
      for (let pull = 0, scale = 1; pull < PULLS; pull++, scale /= 2) {
        const point = climbed.theta.map((entry) => scale * entry);
        const there = attained(network, support, point);
        if (there.lower > best.lower) best = there;
      }
    }
  }
  return best;
}

function attained(
  network: SoftmaxNetwork,
  support: readonly number[],
  theta: Float64Array,
): Attained {
  const m = support.length;
  const { lower } = curvatureOnSupport(network, theta, support);
  const matrix = submatrix(network.hessian(theta), network.dimension, support);
  const { vectors } = symmetricEigen(matrix, m);
  const direction = new Float64Array(network.dimension);
  support.forEach((a, i) => (direction[a] = vectors[m * (m - 1) + i]));
  return { lower, attainedAt: theta, support, direction };
}

/**
 * λ_max(∇²f(θ)_SS), enclosed, 0 on the empty S. Throws unless the support is one of the network and `theta` has P
 * entries.
 */
export function curvatureOnSupport(
  network: SoftmaxNetwork,
  theta: Float64Array,
  support: readonly number[],
): Bounds {
  const S = checkedSupport("curvatureOnSupport", support, network.dimension);
  if (S.length === 0) return { lower: 0, upper: 0 };
  const matrix = submatrix(network.hessian(theta), network.dimension, S);
  return largestEigenvalue(matrix, S.length, hessianError(network, theta, S));
}
