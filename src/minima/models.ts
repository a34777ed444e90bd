import { maskOf } from "../network/support.js";
import { gaugeGroups, standingEntries } from "../network/gauge.js";
import type { SoftmaxNetwork } from "../network/softmax.js";

type Shape = Pick<SoftmaxNetwork, "dataset" | "ridge">;

/**
 * The supports of a network, as bit masks, and which of them are the same model.
 *
 * Without ridge, adding one number to a whole gauge group (all K classes of a feature, or all biases)
 * changes no probability, so K − 1 entries of a group can do what any other K − 1 or all K can: two
 * supports that hold in each group either the same entries, or at least K − 1 each, have the same infimum,
 * and the minimisers of one are those of the other, shifted. With ridge every support is its own model.
 */
export interface Models {
  /**
   * The mask that stands for the model of a mask, by the rule of `standingEntries`: of every group with at least
   * K − 1 entries it holds the first K − 1. It is the lexicographically smallest support with the fewest entries.
   */
  modelOf(mask: number): number;
  /** The masks that stand for a model, ascending: (2^K − K)^{d+1} − 1 without ridge, for IRIS 3,124 of 32,767. */
  masks(): number[];
  /** A point of the model's support moved along the gauge into the support of `mask`; least norm on a flat. */
  moved(theta: Float64Array, mask: number): Float64Array;
}

export function models({ dataset, ridge }: Shape): Models {
  const K = dataset.classNames.length;
  const groups = ridge > 0 ? [] : gaugeGroups(dataset);
  const inside = (mask: number, group: readonly number[]): number[] =>
    group.filter((a) => (mask >> a) & 1);

  function modelOf(mask: number): number {
    if (ridge > 0) return mask;
    let model = 0;
    for (const group of groups)
      for (const a of standingEntries(group, (a) => ((mask >> a) & 1) === 1)) model |= 1 << a;
    return model;
  }

  function masks(): number[] {
    const choices = gaugeGroups(dataset).map((group) =>
      Array.from({ length: 1 << K }, (_, bits) =>
        maskOf(group.filter((_, k) => (bits >> k) & 1)),
      ).filter((mask) => modelOf(mask) === mask),
    );
    const all = choices.reduce(
      (some, chosen) => some.flatMap((mask) => chosen.map((more) => mask | more)),
      [0],
    );
    return all.filter((mask) => mask !== 0).sort((one, other) => one - other);
  }

  function moved(theta: Float64Array, mask: number): Float64Array {
    const result = theta.slice();
    for (const group of groups) {
      const entries = inside(mask, group);
      if (entries.length < K - 1) continue;
      const missing = group.find((a) => !entries.includes(a));
      const shift =
        missing === undefined ? group.reduce((sum, a) => sum + theta[a], 0) / K : theta[missing];
      if (shift !== 0) for (const a of group) result[a] = theta[a] - shift;
    }
    return result;
  }

  return { modelOf, masks, moved };
}
