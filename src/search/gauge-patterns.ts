import type { Dataset } from "../data/dataset.js";
import { gaugeGroups } from "../network/gauge.js";

/**
 * One support for every set of equal supports, of which it has the fewest entries, ascending; the empty
 * one is left out.
 *
 * Adding one number to all K entries of a gauge group changes nothing, so K − 1 entries of a group are as
 * good as any other K − 1 and as all K: here they are the first ones. Of the 2^P supports only
 * (2^K − K)^{d+1} are left, for IRIS 3,125 of 32,768.
 */
export function gaugePatterns(dataset: Pick<Dataset, "featureNames" | "classNames">): number[][] {
  const K = dataset.classNames.length;
  const choices = gaugeGroups(dataset).map((group) =>
    Array.from({ length: 1 << K }, (_, mask) => group.filter((_, k) => (mask >> k) & 1)).filter(
      (chosen) => chosen.length < K - 1 || chosen.join() === group.slice(0, K - 1).join(),
    ),
  );
  const supports = choices.reduce<number[][]>(
    (some, chosen) => some.flatMap((support) => chosen.map((more) => [...support, ...more])),
    [[]],
  );
  return supports
    .filter(({ length }) => length > 0)
    .map((support) => support.sort((a, b) => a - b));
}
