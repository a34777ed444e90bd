/** The minima of all models of a network without ridge as a table that a page can carry. */
import type { Dataset } from "../../../data/dataset.js";
import { models } from "../../../minima/models.js";
import type { RestrictedMinimum } from "../../../minima/restricted-minima.js";
import { gaugeGroups } from "../../../network/gauge.js";
import type { SoftmaxNetwork } from "../../../network/softmax.js";
import { maskOf } from "../../../network/support.js";
import { UNIT_ROUNDOFF as u } from "../../../numerics/rounding.js";

/**
 * A lower bound of inf f for each model, and the gradient at its minimiser, or the limit of the gradient
 * where the minimum is not attained.
 *
 * Only free numbers are kept: a gradient is 0 in the entries of the support and where the gauge makes it so,
 * and its sum over each gauge group is 0. For three classes that leaves two numbers of a feature without a
 * class, one where there is one class, none where there are two. The rows are those of
 * `models(network).masks()`, after that of the empty support.
 */
export interface ModelTable {
  /** Lower bounds of the infima: doubles, little-endian, in base 64. */
  readonly values: string;
  /** The free numbers of the gradients: single precision, little-endian, in base 64. */
  readonly slopes: string;
  /** Each slope is wrong by at most this and half a unit in its last place. */
  readonly error: number;
  /** The sets of pairs (row, class) whose margins grow where the minimum is not attained. */
  readonly dropped: readonly (readonly (readonly [row: number, other: number])[])[];
  /** For each model 0 where the minimum is attained, else 1 + the number of its set: bytes in base 64. */
  readonly kinds: string;
}

/** What the table tells of the minimum on a support. */
export interface TableRow {
  /** Undefined where the minimum is attained, else the pairs whose margins grow. */
  readonly dropped: ModelTable["dropped"][number] | undefined;
  /** At most inf f over R^S. */
  readonly least: number;
  /** Bounds of the gradient, or of its limit, in P entries. */
  readonly gradient: { readonly lower: Float64Array; readonly upper: Float64Array };
}

type Shape = Pick<SoftmaxNetwork, "dataset" | "ridge">;

/**
 * A number of single precision is wrong by this share of itself at most; twice of it covers what is computed with it.
 */
const SINGLE = 2 ** -23;

/** The entries whose gradient is stored, in the order in which they are: of each group all free ones but the last. */
function freeSlopes(dataset: Dataset, mask: number): { stored: number[]; last: number }[] {
  return gaugeGroups(dataset)
    .map((group) => group.filter((a) => ((mask >> a) & 1) === 0))
    .filter((outside) => outside.length > 1)
    .map((outside) => ({ stored: outside.slice(0, -1), last: outside.at(-1)! }));
}

/** All rows of the table, as masks. */
export function tableMasks(network: Shape): number[] {
  return [0, ...models(network).masks()];
}

/** The table of minima that are proven, one for each of `tableMasks`. */
export function encoded(network: Shape, minima: readonly RestrictedMinimum[]): ModelTable {
  const slopes: number[] = [];
  const dropped = new Map<string, ModelTable["dropped"][number]>();
  let error = 0;
  const kinds = minima.map((minimum) => {
    const { lower, upper } = minimum.gradient;
    for (const { stored } of freeSlopes(network.dataset, maskOf(minimum.support)))
      for (const a of stored) {
        slopes.push((lower[a] + upper[a]) / 2);
        error = Math.max(error, upper[a] - lower[a]);
      }
    if (minimum.kind === "attained") return 0;
    const pairs = minimum.dropped.map(({ row, other }) => [row, other] as const);
    const key = pairs.join(" ");
    if (!dropped.has(key)) dropped.set(key, pairs);
    return 1 + [...dropped.keys()].indexOf(key);
  });
  return {
    values: written(Float64Array.from(minima, ({ value }) => value.lower)),
    slopes: written(Float32Array.from(slopes)),
    error,
    dropped: [...dropped.values()],
    kinds: written(Uint8Array.from(kinds)),
  };
}

/** The function that reads the row of a support, given as its entries, from the table. */
export function reader(
  network: SoftmaxNetwork,
  table: ModelTable,
): (support: readonly number[]) => TableRow {
  const { dataset, dimension: P } = network;
  const values = new Float64Array(read(table.values));
  const slopes = new Float32Array(read(table.slopes));
  const kinds = new Uint8Array(read(table.kinds));
  const { modelOf } = models(network);
  const places = new Map<number, { row: number; first: number }>();
  let first = 0;
  tableMasks(network).forEach((mask, row) => {
    places.set(mask, { row, first });
    for (const { stored } of freeSlopes(dataset, mask)) first += stored.length;
  });

  return (support) => {
    const model = modelOf(maskOf(support));
    const { row, first } = places.get(model)!;
    const lower = new Float64Array(P);
    const upper = new Float64Array(P);
    let at = first;
    for (const { stored, last } of freeSlopes(dataset, model)) {
      let [sum, wrong] = [0, 0];
      for (const a of stored) {
        const slope = slopes[at++];
        const off = table.error + SINGLE * Math.abs(slope);
        [lower[a], upper[a]] = [slope - off, slope + off];
        sum += slope;
        wrong += off + 4 * u * Math.abs(slope);
      }
      [lower[last], upper[last]] = [-sum - wrong, -sum + wrong];
    }
    return {
      dropped: table.dropped[kinds[row] - 1],
      least: values[row],
      gradient: { lower, upper },
    };
  };
}

function written({ buffer }: Float64Array | Float32Array | Uint8Array): string {
  let characters = "";
  for (const byte of new Uint8Array(buffer)) characters += String.fromCharCode(byte);
  return btoa(characters);
}

function read(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
}
