import { promisedDrops } from "./descent.js";
import { supportOf } from "../../network/support.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger } from "../../numerics/checks.js";
import { mersenneTwister, normalNumbers, uniformNumbers } from "../../numerics/random.js";
import { sparsePoint } from "./descent-pairs.js";
import { descentSteps } from "./descent-step.js";

/** The constants of a search, γ = `multiple`/`smoothness`, the seed of its start and of its moves. */
export type SearchStart = {
  readonly sparsity: number;
  readonly smoothness: number;
  readonly multiple: number;
  readonly seed: number;
  readonly proposals: number;
};

/** The point of a search from which T0 promises the largest share of what f really falls by. */
export type SearchEnd = {
  readonly share: number;
  /** Is T0 violated at some point that was tried, by more than rounding? */
  readonly violated: boolean;
  readonly x: readonly number[];
};

/** The length of a move grows after a success and shrinks after a failure; one success in five keeps it. */
const GROWTH = Math.SQRT2;
const DECAY = 1 / Math.sqrt(Math.SQRT2);

/** A search that has shrunk to this length, or grown beyond its inverse, begins anew with length 1. */
const SHORTEST = 1e-6;

/** A share is only looked at where the drop is so many times its rounding. */
const CLEAR = 1e6;

/**
 * A local search that tries to violate T0 with γ and L: from a seeded sparse point it moves by normal
 * numbers of a length that adapts, and keeps a move after which T0 promises a larger
 * share of f(x) − f(y). T0 holds while no share exceeds 1.
 */
export function descentSearch(
  network: SoftmaxNetwork,
  { sparsity, smoothness, multiple, seed, proposals }: SearchStart,
): SearchEnd {
  requireInteger("descentSearch", "proposals", proposals, 1);
  const constants = { sparsity, smoothness, stepSize: multiple / smoothness };
  const draw = mersenneTwister(seed);
  const uniform = uniformNumbers(draw);
  const normal = normalNumbers(draw);
  let violated = false;
  const shareAt = (x: Float64Array): number => {
    let top = -Infinity;
    for (const step of descentSteps(network, x, constants)) {
      const { t0 } = promisedDrops(step, constants);
      if (t0 > step.drop + step.rounding) violated = true;
      if (step.drop > CLEAR * step.rounding) top = Math.max(top, t0 / step.drop);
    }
    return top;
  };
  let x = sparsePoint(seed, sparsity, network.dimension);
  let share = shareAt(x);
  let length = 1;
  for (let n = 0; n < proposals; n++) {
    const moved = propose(x, sparsity, length, uniform, normal);
    const next = shareAt(moved);
    const better = next > share;
    if (better) [x, share] = [moved, next];
    length *= better ? GROWTH : DECAY;
    if (length < SHORTEST || length > 1 / SHORTEST) length = 1;
  }
  return { share, violated, x: Array.from(x) };
}

/** One of three moves, alike: all entries of the support, one place (which may be new), half or twice the point. */
function propose(
  x: Float64Array,
  sparsity: number,
  length: number,
  uniform: () => number,
  normal: () => number,
): Float64Array {
  const kind = Math.floor(3 * uniform());
  if (kind === 0) return x.map((entry) => (entry === 0 ? 0 : entry + length * normal()));
  if (kind === 1) {
    const factor = uniform() < 0.5 ? 0.5 : 2;
    return x.map((entry) => factor * entry);
  }
  const moved = x.slice();
  const support = supportOf(x);
  const place = Math.floor(uniform() * x.length);
  if (x[place] === 0 && support.length === sparsity)
    moved[support[Math.floor(uniform() * support.length)]] = 0;
  moved[place] += length * normal();
  return moved;
}
