import type { Dataset } from "../data/dataset.js";

type Names = Pick<Dataset, "featureNames" | "classNames">;

/** The inputs whose weights are all zero in a network with this support (bit a of `mask` = entry a). */
export function unusedInputs({ featureNames, classNames }: Names, mask: number): number[] {
  const d = featureNames.length;
  const used = (j: number): boolean => classNames.some((_, k) => (mask >> (d * k + j)) & 1);
  return featureNames.map((_, j) => j).filter((j) => !used(j));
}

/** The classes whose row of W is zero in a network with this support; their bias may be there. */
export function unusedClasses({ featureNames, classNames }: Names, mask: number): number[] {
  const d = featureNames.length;
  const used = (k: number): boolean => featureNames.some((_, j) => (mask >> (d * k + j)) & 1);
  return classNames.map((_, k) => k).filter((k) => !used(k));
}

/** For each of P entries the share of the masks that hold it. */
export function selectionFrequencies(masks: readonly number[], dimension: number): number[] {
  return Array.from(
    { length: dimension },
    (_, a) => masks.filter((mask) => (mask >> a) & 1).length / masks.length,
  );
}
