import type { Dataset } from "../data/dataset.js";

/** Inputs of this size and down to its inverse are of ordinary size. */
const ORDINARY = 1024;

/**
 * For each entry of θ a power of two of the size of its input: 1 where the largest value of the input is
 * between 2⁻¹⁰ and 2¹⁰, as it is for the constant, else one that brings it there.
 *
 * θ_a · unit_a is the entry for the input divided by its unit. Division by a power of two rounds nothing,
 * so that what is computed with these does not depend on the unit that somebody measured in.
 */
export function entryUnits({ features, featureNames, classNames }: Dataset): Float64Array {
  const d = featureNames.length;
  const K = classNames.length;
  const ofInput = featureNames.map((_, j) => {
    let largest = 0;
    for (let i = j; i < features.length; i += d) largest = Math.max(largest, Math.abs(features[i]));
    let unit = 1;
    while (largest / unit > ORDINARY) unit *= 2;
    while (largest > 0 && largest / unit < 1 / ORDINARY) unit /= 2;
    return unit;
  });
  return Float64Array.from({ length: (d + 1) * K }, (_, a) => (a < d * K ? ofInput[a % d] : 1));
}
