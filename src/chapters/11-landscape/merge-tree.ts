/** A set of entries as a bit mask, with a number. */
export interface Level {
  readonly mask: number;
  readonly value: number;
}

/** A pass, and how many components of the sublevel set meet on it: 1 where it joins nothing. */
export interface JoiningPass extends Level {
  readonly joins: number;
}

/** How the sublevel sets of a union of subspaces grow together; leaves are named by their rank. */
export interface MergeTree {
  /** The leaves by value, then by mask: of two leaves the one of smaller rank counts as the deeper. */
  readonly leaves: readonly Level[];
  /** For each leaf the deepest one of the component that it is joined to, itself for the deepest of all. */
  readonly parent: Int32Array;
  /** The index of the pass over which that happens, in `passes`; of no meaning for the deepest of all. */
  readonly over: Int32Array;
  /** The passes by value, then by mask. */
  readonly passes: readonly JoiningPass[];
}

/**
 * The merge tree of the components of ∪ {leaves S with value < c} as c rises, where a pass R joins all
 * leaves R ∪ {j} as soon as c exceeds its value.
 *
 * Of the components that meet on a pass the one with the deepest leaf goes on, the others end there.
 * A union-find over the sorted passes: n log n for the sort, and P almost constant steps for each pass.
 *
 * `leaves` hold one entry more than `passes`, entries from 0 to `dimension` − 1; every leaf R ∪ {j} of a
 * pass R must be among them.
 */
export function mergeTree(
  leaves: readonly Level[],
  passes: readonly Level[],
  dimension: number,
): MergeTree {
  const deepestFirst = [...leaves].sort(byValueThenMask);
  const rank = new Map(deepestFirst.map(({ mask }, i) => [mask, i]));
  const parent = Int32Array.from(deepestFirst, (_, i) => i);
  const over = new Int32Array(deepestFirst.length);
  const root = parent.slice();

  function rootOf(leaf: number): number {
    while (root[leaf] !== leaf) leaf = root[leaf] = root[root[leaf]];
    return leaf;
  }

  const joining = [...passes].sort(byValueThenMask).map(({ mask, value }, index) => {
    const met = new Set<number>();
    for (let j = 0; j < dimension; j++)
      if (((mask >> j) & 1) === 0) met.add(rootOf(rank.get(mask | (1 << j))!));
    const deepest = Math.min(...met);
    for (const leaf of met) {
      if (leaf === deepest) continue;
      parent[leaf] = root[leaf] = deepest;
      over[leaf] = index;
    }
    return { mask, value, joins: met.size };
  });
  return { leaves: deepestFirst, parent, over, passes: joining };
}

function byValueThenMask(one: Level, other: Level): number {
  return one.value - other.value || one.mask - other.mask;
}
