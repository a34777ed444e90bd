import { exp } from "../numerics/elementary.js";
import { margins, pairName } from "../minima/class-pairs.js";
import { marginSpan } from "../minima/margin-span.js";
import type { RestrictedMinimum } from "../minima/restricted-minima.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { dot, norm } from "../numerics/linear.js";

/**
 * Coordinates of R^S around the minimiser x of what is left of f at infinity:
 *
 *     u = x + Vξ + Wδ,   [V W] orthonormal.
 *
 * Along V the margins of the pairs that are left do not change, so that ξ is what runs to infinity and δ what
 * goes to 0. `x` is a minimiser up to the radius of its ball, and taken for one.
 */
export interface FlowCoordinates {
  readonly support: readonly number[];
  readonly x: Float64Array;
  /** Rows of P entries: first those of V, `escaping` in number, then those of W. */
  readonly basis: readonly Float64Array[];
  readonly escaping: number;
  readonly ridge: number;
  readonly pairs: FlowPairs;
  /**
   * For every entry j ∉ S: ∇_j f at x. It is exactly 0 where the column of j in the margins that are left is a
   * combination of those of S, as ∇_S f is 0: there the rounding of x must not be taken for a gradient.
   */
  readonly outside: readonly { readonly entry: number; readonly gradient: number }[];
}

/** The pairs of a row and another class, row by row, n = |S| numbers along the basis for each. */
export interface FlowPairs {
  /** Where the pairs of each row end. */
  readonly rowEnds: Uint32Array;
  /** 1 where the margin grows without bound. */
  readonly strict: Uint8Array;
  /** The margin at x. */
  readonly margin: Float64Array;
  /** exp(−margin) of a pair that is left, else 0. */
  readonly weight: Float64Array;
  /** How the margin changes along each basis vector: exactly 0 where V leaves it. */
  readonly along: Float64Array;
  /** How it changes along the entries outside of S. */
  readonly beyond: Float64Array;
}

/** A minimiser on a support, up to the pairs whose margins grow. */
export type Anchor = Pick<RestrictedMinimum, "support" | "dropped" | "theta" | "gradient">;

export function flowCoordinates(network: SoftmaxNetwork, minimum: Anchor): FlowCoordinates {
  const { dataset, dimension: P, ridge } = network;
  const { support, dropped, theta: x } = minimum;
  const span = ridge > 0 ? undefined : marginSpan(dataset, support, dropped);
  const escaping = orthonormal((span?.lines() ?? []).map(asDoubles), []);
  const units = support.map((a) => Float64Array.from({ length: P }, (_, b) => (a === b ? 1 : 0)));
  const staying = orthonormal(units, escaping).slice(0, support.length - escaping.length);
  const basis = [...escaping, ...staying];
  const others = Array.from({ length: P }, (_, j) => j).filter((j) => !support.includes(j));
  const { lower, upper } = minimum.gradient;
  const outside = others.map((entry) => {
    const gradient = span?.spans(entry) ? 0 : (lower[entry] + upper[entry]) / 2;
    return { entry, gradient };
  });
  const pairs = flowPairs(network, minimum, basis, escaping.length, others);
  return { support, x, basis, escaping: escaping.length, ridge, pairs, outside };
}

function flowPairs(
  { dataset, dimension: P }: SoftmaxNetwork,
  { dropped, theta: x }: Anchor,
  basis: readonly Float64Array[],
  escaping: number,
  others: readonly number[],
): FlowPairs {
  const { pairs, coefficient } = margins(dataset);
  const gone = new Set(dropped.map(pairName));
  const rows = pairs.map((pair) =>
    Float64Array.from({ length: P }, (_, a) => coefficient(pair, a)),
  );
  const strict = Uint8Array.from(pairs, (pair) => (gone.has(pairName(pair)) ? 1 : 0));
  const margin = Float64Array.from(rows, (row) => dot(row, x));
  const along = rows.flatMap((row, p) =>
    basis.map((v, b) => (b < escaping && strict[p] === 0 ? 0 : dot(row, v))),
  );
  const each = pairs.length / dataset.size;
  return {
    rowEnds: Uint32Array.from({ length: dataset.size }, (_, i) => each * (i + 1)),
    strict,
    margin,
    weight: margin.map((m, p) => (strict[p] === 1 ? 0 : exp(-m))),
    along: Float64Array.from(along),
    beyond: Float64Array.from(rows.flatMap((row) => others.map((j) => row[j]))),
  };
}

/** Vξ + Wδ in P entries. */
export function offsetOf(
  { x, support, basis }: FlowCoordinates,
  moved: Float64Array,
): Float64Array {
  const offset = new Float64Array(x.length);
  basis.forEach((v, b) => {
    for (const a of support) offset[a] += moved[b] * v[a];
  });
  return offset;
}

/** (ξ, δ) of x + `offset`. */
export function movedOf({ support, basis }: FlowCoordinates, offset: Float64Array): Float64Array {
  return Float64Array.from(basis, (v) => support.reduce((sum, a) => sum + v[a] * offset[a], 0));
}

/** The doubles of integers of any size, up to a common factor. */
function asDoubles(line: readonly bigint[]): Float64Array {
  const digits = Math.max(...line.map((entry) => entry.toString(2).length));
  const shift = BigInt(Math.max(0, digits - 1000));
  return Float64Array.from(line, (entry) => Number(entry >> shift));
}

/** Gram–Schmidt, twice for orthogonality to rounding; the longest rest first; what depends on others is left out. */
function orthonormal(
  vectors: readonly Float64Array[],
  before: readonly Float64Array[],
): Float64Array[] {
  const result: Float64Array[] = [];
  const rest = vectors.map((v) => without(unit(v), before));
  while (result.length < vectors.length) {
    const lengths = rest.map(norm);
    const longest = lengths.indexOf(Math.max(...lengths));
    if (!(lengths[longest] > DEPENDENT)) break;
    const next = unit(without(unit(rest[longest]), [...before, ...result]));
    result.push(next);
    rest.forEach((v, i) => (rest[i] = without(v, [next])));
  }
  return result;
}

/** What is left of a unit vector after projection is rounding below this. */
const DEPENDENT = 1e-10;

function without(v: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const result = v.slice();
  for (const q of basis) {
    const share = dot(q, result);
    q.forEach((entry, a) => (result[a] -= share * entry));
  }
  return result;
}

function unit(v: Float64Array): Float64Array {
  const largest = Math.max(...v.map(Math.abs));
  const scaled = v.map((entry) => entry / largest);
  const length = norm(scaled);
  return scaled.map((entry) => entry / length);
}
