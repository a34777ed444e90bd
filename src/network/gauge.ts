import type { Dataset } from "../data/dataset.js";

type Shape = Pick<Dataset, "featureNames" | "classNames">;

/**
 * The groups of entries of θ that can be shifted together without any change of the probabilities: for
 * each feature, and last for the constant, the entries of all K classes in their order. Adding one
 * number to all entries of a group adds it times the input to every logit of a row.
 */
export function gaugeGroups({ featureNames, classNames }: Shape): number[][] {
  const d = featureNames.length;
  const K = classNames.length;
  const entry = (k: number, j: number): number => (j < d ? d * k + j : d * K + k);
  return Array.from({ length: d + 1 }, (_, j) => classNames.map((_, k) => entry(k, j)));
}

/**
 * What stands for the entries of a group that are in a support, where there is no ridge: K − 1 of them can do
 * what any other K − 1 and all K can, so that the first K − 1 stand for all of these; fewer stand for
 * themselves. Two supports in which the same entries stand for each group are one model.
 */
export function standingEntries(
  group: readonly number[],
  inside: (entry: number) => boolean,
): readonly number[] {
  const entries = group.filter(inside);
  return entries.length < group.length - 1 ? entries : group.slice(0, -1);
}

/** Subtracts its mean from every group that lies in the support as a whole: the least norm on the flat. */
export function centered(
  theta: Float64Array,
  groups: readonly (readonly number[])[],
  support: readonly number[],
): Float64Array {
  const result = theta.slice();
  for (const group of groups) {
    if (!group.every((a) => support.includes(a))) continue;
    const mean = group.reduce((sum, a) => sum + theta[a], 0) / group.length;
    for (const a of group) result[a] = theta[a] - mean;
  }
  return result;
}
