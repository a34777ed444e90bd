import type { Objective } from "../../network/objective.js";
import { checkedSupport, maskOf, requireSparse, supportOfMask } from "../../network/support.js";
import { requireInteger, requireThat } from "../../numerics/checks.js";
import type { Bounds } from "../../numerics/largest-eigenvalue.js";
import { type JoiningPass, type Level, mergeTree } from "./merge-tree.js";

/** inf f on R^S for the S of every bit mask, the empty one included: `everySupport` is one. */
export interface SupportInfima {
  readonly dimension: number;
  at(mask: number): SupportInfimum;
}

/** Where the minimum is attained, bounds of it; else an upper bound of the infimum. Equal models have one value. */
export interface SupportInfimum {
  readonly kind: "attained" | "undecided" | "unattained";
  /** Supports of one model can do the same (see `models`). */
  readonly model: number;
  readonly value: Bounds | number;
}

/** A valley of f on C_s: a component of a sublevel set, from its birth until it joins a deeper one. */
export interface Valley {
  /** The support with the lowest infimum in it; of equal ones that of the smallest mask. */
  readonly support: readonly number[];
  /** The mask that stands for its model: valleys of one model are one up to gauge. */
  readonly model: number;
  /** inf f on the support. */
  readonly bottom: number;
  /** The minimum on the support is attained; false also where that is undecided. */
  readonly attained: boolean;
  /** The level at which the valley joins a deeper one; ∞ for the deepest. */
  readonly pass: number;
  /** The support of s − 1 entries whose infimum is the pass; undefined for the deepest. */
  readonly over: readonly number[] | undefined;
  /** The index of the valley it joins, among the valleys; undefined for the deepest. */
  readonly joins: number | undefined;
  /** pass − bottom. */
  readonly depth: number;
}

/** The landscape of f on C_s. */
export interface Landscape {
  readonly sparsity: number;
  /** The valleys, the deepest first, those of equal depth by bottom, then by mask. */
  readonly valleys: readonly Valley[];
  /** The supports with s − 1 entries on which components meet, by value; each says how many do. */
  readonly passes: readonly JoiningPass[];
  /** The deepest valley in the component of {f ≤ f(θ)} that holds θ. */
  valleyOf(theta: Float64Array): Valley;
  /**
   * The same for the points of a support as f falls to its infimum there, attained or not: where a run ends that
   * keeps the support.
   */
  valleyOn(support: readonly number[]): Valley;
}

/**
 * A depth of less is no valley: it is a hundred times the error of an infimum that is not attained, which
 * `everySupport` gives as the value at a point far out.
 */
export const LEAST_DEPTH = 1e-12;

/**
 * The landscape of f on C_s = {θ : ‖θ‖₀ ≤ s}: all valleys, their depths, and over which passes they are
 * connected.
 *
 * {θ ∈ C_s : f(θ) < c} is the union over |S| = s of the convex sets {θ ∈ R^S : f(θ) < c}. That of S is
 * born when c passes inf_S f. Those of S and T meet iff inf f on R^{S∩T} is below c, attained or not; and
 * as one entry at a time can be exchanged along supports that contain S∩T, only pairs with |S∩T| = s − 1
 * matter. So for all c at once the components form a merge tree with the leaves inf_S f and the passes
 * inf_R f, |R| = s − 1, each of which joins all supports R ∪ {j}. A union-find; no point of R^P is tried.
 *
 * The surprise: a local minimum need not be a valley. On a flat the way out may cost no height.
 *
 * `every` are the infima of f, exact up to `LEAST_DEPTH`; 1 ≤ `sparsity` ≤ P. Throws else, and if
 * `valleyOf` is asked about a vector that has not P finite entries or more than s non-zeros, `valleyOn` about
 * more than s entries.
 */
export function landscape(
  network: Pick<Objective, "dimension" | "value">,
  every: SupportInfima,
  sparsity: number,
): Landscape {
  const P = network.dimension;
  const rule = `of ${P} parameters`;
  requireThat(every.dimension === P, "landscape", "every", rule, every.dimension);
  requireInteger("landscape", "sparsity", sparsity, 1, P);
  const levels = (entries: number): Level[] =>
    masksOfSize(P, entries).map((mask) => ({ mask, value: infimum(every.at(mask)) }));
  const { leaves, parent, over, passes } = mergeTree(levels(sparsity), levels(sparsity - 1), P);
  const passOf = (leaf: number): number => (leaf === 0 ? Infinity : passes[over[leaf]].value);
  const depthOf = (leaf: number): number => passOf(leaf) - leaves[leaf].value;

  const deepestFirst = Array.from(leaves.keys())
    .filter((leaf) => depthOf(leaf) > LEAST_DEPTH)
    .sort((one, other) => (depthOf(one) === depthOf(other) ? one - other : depthOf(other) - depthOf(one))); // prettier-ignore
  const place = new Map(deepestFirst.map((leaf, i) => [leaf, i]));
  const valleys = deepestFirst.map((leaf): Valley => {
    const { mask, value } = leaves[leaf];
    const { kind, model } = every.at(mask);
    return {
      support: supportOfMask(mask),
      model,
      bottom: value,
      attained: kind === "attained",
      pass: passOf(leaf),
      over: leaf === 0 ? undefined : supportOfMask(passes[over[leaf]].mask),
      joins: leaf === 0 ? undefined : place.get(parent[leaf]),
      depth: depthOf(leaf),
    };
  });

  function deepestAt(mask: number, value: number): Valley {
    let leaf = leaves.findIndex((holder) => (holder.mask & mask) === mask);
    const level = Math.max(value, leaves[leaf].value) + LEAST_DEPTH;
    while (passOf(leaf) <= level) leaf = parent[leaf];
    return valleys[place.get(leaf)!];
  }

  function valleyOf(theta: Float64Array): Valley {
    const support = requireSparse("valleyOf", "theta", theta, { dimension: P, sparsity });
    return deepestAt(maskOf(support), network.value(theta));
  }

  function valleyOn(support: readonly number[]): Valley {
    const mask = maskOf(checkedSupport("valleyOn", support, P));
    const most = `a list of at most ${sparsity} indices`;
    requireThat(support.length <= sparsity, "valleyOn", "support", most, support.length);
    return deepestAt(mask, infimum(every.at(mask)));
  }

  const joining = passes.filter(({ joins }) => joins > 1);
  return { sparsity, valleys, passes: joining, valleyOf, valleyOn };
}

/** The masks with a given number of bits among the first P, ascending. */
function masksOfSize(P: number, entries: number): number[] {
  const masks: number[] = [];
  for (let mask = 0; mask < 1 << P; mask++) {
    let rest = mask;
    let count = 0;
    for (; rest > 0; rest &= rest - 1) count++;
    if (count === entries) masks.push(mask);
  }
  return masks;
}

function infimum({ value }: SupportInfimum): number {
  return typeof value === "number" ? value : value.upper;
}
