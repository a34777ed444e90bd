import { type StabilityDecisions, stabilityDecisions } from "./stability-decisions.js";
import { isSwapOptimal } from "./stability-predicates.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { maskOf, supportOfMask } from "../../network/support.js";
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
 *
 * Time is of order 2^P, a minute at P = 20; memory is that of `everySupport`, some 300 bytes for each model, of which
 * there are at most 2^P: less than a gigabyte at P = 20.
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
  return Array.from({ length: P }, (_, i) => {
    const sparsity = i + 1;
    const tally = new Tally();
    for (let mask = 1; mask < 1 << P; mask++) {
      if (entriesOf(mask) !== sparsity) continue;
      const record = every.at(mask);
      if (record.kind !== "attained") continue;
      const swap = isSwapOptimal(mask, P, (other) => infimum[other], tolerance);
      tally.add(mask, record, stabilityDecisions(network, record, stepSize), swap);
    }
    return { sparsity, ...tally.counts(every) };
  });
}

/** What is left of the records of one sparsity once they were seen: with P = 20 they are too many to be held. */
class Tally {
  private readonly masks: number[] = [];
  private readonly models: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly stableModels = new Set<number>();
  private readonly swapModels = new Set<number>();
  private isolated = 0;
  private flat = 0;
  private flatSomewhere = 0;
  private undecided = 0;
  private swapOptimal = 0;

  add(mask: number, record: AttainedRecord, decisions: StabilityDecisions, swap: boolean): void {
    const { model, value } = record;
    this.masks.push(mask);
    this.models.push(model);
    this.lower.push(value.lower);
    this.upper.push(value.upper);
    const { stable, somewhere, zeroEntry, flat } = decisions;
    if (stable === "yes") {
      this.stableModels.add(model);
      if (flat) this.flat++;
      else this.isolated++;
    }
    if (flat && somewhere === "yes") this.flatSomewhere++;
    if ([stable, somewhere, zeroEntry].includes("undecided")) this.undecided++;
    if (!swap) return;
    this.swapModels.add(model);
    this.swapOptimal++;
  }

  counts(every: EverySupport): Omit<StationaryCounts, "sparsity"> {
    return {
      attained: this.masks.length,
      stable: this.isolated + this.flat,
      isolated: this.isolated,
      flat: this.flat,
      flatSomewhere: this.flatSomewhere,
      models: this.stableModels.size,
      undecided: this.undecided,
      swapOptimal: this.swapOptimal,
      swapOptimalModels: this.swapModels.size,
      ...this.best(every),
    };
  }

  /** The one of least value, of its model the first in lexicographic order, and the gap to other models. */
  private best(every: EverySupport): Pick<StationaryCounts, "best" | "gap"> {
    const { masks, models, lower, upper } = this;
    if (masks.length === 0) return { best: undefined, gap: Infinity };
    const least = upper.reduce((one, value, i) => (value < upper[one] ? i : one), 0);
    const same = masks.filter((_, i) => models[i] === models[least]);
    const first = same
      .map(supportOfMask)
      .reduce((one, other) => (comesFirst(other, one) ? other : one));
    const next = lower.reduce(
      (low, value, i) => (models[i] === models[least] ? low : Math.min(low, value)),
      Infinity,
    );
    return { best: every.at(maskOf(first)) as AttainedRecord, gap: next - upper[least] };
  }
}

/** The number of bits of a mask. */
function entriesOf(mask: number): number {
  let entries = 0;
  for (let left = mask; left > 0; left &= left - 1) entries++;
  return entries;
}

/** inf f on R^S by the mask of S, from 0 for the empty support on; rounded up. */
export function infima(every: EverySupport): Float64Array {
  return Float64Array.from({ length: 1 << every.dimension }, (_, mask) => {
    const record = every.at(mask);
    return record.kind === "attained" ? record.value.upper : record.value;
  });
}

/** In lexicographic order, for lists of equal length. */
function comesFirst(one: readonly number[], other: readonly number[]): boolean {
  const differs = one.findIndex((a, i) => a !== other[i]);
  return differs >= 0 && one[differs] < other[differs];
}
