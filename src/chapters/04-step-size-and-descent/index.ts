/** Step size and descent: the inequalities, put to the test. */
export { valueChange } from "./value-change.js";
export { gradientBound } from "./gradient-bound.js";
export { promisedDrops } from "./descent.js";
export { descentSums } from "./descent-sum.js";
export { descentSteps } from "./descent-step.js";
export { mergedShares } from "./promised-shares.js";
export { descentPairs, sparsePoint, worstStep } from "./descent-pairs.js";
export { descentSearch } from "./descent-search.js";
export { manyPairs, manySearches, pairsOnIris, searchOnIris } from "./descent-evidence.js";
export { descentAlong } from "./descent-along.js";
export { runClass, type RunClass } from "./run-class.js";
export { geometricGrid, type Phase, phaseAt, stepSizePhases } from "./step-size-phases.js";
export { riseOfStep, risingSteps } from "./rising-step.js";
export { descentShares, type ShareRow } from "./figures/descent-shares.js";
export { phaseDiagram } from "./figures/phase-diagram.js";
