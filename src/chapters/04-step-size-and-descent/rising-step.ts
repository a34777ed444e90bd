import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../../network/softmax.js";
import { supportOf } from "../../network/support.js";
import { requireInteger, requirePositive } from "../../numerics/checks.js";
import { parallelMap, type PartStore } from "../../numerics/parallel-map.js";
import { mersenneTwister, normalNumbers, uniformNumbers } from "../../numerics/random.js";
import type { Report } from "../../numerics/report.js";
import type { Parts } from "../../storage/kept-result.js";
import { valueChange } from "./value-change.js";

/** Where a search for a short step that raises f begins: with γ = `longest`/`smoothness`. */
export type RisingStart = {
  readonly sparsity: number;
  readonly smoothness: number;
  readonly longest: number;
  readonly seed: number;
  readonly proposals: number;
};

/** The shortest step that a search found: from x the step γ = `multiple`/`smoothness` raises f, if `rises`. */
export type RisingStep = {
  readonly multiple: number;
  readonly x: readonly number[];
  readonly rises: boolean;
};

/** The best of so many drawn points is where a search begins. */
const DRAWN = 200;

/** Entries of the drawn points have this standard deviation: rows are neither alike nor all decided. */
const SCALE = 2;

/** By this factor the step is made shorter, as long as f still rises. */
const SHORTER = 0.995;

/** The length of a move after a success and after a failure; beyond the limits it begins anew with 1. */
const [GROWTH, DECAY, SHORTEST, LONGEST] = [1.5, 0.9, 1e-5, 30];

/**
 * Is one step from x ∈ C_s with γ a rise, f(y) > f(x) for y ∈ H_s(x − γ∇f(x))? The rise as a share,
 * 2γ(f(y) − f(x))/‖y − x‖², and whether it is above the bound of its rounding.
 *
 * By T0 the share is at most γL_s − 1. −∞ where x stays. Throws as `hardThreshold` and `valueChange`.
 */
export function riseOfStep(
  network: SoftmaxNetwork,
  x: Float64Array,
  { sparsity, stepSize }: { sparsity: number; stepSize: number },
): { share: number; rises: boolean } {
  const gradient = network.gradient(x);
  const y = hardThreshold(
    x.map((entry, a) => entry - stepSize * gradient[a]),
    sparsity,
  );
  const squares = y.reduce((sum, entry, a) => sum + (entry - x[a]) * (entry - x[a]), 0);
  if (squares === 0) return { share: -Infinity, rises: false };
  const { change, rounding } = valueChange(network, x, y);
  return { share: (2 * stepSize * change) / squares, rises: change > rounding };
}

/**
 * A local search for a short step that raises f: it moves a seeded sparse point so that the share of the rise
 * grows, and shortens the step as long as there is a rise. What it finds is an upper bound of the shortest
 * one; that there is none up to 1/L_s is T0.
 */
export function risingStep(
  network: SoftmaxNetwork,
  { sparsity, smoothness, longest, seed, proposals }: RisingStart,
): RisingStep {
  const P = network.dimension;
  requireInteger("risingStep", "sparsity", sparsity, 1, P);
  requirePositive("risingStep", "smoothness", smoothness);
  requirePositive("risingStep", "longest", longest);
  requireInteger("risingStep", "proposals", proposals, 1);
  const draw = mersenneTwister(seed);
  const [uniform, normal] = [uniformNumbers(draw), normalNumbers(draw)];
  let multiple = longest;
  const at = (x: Float64Array, γL: number) =>
    riseOfStep(network, x, { sparsity, stepSize: γL / smoothness });
  const drawn = Array.from({ length: DRAWN }, () => sparsePoint(P, sparsity, uniform, normal));
  let x = drawn[0];
  for (const point of drawn) if (at(point, multiple).share > at(x, multiple).share) x = point;
  let best = at(x, multiple);
  let length = 1;
  for (let n = 0; n < proposals; n++) {
    const moved = propose(x, sparsity, length, uniform, normal);
    const next = at(moved, multiple);
    const better = next.share > best.share;
    if (better) [x, best] = [moved, next];
    while (better && best.rises) {
      const shorter = at(x, SHORTER * multiple);
      if (!shorter.rises) break;
      [multiple, best] = [SHORTER * multiple, shorter];
    }
    length *= better ? GROWTH : DECAY;
    if (length < SHORTEST || length > LONGEST) length = 1;
  }
  return { multiple, x: Array.from(x), rises: best.rises };
}

/** s normal entries at places drawn with equal probability. */
function sparsePoint(
  P: number,
  sparsity: number,
  uniform: () => number,
  normal: () => number,
): Float64Array {
  const x = new Float64Array(P);
  const places = Array.from({ length: P }, (_, a) => a);
  for (let i = 0; i < sparsity; i++) {
    const [place] = places.splice(Math.floor(uniform() * places.length), 1);
    x[place] = SCALE * normal();
  }
  return x;
}

/** One of three moves, alike: all entries of the support, one of them, or one that goes to a new place. */
function propose(
  x: Float64Array,
  sparsity: number,
  length: number,
  uniform: () => number,
  normal: () => number,
): Float64Array {
  const kind = Math.floor(3 * uniform());
  if (kind === 0) return x.map((entry) => (entry === 0 ? 0 : entry + length * normal()));
  const moved = x.slice();
  const support = supportOf(x);
  const old = support[Math.floor(uniform() * support.length)];
  const place = kind === 1 ? old : Math.floor(uniform() * x.length);
  if (x[place] === 0 && support.length === sparsity) {
    moved[place] = uniform() < 0.5 ? x[old] : -x[old];
    moved[old] = 0;
  } else moved[place] += length * normal();
  return moved;
}

/** The worker's part of `risingSteps`: one search on the canonical training split. */
export async function risingStepOnIris(start: RisingStart): Promise<RisingStep> {
  return risingStep(softmaxNetwork((await publishedSplit(273)).train), start);
}

/** Many searches, on worker threads: a computation for `kept`. */
export async function risingSteps(
  starts: readonly RisingStart[],
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<RisingStep[]> {
  const task = { module: new URL("./rising-step.js", import.meta.url), name: "risingStepOnIris" };
  return parallelMap<RisingStart, RisingStep>(task, starts, {
    report,
    signal,
    parts: parts as PartStore<RisingStep>,
    key: ({ sparsity, seed }) => `${sparsity} ${seed}`,
  });
}
