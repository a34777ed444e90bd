import type { Dataset } from "../data/dataset.js";
import { requireThat } from "../numerics/checks.js";

/** Inputs of this size and down to its inverse are of ordinary size. */
const ORDINARY = 32;

/**
 * For each entry of θ a power of two of the size of its input: 1 where the largest value of the input is
 * between 2⁻⁵ and 2⁵, as it is for the constant, else one that brings it there.
 *
 * θ_a · unit_a is the entry for the input divided by its unit. Division by a power of two rounds nothing,
 * so that what is computed with these does not depend on the unit that somebody measured in.
 */
export function entryUnits(dataset: Dataset): Float64Array {
  const d = dataset.featureNames.length;
  const K = dataset.classNames.length;
  const ofInput = dataset.featureNames.map((_, j) => {
    const largest = largestValue(dataset, j);
    let unit = 1;
    while (largest / unit > ORDINARY) unit *= 2;
    while (largest > 0 && largest / unit < 1 / ORDINARY) unit /= 2;
    return unit;
  });
  return Float64Array.from({ length: (d + 1) * K }, (_, a) => (a < d * K ? ofInput[a % d] : 1));
}

/**
 * Squares of inputs within these bounds, and products of these, are numbers far from the ends of the range of doubles.
 */
const [SMALLEST, LARGEST] = [1e-100, 1e100];

/** Throws unless the largest value of every feature is zero or of a size whose square is a double. */
export function requireMeasurable(who: string, dataset: Dataset): void {
  dataset.featureNames.forEach((name, j) => {
    const largest = largestValue(dataset, j);
    const good = largest === 0 || (largest >= SMALLEST && largest <= LARGEST);
    const rule = `one whose features have largest values of 0 or from ${SMALLEST} to ${LARGEST}`;
    requireThat(good, who, "network", rule, `${largest} of "${name}"`, "choose another unit");
  });
}

/** A data set is never changed, so that these are remembered for as long as it is there. */
const largestValues = new WeakMap<Dataset, Float64Array>();

function largestValue(dataset: Dataset, j: number): number {
  const known = largestValues.get(dataset) ?? computedLargest(dataset);
  largestValues.set(dataset, known);
  return known[j];
}

function computedLargest({ features, featureNames }: Dataset): Float64Array {
  const d = featureNames.length;
  const largest = new Float64Array(d);
  features.forEach((x, entry) => {
    largest[entry % d] = Math.max(largest[entry % d], Math.abs(x));
  });
  return largest;
}
