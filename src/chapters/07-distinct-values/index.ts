/** Distinct values: which stationary points have equal values. */
export { lossByClass } from "./loss-by-class.js";
export { valueSymmetry } from "./distinct-values-symmetry.js";
export { distinctValues } from "./distinct-values.js";
export {
  htStableNumbers,
  type HtStablePoint,
  htStablePoints,
  oneOfEachModel,
} from "./ht-stable-points.js";
export { valuedMinima } from "./valued-minima.js";
export { movedAlongFlat } from "./moved-along-flat.js";
export { valueSpectrum } from "./figures/value-spectrum.js";
export { smallestGaps } from "./figures/smallest-gaps.js";
export { countByStep } from "./figures/count-by-step.js";
