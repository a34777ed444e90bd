import { requireInteger, requireThat } from "../numerics/checks.js";
import { type Dataset, requireRows } from "./dataset.js";

/**
 * The printed decimals of a data set in whole numbers, centred without rounding:
 *
 *     u_ij = N·10^p x_ij − Σ_i 10^p x_ij   for features x_ij printed with p decimals.
 *
 * An exact standardisation would be u_ij/(N·10^p σ_j): it differs from u by a positive factor for each
 * feature, which no question about signs of θ·x̃ on a support can see. The standardised doubles do differ,
 * by their rounding.
 *
 * Throws unless `decimals` is an integer from 0 to 15 and every feature is a number of so many decimals
 * and not so large that a u_ij could be beyond 2⁵³, where whole numbers are no longer all doubles.
 */
export function centredDecimals(dataset: Dataset, decimals: number): Dataset {
  requireRows("centredDecimals", dataset);
  requireInteger("centredDecimals", "decimals", decimals, 0, 15);
  const { features, size, featureNames } = dataset;
  const d = featureNames.length;
  const unit = Number(`1e${decimals}`);
  const whole = features.map((x) => {
    const units = Math.round(unit * x);
    const rule = `a data set of features with ${decimals} decimals`;
    requireThat(units / unit === x, "centredDecimals", "dataset", rule, x);
    return units;
  });
  const sums = new Float64Array(d);
  const magnitudes = new Float64Array(d);
  whole.forEach((x, entry) => {
    sums[entry % d] += x;
    magnitudes[entry % d] = Math.max(magnitudes[entry % d], Math.abs(x));
  });
  const odd = magnitudes.findIndex((largest) => 2 * size * largest > Number.MAX_SAFE_INTEGER);
  const bound = "a data set whose whole numbers stay below 2⁵³";
  const value = `up to ${2 * size * magnitudes[odd]} for "${featureNames[odd]}"`;
  requireThat(odd < 0, "centredDecimals", "dataset", bound, value);
  return { ...dataset, features: whole.map((x, entry) => size * x - sums[entry % d]) };
}
