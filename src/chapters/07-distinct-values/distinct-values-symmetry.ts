import type { Dataset } from "../../data/dataset.js";
import { checkedSupport } from "../../network/support.js";
import { gaugeGroups, standingEntries } from "../../network/gauge.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";

/** Why the least value of f on one support is exactly that on another. */
export type ValueSymmetry =
  | { readonly kind: "gauge" }
  | { readonly kind: "exchange"; readonly classes: readonly [one: number, other: number] };

type Shape = Pick<SoftmaxNetwork, "dataset" | "ridge" | "dimension">;

/**
 * A symmetry of f that carries the minimisers on the support `first` to those on `second`, or `undefined`
 * where neither of these two does:
 *
 * - gauge: there is no ridge, and every group (all classes of one feature, or all biases) has the same
 *   entries in both supports, or at least K − 1 in either. One number added to a whole group changes no
 *   probability, so that a θ on one support can be shifted to the other.
 * - exchange of two classes l, m with equally many rows: no weight of l or m is in `first`. Then
 *   N f = Σ_i ln Σ_k e^{z_ik} − Σ_{k≠l,m} Σ_{y_i=k} z_ik − N_l (b_l + b_m), z_il = b_l, z_im = b_m, and
 *   exchanging b_l and b_m changes nothing, with ridge or without; a gauge may follow.
 *
 * Both are read off from the entries and the numbers of rows, without any rounding. On supports of
 * different sizes minima may also be equal because the larger one has no use for an entry. Throws on a
 * list that is no support.
 */
export function valueSymmetry(
  network: Shape,
  first: readonly number[],
  second: readonly number[],
): ValueSymmetry | undefined {
  const { dataset, dimension } = network;
  const one = checkedSupport("valueSymmetry", first, dimension);
  const other = checkedSupport("valueSymmetry", second, dimension);
  if (sameModel(network, one, other)) return { kind: "gauge" };
  for (const classes of exchangeable(dataset, one)) {
    const exchanged = exchangeBiases(dataset, one, classes);
    if (sameModel(network, exchanged, other)) return { kind: "exchange", classes };
  }
  return undefined;
}

/** Every support is its own model where there is a ridge. */
function sameModel(
  { dataset, ridge }: Shape,
  one: readonly number[],
  other: readonly number[],
): boolean {
  if (ridge > 0) return one.join() === other.join();
  return gaugeGroups(dataset).every((group) => {
    const [left, right] = [one, other].map((S) => standingEntries(group, (a) => S.includes(a)));
    return left.join() === right.join();
  });
}

/** Pairs of classes with equally many rows and without a weight in the support. */
function exchangeable(
  { labels, featureNames, classNames }: Dataset,
  support: readonly number[],
): [number, number][] {
  const d = featureNames.length;
  const K = classNames.length;
  const rows = classNames.map((_, k) => labels.filter((label) => label === k).length);
  const bare = classNames
    .map((_, k) => k)
    .filter((k) => !support.some((a) => a < d * K && Math.floor(a / d) === k));
  return bare.flatMap((l, i) =>
    bare
      .slice(i + 1)
      .filter((m) => rows[l] === rows[m])
      .map((m): [number, number] => [l, m]),
  );
}

function exchangeBiases(
  { featureNames, classNames }: Dataset,
  support: readonly number[],
  classes: readonly [number, number],
): number[] {
  const [l, m] = classes.map((k) => featureNames.length * classNames.length + k);
  return support.map((a) => (a === l ? m : a === m ? l : a)).sort((a, b) => a - b);
}
