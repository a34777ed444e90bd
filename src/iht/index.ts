/** The algorithm: hard threshold, sequence, loop, trace, stopping rules. */
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
