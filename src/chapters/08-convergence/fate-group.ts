/** Runs of IHT on the training rows of a split, one from each start: plain data. */
export type FateGroup = {
  /** The seed of `publishedSplit`. */
  readonly split: number;
  readonly ridge: number;
  readonly stepSize: number;
  readonly sparsity: number;
  /** So many starts: the seeds 0, 1, … of `initialWeights`, thresholded to `sparsity` entries. */
  readonly starts: number;
  /** A number below f at all HT-stable points with s entries, "none" if there are none: `lowestLimit` of `fates`. */
  readonly lowestLimit?: number | "none";
};

/** A change that the flow foretold: iterations, two bounds; the entry that leaves, the entry that enters. */
export type Foretold = readonly [lower: number, upper: number, leaves: number, enters: number];

/** What became of the runs of the groups, one list for each quantity, all in the order of groups and seeds. */
export type FateColumns = {
  /**
   * Whether f attains its minimum on the support at the end; "unbounded" where the run goes to infinity on supports
   * that are not known, "open" where it is not decided.
   */
  readonly end: readonly ("attained" | "unattained" | "unbounded" | "open")[];
  /** The support at the end as a bit mask, or the last one known. */
  readonly support: readonly number[];
  /** The way of `finalSupport` in which the end was proven, or "flow", or "value". */
  readonly by: readonly string[];
  /** The iteration at which the end was known, a lower bound where the flow was needed. */
  readonly known: readonly number[];
  /** Were all iterations until then steps that were taken? */
  readonly stepped: readonly boolean[];
  /** The number of changes of the support, and between which iterations the last one comes; 0 where there is none. */
  readonly changes: readonly number[];
  readonly lastLower: readonly number[];
  readonly lastUpper: readonly number[];
  readonly foretold: readonly (readonly Foretold[])[];
  /** A sentence where it is not known how the run goes on, else empty. */
  readonly why: readonly string[];
};

/** One run of a group: its start, and what became of it. */
export type FateRow = Omit<FateGroup, "starts"> & {
  readonly seed: number;
} & { readonly [K in keyof FateColumns]: FateColumns[K][number] };

/** The columns as one row for each run. */
export function fateRows(groups: readonly FateGroup[], columns: FateColumns): FateRow[] {
  const starts = groups.flatMap(({ starts, ...group }) =>
    Array.from({ length: starts }, (_, seed) => ({ ...group, seed })),
  );
  return starts.map((start, i) => ({
    ...start,
    end: columns.end[i],
    support: columns.support[i],
    by: columns.by[i],
    known: columns.known[i],
    stepped: columns.stepped[i],
    changes: columns.changes[i],
    lastLower: columns.lastLower[i],
    lastUpper: columns.lastUpper[i],
    foretold: columns.foretold[i],
    why: columns.why[i],
  }));
}
