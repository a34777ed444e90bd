/** Restricted smoothness: its constants, bracketed by proofs and by points. */
export { curvatureMargin } from "./softmax-curvature-bound.js";
export { type SmoothnessBound, smoothnessBound, smoothnessUpperBound } from "./smoothness-bound.js";
export { curvatureOnSupport, restrictedSmoothness } from "./restricted-smoothness.js";
export { curvatureAlong } from "./curvature-along.js";
export { quotientLowerBound } from "./quotient-lower-bound.js";
export { smoothnessQuotient } from "./smoothness-quotient.js";
export { rssSlack } from "./rss-slack.js";
export { pairSmoothness } from "./pair-smoothness.js";
export { monteCarloSmoothness } from "./monte-carlo-smoothness.js";
export { refutedConstant, stepSmoothness } from "./step-smoothness.js";
export { irisNetwork } from "./iris-network.js";
export { smoothnessTable } from "./smoothness-table.js";
export { recomputedBrackets } from "./recomputed-brackets.js";
export { risingRuns } from "./rising-runs.js";
export { refutingSteps } from "./refuting-steps.js";
export { smoothnessBrackets } from "./figures/smoothness-brackets.js";
export { monteCarloEstimates } from "./figures/monte-carlo-estimates.js";
export { curvatureAlongRun } from "./figures/curvature-along-run.js";
