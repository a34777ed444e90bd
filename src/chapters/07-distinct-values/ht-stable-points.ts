import { stabilityDecisions } from "../06-stationary-points/index.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requirePositive, requireThat } from "../../numerics/checks.js";
import type { AttainedRecord, EverySupport, SupportRecord } from "../06-stationary-points/index.js";

/** A support on which HT-stable minimisers lie, with the minimiser of least norm as its point. */
export interface HtStablePoint extends AttainedRecord {
  /** `isolated`: the minimiser is the only one on its support; `flat`: S holds a whole gauge group. */
  readonly form: "isolated" | "flat";
  /** The point itself is HT-stable. On a flat it need not be, while others of the flat are. */
  readonly itself: boolean;
}

/** All HT-stable points with s non-zeros. */
export interface HtStablePoints {
  readonly sparsity: number;
  /** Supports of size s on which the minimum is attained. */
  readonly attained: number;
  /** In the order of their masks. */
  readonly points: readonly HtStablePoint[];
  /** Minimisers with an entry that is zero or next to it: they belong to a smaller support. */
  readonly zeroEntries: readonly AttainedRecord[];
  /** Supports of which the bounds decide something not. */
  readonly undecided: readonly SupportRecord[];
}

/**
 * The HT-stable points for s = 1, …, P at the step γ, by the convention of `stabilityDecisions`.
 *
 * A point with fewer than s non-zeros would be HT-stable only where all of ∇f vanishes, which needs an
 * attained minimum on R^P; so the points with exactly s non-zeros are all there are where it is not attained.
 *
 * Throws unless `every` has as many parameters as `network`, to which it belongs, and γ = `stepSize` > 0.
 */
export function htStablePoints(
  network: SoftmaxNetwork,
  every: EverySupport,
  stepSize: number,
): HtStablePoints[] {
  requirePositive("htStablePoints", "stepSize", stepSize);
  const rule = `of ${network.dimension} parameters`;
  const fits = every.dimension === network.dimension;
  requireThat(fits, "htStablePoints", "every", rule, every.dimension);
  const lists = Array.from({ length: every.dimension }, (_, i) => ({
    sparsity: i + 1,
    attained: 0,
    points: [] as HtStablePoint[],
    zeroEntries: [] as AttainedRecord[],
    undecided: [] as SupportRecord[],
  }));
  for (let mask = 1; mask < 1 << every.dimension; mask++) {
    const record = every.at(mask);
    const list = lists[record.support.length - 1];
    if (record.kind === "undecided") list.undecided.push(record);
    if (record.kind !== "attained") continue;
    list.attained++;
    const { flat, zeroEntry, stable, somewhere } = stabilityDecisions(network, record, stepSize);
    if ([zeroEntry, stable, somewhere].includes("undecided")) list.undecided.push(record);
    if (zeroEntry === "yes") list.zeroEntries.push(record);
    if (stable === "yes" || (flat && somewhere === "yes"))
      list.points.push({ ...record, form: flat ? "flat" : "isolated", itself: stable === "yes" });
  }
  return lists;
}

/** The numbers of a list, by the convention of counting. */
export interface HtStableNumbers {
  readonly sparsity: number;
  readonly attained: number;
  readonly isolated: number;
  /** Flats whose point of least norm is HT-stable. */
  readonly flatsAtLeastNorm: number;
  /** Flats of which some point is HT-stable. */
  readonly flats: number;
  /** Different models among the points that are HT-stable themselves. */
  readonly models: number;
  /** Different models among all of them. */
  readonly allModels: number;
}

/** Counts the points of a list. */
export function htStableNumbers({ sparsity, attained, points }: HtStablePoints): HtStableNumbers {
  const itself = points.filter((point) => point.itself);
  const flats = points.filter(({ form }) => form === "flat");
  return {
    sparsity,
    attained,
    isolated: points.length - flats.length,
    flatsAtLeastNorm: flats.filter((point) => point.itself).length,
    flats: flats.length,
    models: oneOfEachModel(itself).length,
    allModels: oneOfEachModel(points).length,
  };
}

/** The first point of each model: what is left of a list when the gauge is no difference. */
export function oneOfEachModel<T extends { readonly model: number }>(points: readonly T[]): T[] {
  const seen = new Map<number, T>();
  for (const point of points) if (!seen.has(point.model)) seen.set(point.model, point);
  return [...seen.values()];
}
