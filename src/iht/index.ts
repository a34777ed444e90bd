/** The algorithm: hard threshold, sequence, loop, trace, stopping rules; where a run ends. */
export { hardThreshold, hardThresholdSet } from "./hard-threshold.js";
export { iht, type IhtOptions, type Iterate } from "./iht.js";
export { type Outcome, record, type StoppingRule, type Trace } from "./record.js";
export {
  fixedPointResidualAtMost,
  supportGradientAtMost,
  supportSettledFor,
  valueAtMost,
} from "./stopping.js";
export { type IhtLoop, ihtLoop } from "./iht-loop.js";
export {
  type Final,
  type FinalSupport,
  finalSupport,
  type FinalSupportOptions,
  type FinalVerdict,
  type WhyOpen,
} from "./final-support.js";
export type { Limit } from "./limit.js";
export { untilFinal, type UntilFinal } from "./until-final.js";
export { type FastForward, fastForward, type FastForwardOptions } from "./fast-forward.js";
export { type Fate, fate, type FateEnd, type SupportChange } from "./fate.js";
