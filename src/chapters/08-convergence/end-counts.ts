import type { FateRow } from "./fate-group.js";

/** How many of some runs end in which way, and by what that was decided. */
export interface EndCounts {
  readonly runs: number;
  readonly converge: number;
  /** On a support that is known or not. */
  readonly toInfinity: number;
  /** It is not decided whether they converge. */
  readonly open: number;
  /** Decided by T9, in any of its ways. */
  readonly certified: number;
  /** Of these the runs of which all iterations until then were steps that were taken. */
  readonly certifiedOnSteps: number;
  /** Decided by the flow, which keeps the last support with the bound of T10. */
  readonly flow: number;
  /** Decided by T8, from a value below f at every point to which a run could converge. */
  readonly value: number;
}

/** The counts of a list: converge + toInfinity + open = runs, as many as certified + flow + value + open. */
export function endCounts(rows: readonly FateRow[]): EndCounts {
  const count = (good: (row: FateRow) => boolean): number => rows.filter(good).length;
  const certified = ({ end, by }: FateRow): boolean =>
    end !== "open" && by !== "flow" && by !== "value";
  return {
    runs: rows.length,
    converge: count(({ end }) => end === "attained"),
    toInfinity: count(({ end }) => end === "unattained" || end === "unbounded"),
    open: count(({ end }) => end === "open"),
    certified: count(certified),
    certifiedOnSteps: count((row) => certified(row) && row.stepped),
    flow: count(({ end, by }) => end !== "open" && by === "flow"),
    value: count(({ by }) => by === "value"),
  };
}
