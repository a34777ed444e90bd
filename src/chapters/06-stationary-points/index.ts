/** Stationary points: all of them, their stability, escape and return. */
export { type HtStability, htStability } from "./stability.js";
export { stabilityDecisions } from "./stability-decisions.js";
export { isBasicFeasible, isHtStable, isSwapOptimal } from "./stability-predicates.js";
export { isCoordinatewiseMinimum } from "./stability-coordinates.js";
export { nextValueBound } from "./stability-escape.js";
export { contraction, returnRadius } from "./return-ball.js";
export { frozenSupportCeiling } from "./frozen-support.js";
export {
  type AttainedRecord,
  type EverySupport,
  everySupport,
  type SupportRecord,
} from "./every-support.js";
export { infima, stationaryCounts } from "./stationary-counts.js";
export { stationaryHierarchy } from "./stationary-hierarchy.js";
export { besideRun, besideStationary } from "./beside-stationary.js";
export { escapeStarts } from "./escape-starts.js";
export { stablePoints } from "./figures/stable-points.js";
export { escape } from "./figures/escape.js";
