/** The algorithm: hard threshold, sequence, loop, trace, stopping rules; where a run ends; its relatives. */
export { hardThreshold, hardThresholdSet } from "./hard-threshold.js";
export { iht, type IhtOptions, type Iterate } from "./iht.js";
export { type Outcome, record, type StoppingRule, type Trace } from "./record.js";
export {
  fixedPointResidualAtMost,
  supportGradientAtMost,
  supportSettledFor,
  unchanged,
  valueAtMost,
} from "./stopping.js";
export { type IhtLoop, ihtLoop } from "./iht-loop.js";
export { type FinalSupport, finalSupport, type FinalVerdict } from "./final-support.js";
export { untilFinal } from "./until-final.js";
export { fastForward } from "./fast-forward.js";
export type { FastForward } from "./followed.js";
export { type Fate, fate, fates } from "./fate.js";
export { strongestIndices } from "./strongest-indices.js";
export { type Refit, refits, type Refits } from "./refits.js";
export { normalizedIht } from "./normalized-iht.js";
export { sparsePolyak } from "./sparse-polyak.js";
export { hardThresholdingPursuit } from "./hard-thresholding-pursuit.js";
export { gradientPursuit } from "./gradient-pursuit.js";
export { sparseSimplex } from "./sparse-simplex.js";
export { exchange } from "./exchange.js";
export { forward } from "./forward.js";
export { forwardBackward } from "./forward-backward.js";
export { prune } from "./prune.js";
export { type BestOf, bestOf } from "./best-of.js";
