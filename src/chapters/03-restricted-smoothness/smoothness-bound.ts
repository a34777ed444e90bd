import { denseSmoothness } from "../../network/dense-smoothness.js";
import { type GramMatrix, gramMatrix } from "../../network/gram.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { inOwnThread } from "../../network/in-own-thread.js";
import { requireInteger } from "../../numerics/checks.js";
import type { Stoppable } from "../../numerics/report.js";
import { roundingBound, UNIT_ROUNDOFF } from "../../numerics/rounding.js";
import { binomial } from "./class-supports.js";
import { enumeratedBound } from "./enumerated-bound.js";

/** A proven upper bound of Λ_m, and what it was found by. */
export interface SmoothnessBound {
  readonly upper: number;
  /**
   * `supports`: every support of m entries was looked at;
   * `fewer`, `more`: every support of `supports` entries was, with fewer or with more than m of them;
   * `rows`: by the largest entries in a row of the bound of the Hessian;
   * `dense`: the constant of all P entries.
   */
  readonly by: "supports" | "fewer" | "more" | "rows" | "dense";
  /** How many entries the supports have that were looked at, m where all of m were; left out for rows and dense. */
  readonly supports?: number;
}

/** More supports than this are not looked through; IRIS has 6,435 of 7 or 8 entries. */
const MOST_SUPPORTS = 100_000;

/** Nor are supports whose factorisations, of m³ operations each, come to more than this: some ten seconds. */
const MOST_WORK = 5e8;

/** Nor are supports of more entries, where each takes dozens of eigenvalue problems. */
const MOST_ENTRIES = 40;

const IN_THREAD = {
  module: new URL("./smoothness-bound.js", import.meta.url),
  name: "smoothnessBound",
};

/** Covers the roundings of sums of non-negative numbers and of the last formulas. */
const FEW = 8;

/**
 * A proven upper bound of Λ_m, the supremum of λ_max(∇²f(θ)_SS) over all supports S of at most m entries and
 * all θ in R^S, for every m and P; it does not fall as m grows.
 *
 * Where the supports can be looked through it is that of `enumeratedBound`. Else it is the least of
 *
 *     dense:   ½ λ_max(G) + λ, which bounds all of ∇²f;
 *     more:    the bound of Λ_n for the smallest n > m whose supports can be looked through;
 *     fewer:   (m − 1)/(n − 1) Λ_n for the largest such n < m, n ≥ 2: xᵀHx is that multiple of the mean of
 *              x_TᵀHx_T over the parts T of n entries, less a multiple of Σ H_aa x_a² ≥ 0;
 *     rows:    max_a Σ |A_ab| over the m largest entries of row a, the one on the diagonal among them, for
 *              A = ½(I − 11ᵀ/K) ⊗ G (Böhning) and for ½I ⊗ G, where a row has entries of one class alone.
 *
 * "fewer" and "rows" hold for the loss, to which the ridge is added. It may take seconds; with a `signal`
 * it gives a promise. Throws unless `m` is an integer from 1 to P.
 */
export function smoothnessBound(network: SoftmaxNetwork, m: number): SmoothnessBound;
export function smoothnessBound(
  network: SoftmaxNetwork,
  m: number,
  options: Stoppable,
): Promise<SmoothnessBound>;
export function smoothnessBound(
  network: SoftmaxNetwork,
  m: number,
  { signal }: Partial<Stoppable> = {},
): SmoothnessBound | Promise<SmoothnessBound> {
  const { dimension: P, dataset, ridge } = network;
  requireInteger("smoothnessUpperBound", "m", m, 1, P);
  if (signal !== undefined) return inOwnThread(IN_THREAD, network, [m], { signal });
  if (isFew(P, m)) return { upper: enumeratedBound(network, m), by: "supports", supports: m };
  const sizes = Array.from({ length: P }, (_, i) => i + 1).filter((n) => isFew(P, n));
  const bounds: SmoothnessBound[] = [{ upper: denseSmoothness(network).upper, by: "dense" }];
  const gram = gramMatrix(dataset);
  const rows = rowBound(gram, dataset.classNames.length, m);
  bounds.push({ upper: (rows + ridge) * (1 + 2 * UNIT_ROUNDOFF), by: "rows" });
  const fewer = sizes.filter((n) => n < m && n >= 2).at(-1);
  if (fewer !== undefined) {
    const loss = enumeratedBound(network, fewer) - ridge;
    const upper = (((m - 1) / (fewer - 1)) * loss + ridge) * (1 + FEW * UNIT_ROUNDOFF);
    bounds.push({ upper, by: "fewer", supports: fewer });
  }
  const more = sizes.find((n) => n > m && n < P);
  if (more !== undefined)
    bounds.push({ upper: enumeratedBound(network, more), by: "more", supports: more });
  return bounds.reduce((least, other) => (other.upper < least.upper ? other : least));
}

/** As `smoothnessBound`, the number alone. */
export function smoothnessUpperBound(network: SoftmaxNetwork, m: number): number {
  return smoothnessBound(network, m).upper;
}

function isFew(P: number, m: number): boolean {
  const count = binomial(P, m);
  return m <= MOST_ENTRIES && count <= MOST_SUPPORTS && count * (m * m * m) <= MOST_WORK;
}

/** The least of both bounds by rows, rounded up. */
export function rowBound({ matrix, n, error }: GramMatrix, K: number, m: number): number {
  const own = (1 - 1 / K) / 2;
  const other = 1 / (2 * K);
  let [all, alone] = [0, 0];
  for (let j = 0; j < n; j++) {
    const diagonal = matrix[(n + 1) * j];
    const row = Array.from(matrix.subarray(n * j, n * (j + 1)), Math.abs);
    const besides = row.filter((_, l) => l !== j);
    const others = row.flatMap((x) => Array<number>(Math.min(K - 1, m)).fill(other * x));
    const entries = [...besides.map((x) => own * x), ...others];
    all = Math.max(all, own * diagonal + largestSum(entries, m - 1));
    alone = Math.max(alone, (diagonal + largestSum(besides, m - 1)) / 2);
  }
  return Math.min(all, alone) * (1 + 2 * roundingBound(m + FEW)) + error;
}

/** The sum of the `count` largest. */
function largestSum(numbers: readonly number[], count: number): number {
  const sorted = Float64Array.from(numbers).sort().reverse();
  return sorted.subarray(0, count).reduce((sum, x) => sum + x, 0);
}
