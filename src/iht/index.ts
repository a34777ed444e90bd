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
export { type FinalSupport, finalSupport, type FinalVerdict } from "./final-support.js";
export { untilFinal } from "./until-final.js";
export { type FastForward, fastForward } from "./fast-forward.js";
export { type Fate, fate } from "./fate.js";
