import { isCoordinatewiseMinimum } from "./stability-coordinates.js";
import { stabilityDecisions, ZERO_ENTRY } from "./stability-decisions.js";
import { isSwapOptimal } from "./stability-predicates.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger, requirePositive } from "../../numerics/checks.js";
import type { AttainedRecord, EverySupport } from "./every-support.js";
import { infima } from "./stationary-counts.js";

/** Which notions of stationarity the minimiser on one support meets, from the strongest to the weakest. */
export interface HierarchyRecord {
  readonly record: AttainedRecord;
  /** No support with as many entries has a smaller infimum. */
  readonly global: boolean;
  readonly swapOptimal: boolean;
  readonly coordinatewise: boolean;
  /** HT-stable with γ = 1/L₂, L₂ the constant of two entries, and with the step asked for. */
  readonly stableAtTwo: boolean;
  readonly stable: boolean;
}

/** Infima and values that differ by less count as equal: a hundred times the error of an unattained infimum. */
const EQUAL = 1e-12;

/**
 * The notions of stationarity at the minimiser of every support with s entries that attains its minimum and
 * has no entry below 10⁻⁷ there; on a flat at the one of least norm. `stepSizes` are 1/L₂ and the step for
 * the weakest notion.
 *
 * Throws unless 1 ≤ `sparsity` ≤ P and the steps are positive.
 */
export function stationaryHierarchy(
  network: SoftmaxNetwork,
  every: EverySupport,
  sparsity: number,
  [atTwo, stepSize]: readonly [atTwo: number, stepSize: number],
): HierarchyRecord[] {
  const P = every.dimension;
  requireInteger("stationaryHierarchy", "sparsity", sparsity, 1, P);
  requirePositive("stationaryHierarchy", "stepSizes", Math.min(atTwo, stepSize));
  const all = infima(every);
  const masks = [...all.keys()].filter((mask) => mask > 0 && entries(mask) === sparsity);
  const least = masks.reduce((min, mask) => Math.min(min, all[mask]), Infinity);
  return masks.flatMap((mask) => {
    const record = every.at(mask);
    if (record.kind !== "attained" || record.smallest.lower < ZERO_ENTRY) return [];
    const { theta } = record;
    return {
      record,
      global: all[mask] <= least + EQUAL,
      swapOptimal: isSwapOptimal(mask, P, (other) => all[other], EQUAL),
      coordinatewise: isCoordinatewiseMinimum(network, theta, sparsity, EQUAL),
      stableAtTwo: stabilityDecisions(network, record, atTwo).stable === "yes",
      stable: stabilityDecisions(network, record, stepSize).stable === "yes",
    };
  });
}

function entries(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
}
