import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger, requireSeed } from "../../numerics/checks.js";
import { mersenneTwister, permutation, uniformNumbers } from "../../numerics/random.js";
import { type BiasPoint, mostPromising, type Promising } from "./bias-points.js";
import { climbQuotient } from "./quotient-climb.js";
import { CLOSED, growingSearch } from "./growing-search.js";
import { smoothnessQuotient } from "./smoothness-quotient.js";
import { smoothnessUpperBound } from "./smoothness-bound.js";

/** A bracket of L_s, the supremum of the smoothness quotient q(x, y) over all different x, y in C_s. */
export interface PairSmoothness {
  /** q(x, y) at `attainedAt`, evaluated without cancellation: L_s is at least this, up to rounding. */
  readonly lower: number;
  /** `smoothnessUpperBound(network, min(2s, P))`: L_s ≤ Λ_{2s} is at most this. */
  readonly upper: number;
  readonly attainedAt: { readonly x: Float64Array; readonly y: Float64Array };
}

/** So many sets are climbed on, each divided in DIVISIONS/s ways (few entries gain most), with so many steps. */
const CLIMBED = 12;
const DIVISIONS = 24;
const STEPS = 200;

/** The distance of two points so near that the quotient is the curvature between them to 12 digits. */
const NEAR = 1e-6;

/** Distances of the pairs from which the climbs start. */
const DISTANCES: readonly number[] = [0.1, 1];

type Attained = Omit<PairSmoothness, "upper">;

const largest = growingSearch(search);

/**
 * The bracket of L_s, the constant of restricted smoothness: the least L with
 *
 *     f(y) ≤ f(x) + ⟨∇f(x), y − x⟩ + (L/2)‖y − x‖²   for all x, y with at most s non-zeros.
 *
 * It is not Λ_s: x and y may have different supports, and Λ_s ≤ L_s ≤ Λ_{2s}. Two near points that share
 * c entries see the curvature on 2s − c of them; the pairs searched from are of this kind, at points with
 * biases only, and climbed from at larger distances too. The lower end never falls with s.
 *
 * Throws what `smoothnessUpperBound` throws for min(2s, P) entries, unless `s` is an integer from 1 to P,
 * and unless `seed` is an unsigned 32-bit integer.
 */
export async function pairSmoothness(
  network: SoftmaxNetwork,
  s: number,
  { seed = 1 }: { seed?: number } = {},
): Promise<PairSmoothness> {
  const { dimension } = network;
  requireInteger("pairSmoothness", "s", s, 1, dimension);
  requireSeed("pairSmoothness", seed);
  const upperOf = (size: number): number =>
    smoothnessUpperBound(network, Math.min(2 * size, dimension));
  const upper = upperOf(s);
  const { lower, attainedAt } = await largest(network, s, upperOf, seed);
  return { lower, upper, attainedAt: { x: attainedAt.x.slice(), y: attainedAt.y.slice() } };
}

function search(network: SoftmaxNetwork, s: number, upper: number, seed: number): Attained {
  const enough = upper * (1 - CLOSED);
  const size = ({ places }: BiasPoint): number =>
    places.length > s ? 0 : Math.min(2 * s - places.length, network.dimension);
  const draw = mersenneTwister(seed);
  let best: Attained | undefined;
  const keep = (x: Float64Array, y: Float64Array): void => {
    const lower = smoothnessQuotient(network, x, y);
    if (best === undefined || lower > best.lower * (1 + CLOSED))
      best = { lower, attainedAt: { x, y } };
  };
  for (const promising of mostPromising(network, size, CLIMBED, enough)) {
    for (let division = 0; division < DIVISIONS / s; division++) {
      const supports = divided(promising, s, division === 0 ? undefined : draw);
      const near = pairAlong(promising, supports.x, NEAR);
      keep(near.x, near.y);
      if (best!.lower >= enough) return best!;
      const distance = DISTANCES[division % DISTANCES.length] * uniformNumbers(draw)();
      const start = pairAlong(promising, supports.x, distance);
      const { x, y } = climbQuotient(network.dataset, supports, start, STEPS);
      keep(x, y);
    }
  }
  return best!;
}

/**
 * The bias point's entries in both supports, the others half in one and half in the other, in their order or in a
 * random one.
 */
function divided(
  { support, at }: Promising,
  s: number,
  draw: (() => number) | undefined,
): { x: number[]; y: number[] } {
  const rest = support.filter((a) => !at.places.includes(a));
  const order = draw === undefined ? rest : permutation(draw, rest.length).map((i) => rest[i]);
  const room = Math.min(s - at.places.length, Math.ceil(rest.length / 2));
  return {
    x: [...at.places, ...order.slice(0, room)],
    y: [...at.places, ...order.slice(room)],
  };
}

/** y − x = distance · direction: the entries that are in x's support only are moved at x, the others at y. */
function pairAlong(
  { at, direction }: Promising,
  inX: readonly number[],
  distance: number,
): { x: Float64Array; y: Float64Array } {
  const [x, y] = [at.theta.slice(), at.theta.slice()];
  direction.forEach((v, a) => {
    if (inX.includes(a) && !at.places.includes(a)) x[a] = -distance * v;
    else y[a] += distance * v;
  });
  return { x, y };
}
