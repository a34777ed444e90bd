import type { Dataset } from "../data/dataset.js";
import { requireInteger, requireThat } from "../numerics/checks.js";
import { powerOfTwo } from "../numerics/power-of-two.js";

type Names = Pick<Dataset, "featureNames" | "classNames">;

/** The most parameters that a mask has bits for. */
const MASK_BITS = 31;

/**
 * The inputs whose weights are all zero in a network with this support (bit a of `mask` = entry a, P ≤ 31).
 * Throws on a mask with other bits, as do the functions below.
 */
export function unusedInputs({ featureNames, classNames }: Names, mask: number): number[] {
  const d = featureNames.length;
  requireMask("unusedInputs", mask, (d + 1) * classNames.length);
  const used = (j: number): boolean => classNames.some((_, k) => (mask >> (d * k + j)) & 1);
  return featureNames.map((_, j) => j).filter((j) => !used(j));
}

/** The classes whose row of W is zero in a network with this support; their bias may be there. */
export function unusedClasses({ featureNames, classNames }: Names, mask: number): number[] {
  const d = featureNames.length;
  requireMask("unusedClasses", mask, (d + 1) * classNames.length);
  const used = (k: number): boolean => featureNames.some((_, j) => (mask >> (d * k + j)) & 1);
  return classNames.map((_, k) => k).filter((k) => !used(k));
}

/** Of each class the inputs whose weight in θ is not 0. */
export function activeInputs({ featureNames, classNames }: Names, theta: Float64Array): number[][] {
  const d = featureNames.length;
  return classNames.map((_, k) =>
    featureNames.map((_, j) => j).filter((j) => theta[d * k + j] !== 0),
  );
}

/** For each of P entries the share of the masks, at least one, that hold it. */
export function selectionFrequencies(masks: readonly number[], dimension: number): number[] {
  requireThat(masks.length > 0, "selectionFrequencies", "masks", "a list of at least one", "none");
  for (const mask of masks) requireMask("selectionFrequencies", mask, dimension);
  return Array.from(
    { length: dimension },
    (_, a) => masks.filter((mask) => (mask >> a) & 1).length / masks.length,
  );
}

function requireMask(who: string, mask: number, dimension: number): void {
  requireInteger(who, "the number of parameters", dimension, 1, MASK_BITS);
  requireInteger(who, "mask", mask, 0, powerOfTwo(dimension) - 1);
}
