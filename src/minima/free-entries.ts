import type { Dataset } from "../data/dataset.js";
import { centered, gaugeGroups } from "../network/gauge.js";
import { provenIndependent } from "../network/gram.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { product } from "../numerics/exact-cone.js";
import {
  dyadicIntegers,
  independentColumns,
  inLowestTerms,
  quotientAsDouble,
} from "../numerics/exact.js";
import { UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import { type IntegerMargins, integerMargins, unscaledDirection } from "./class-pairs.js";

type Network = Pick<SoftmaxNetwork, "dataset" | "ridge">;

/** What may move on a support, and what may move without any change of f. */
export interface FreeEntries {
  /** The entries of S on which the margins depend, in no two ways on the same: each is none of the ones before. */
  readonly free: readonly number[];
  /**
   * The entries in which the gradient vanishes at the minimisers on S: those of S and all of which the
   * margins depend as they do on entries of S.
   */
  readonly still: readonly number[];
  /**
   * For each entry of S that is not free a line, P whole numbers: no margin, hence no value of f, changes
   * along it. It is positive in this entry and zero in all others that are not free.
   */
  readonly lines: readonly (readonly bigint[])[];
}

/**
 * The flats of f on R^S: where f has a minimiser it has one more for each point of the span of the `lines`.
 *
 * Without ridge the entries of all classes for one input are a gauge group, and one number added to all of
 * them changes nothing. That is all, unless inputs depend on each other exactly, as doubles: a copied
 * column, whole centimetres beside millimetres, a column of ones beside the bias, all categories of a
 * factor. Then d is flat if all differences d_k − d_l of its classes annihilate the inputs (x, 1) of every row.
 */
export function freeEntries({ dataset, ridge }: Network, support: readonly number[]): FreeEntries {
  if (ridge > 0) return { free: support, still: support, lines: [] };
  const span = inputSpan(dataset);
  return span === undefined ? gaugeAlone(dataset, support) : dependent(span, support);
}

/** The last entry of every group that lies in S as a whole is not free. */
function gaugeAlone(dataset: Dataset, support: readonly number[]): FreeEntries {
  let free = [...support];
  const still = [...support];
  const lines: bigint[][] = [];
  const P = (dataset.featureNames.length + 1) * dataset.classNames.length;
  for (const group of gaugeGroups(dataset)) {
    const outside = group.filter((a) => !support.includes(a));
    if (outside.length === 1) still.push(outside[0]);
    if (outside.length > 0) continue;
    free = free.filter((a) => a !== group[group.length - 1]);
    lines.push(Array.from({ length: P }, (_, a) => (group.includes(a) ? 1n : 0n)));
  }
  return { free, still, lines };
}

/** How the margins depend on the entries of θ where inputs depend on each other: a column of integers for each. */
interface InputSpan {
  readonly margins: IntegerMargins;
  readonly columns: readonly (readonly bigint[])[];
}

function dependent({ margins, columns }: InputSpan, support: readonly number[]): FreeEntries {
  const length = columns[0].length;
  const { chosen, solve } = independentColumns(
    support.map((a) => columns[a]),
    length,
    length,
  );
  const free = chosen.map((c) => support[c]);
  const lines = support
    .filter((a) => !free.includes(a))
    .map((a) => {
      const { x, q } = solve(columns[a])!;
      const line = columns.map(() => 0n);
      line[a] = q < 0n ? -q : q;
      free.forEach((b, c) => (line[b] = q < 0n ? x[c] : -x[c]));
      return unscaledDirection(margins, line);
    });
  const others = columns.map((_, a) => a).filter((a) => !support.includes(a));
  const still = [...support, ...others.filter((a) => solve(columns[a]) !== undefined)];
  return { free, still, lines };
}

/** A data set is never changed, so that this is remembered for as long as it is there. */
const spans = new WeakMap<Dataset, InputSpan | "independent">();

/** `undefined` if the d + 1 inputs of the rows are linearly independent, as they are as a rule. */
function inputSpan(dataset: Dataset): InputSpan | undefined {
  const known = spans.get(dataset) ?? computedSpan(dataset) ?? "independent";
  spans.set(dataset, known);
  return known === "independent" ? undefined : known;
}

function computedSpan(dataset: Dataset): InputSpan | undefined {
  if (provenIndependent(dataset)) return undefined;
  const { featureNames, classNames, labels } = dataset;
  const [n, K] = [featureNames.length + 1, classNames.length];
  const margins = integerMargins(dataset);
  const groups = gaugeGroups(dataset);
  function* rows(): Generator<bigint[], void, void> {
    for (const [row, own] of labels.entries()) {
      const pair = { row, own, other: own === 0 ? 1 : 0 };
      yield groups.map((group) => margins.coefficient(pair, group[own]));
    }
  }
  const { rows: pivots, annihilators } = independentColumns(rows(), n, n);
  if (pivots.length === n) return undefined;
  const basis = reducedRows(n, pivots, annihilators());
  const columns: bigint[][] = Array.from({ length: n * K }, () => []);
  groups.forEach((group, j) =>
    group.forEach((a, k) => {
      for (let other = 1; other < K; other++)
        for (const row of basis) {
          if (k === 0) columns[a].push(row[j]);
          else columns[a].push(k === other ? -row[j] : 0n);
        }
    }),
  );
  return { margins, columns };
}

/** A basis of the vectors that are orthogonal to the annihilators, each with one of the pivots. */
function reducedRows(
  n: number,
  pivots: readonly number[],
  annihilators: readonly (readonly bigint[])[],
): bigint[][] {
  const own = annihilators.map((vector) => vector.findIndex((x, i) => x !== 0n && !pivots.includes(i))); // prettier-ignore
  const common = annihilators.reduce((all, vector, i) => all * vector[own[i]], 1n);
  return pivots.map((pivot) => {
    const row = Array<bigint>(n).fill(0n);
    row[pivot] = common;
    annihilators.forEach((vector, i) => {
      row[own[i]] = (-common / vector[own[i]]) * vector[pivot];
    });
    return inLowestTerms(row);
  });
}

/** A point and how far it may be from the one that it stands for. */
export interface LeastNorm {
  readonly theta: Float64Array;
  readonly off: number;
}

/**
 * The point of least norm of the flat through θ ∈ R^S: θ less its projection on the span of the lines of
 * `freeEntries`, rounded. If an exact minimiser is within r of θ, that of least norm is within r + `off` of it.
 */
export function leastNorm(
  network: Network,
  support: readonly number[],
  theta: Float64Array,
): LeastNorm {
  const { free, lines } = freeEntries(network, support);
  if (lines.length === 0) return { theta: theta.slice(), off: 0 };
  const { dataset } = network;
  const least =
    inputSpan(dataset) === undefined
      ? centered(theta, gaugeGroups(dataset), support)
      : projected(theta, lines);
  // A unit vector of the span, sum of multiples of lines that are 1 in their own entry, has such multiples
  // with squares that sum to at most 1, as no other line has a share in this entry.
  const { integers, exponent } = dyadicIntegers(least);
  let squares = 0;
  for (const line of lines) {
    const own = line[support.find((a) => line[a] !== 0n && !free.includes(a))!];
    const along = quotientAsDouble(product(line, integers), own, exponent);
    squares += along * along;
  }
  return { theta: least, off: Math.sqrt(squares) * (1 + (lines.length + 4) * u) };
}

/** θ − Zᵀ(ZZᵀ)⁻¹Zθ for the lines as the rows of Z, computed exactly and rounded once. */
function projected(theta: Float64Array, lines: FreeEntries["lines"]): Float64Array {
  const r = lines.length;
  const { integers, exponent } = dyadicIntegers(theta);
  const gram = lines.map((one) => lines.map((other) => product(one, other)));
  const { chosen, solve } = independentColumns(gram, r, r);
  const { x, q } = solve(lines.map((line) => product(line, integers)))!;
  return Float64Array.from(integers, (entry, a) => {
    const part = chosen.reduce((sum, line, c) => sum + x[c] * lines[line][a], 0n);
    return quotientAsDouble(q * entry - part, q, exponent);
  });
}
