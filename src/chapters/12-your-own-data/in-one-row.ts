import type { ConditionsReport } from "./conditions-report.js";
import type { DigitsConditions } from "./digits.js";

/** A report in one row, to stand beside others. */
export type ReportRow = {
  /** How many times longer the step 1/Λ_2s is than 1/L, by the proven bounds; 1 where no bound is better. */
  readonly gain: number;
  readonly iterations: number;
  readonly rest: ConditionsReport["rest"]["kind"];
  readonly "minimum on the support": string;
  readonly "on all": string;
  /** The lower bound of γ* over the step that was taken; 0 where the limit is no point of rest. */
  readonly margin: number;
  readonly infimum: number;
  /** The lowest infimum that was found one exchange away; that of the support itself where nothing was tried. */
  readonly "one exchange away": number;
};

/** The numbers of a report that are compared between data sets, from the report itself or from what is kept of it. */
export function inOneRow(found: ConditionsReport | DigitsConditions): ReportRow {
  const { infimum, best = infimum } = found.exchange;
  const shared = { infimum, "one exchange away": typeof best === "number" ? best : best.infimum };
  if ("steps" in found) {
    const { steps, iterations, rest, margin } = found;
    const [restricted, dense] = steps;
    return {
      ...{ gain: restricted / dense, iterations, rest },
      "minimum on the support": found.existence.onSupport,
      "on all": found.existence.onAll,
      margin: margin / restricted,
      ...shared,
    };
  }
  const { step, run, rest, stability } = found;
  return {
    ...{ gain: step.dense.upper / step.restricted.upper, iterations: run.iterations },
    rest: rest.kind,
    "minimum on the support": found.existence.onSupport.kind,
    "on all": found.existence.onAll.kind,
    margin: (stability?.margin[0] ?? 0) / step.used,
    ...shared,
  };
}
