import { stabilityDecisions } from "./stability-decisions.js";
import { isSwapOptimal } from "./stability-predicates.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireNonNegative, requirePositive } from "../../numerics/checks.js";
import type { AttainedRecord, EverySupport } from "./every-support.js";

/** What the supports with s entries come to, at one step size. */
export interface StationaryCounts {
  readonly sparsity: number;
  /** Supports on which the minimum is attained. */
  readonly attained: number;
  /** HT-stable minimisers: isolated ones, and least-norm points of flats. */
  readonly stable: number;
  readonly isolated: number;
  readonly flat: number;
  /** Flats of which some point is HT-stable. */
  readonly flatSomewhere: number;
  /** Different models among the `stable`. */
  readonly models: number;
  /** Supports with a minimiser that bounds leave undecided. */
  readonly undecided: number;
  /** Supports with a minimiser that no exchange of one entry improves, and their models. */
  readonly swapOptimal: number;
  readonly swapOptimalModels: number;
  /** The best of the attained: of the supports of its model the lexicographically smallest. */
  readonly best: AttainedRecord | undefined;
  /** The least value of another model less that of the best, a proven lower bound; ∞ if there is none. */
  readonly gap: number;
}

/**
 * The counts for s = 1, …, P by the convention of `stabilityDecisions` with γ = `stepSize`. A support is
 * swap optimal if its infimum exceeds no exchanged one by more than `tolerance`, which stands for the
 * error of infima that are not attained.
 */
export function stationaryCounts(
  network: SoftmaxNetwork,
  every: EverySupport,
  { stepSize, tolerance }: { stepSize: number; tolerance: number },
): StationaryCounts[] {
  requirePositive("stationaryCounts", "stepSize", stepSize);
  requireNonNegative("stationaryCounts", "tolerance", tolerance);
  const P = every.dimension;
  const infimum = infima(every);
  const bySize = Array.from(
    { length: P + 1 },
    (): { mask: number; record: AttainedRecord }[] => [],
  );
  for (let mask = 1; mask < 1 << P; mask++) {
    const record = every.at(mask);
    if (record.kind === "attained") bySize[record.support.length].push({ mask, record });
  }
  return bySize.slice(1).map((list, i) => {
    const decided = list.map(({ mask, record }) => ({
      mask,
      record,
      ...stabilityDecisions(network, record, stepSize),
    }));
    const stable = decided.filter((entry) => entry.stable === "yes");
    const swaps = list.filter(({ mask }) =>
      isSwapOptimal(mask, P, (other) => infimum[other], tolerance),
    );
    return {
      sparsity: i + 1,
      attained: list.length,
      stable: stable.length,
      isolated: stable.filter(({ flat }) => !flat).length,
      flat: stable.filter(({ flat }) => flat).length,
      flatSomewhere: decided.filter(({ flat, somewhere }) => flat && somewhere === "yes").length,
      models: modelsOf(stable),
      undecided: decided.filter((entry) =>
        [entry.stable, entry.somewhere, entry.zeroEntry].includes("undecided"),
      ).length,
      swapOptimal: swaps.length,
      swapOptimalModels: modelsOf(swaps),
      ...bestOf(list.map(({ record }) => record)),
    };
  });
}

/** inf f on R^S by the mask of S, from 0 for the empty support on; rounded up. */
export function infima(every: EverySupport): Float64Array {
  return Float64Array.from({ length: 1 << every.dimension }, (_, mask) => {
    const record = every.at(mask);
    return record.kind === "attained" ? record.value.upper : record.value;
  });
}

function modelsOf(list: readonly { record: AttainedRecord }[]): number {
  return new Set(list.map(({ record }) => record.model)).size;
}

function bestOf(list: readonly AttainedRecord[]): Pick<StationaryCounts, "best" | "gap"> {
  if (list.length === 0) return { best: undefined, gap: Infinity };
  const least = list.reduce((one, other) => (other.value.upper < one.value.upper ? other : one));
  const same = list.filter(({ model }) => model === least.model);
  const others = list.filter(({ model }) => model !== least.model);
  const best = same.reduce((one, other) => (comesFirst(other.support, one.support) ? other : one));
  const next = others.reduce((low, { value }) => Math.min(low, value.lower), Infinity);
  return { best, gap: next - least.value.upper };
}

/** In lexicographic order, for lists of equal length. */
function comesFirst(one: readonly number[], other: readonly number[]): boolean {
  const differs = one.findIndex((a, i) => a !== other[i]);
  return differs >= 0 && one[differs] < other[differs];
}
