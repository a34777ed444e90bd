/** What a notebook imports: the library, and what it shows its results with. */
export * from "./index.js";

export type { Figure } from "./figures/figure.js";
export { connections } from "./figures/connections.js";
export { networks } from "./figures/networks.js";
export { dataScatter } from "./figures/data-scatter.js";
export { lossCurve } from "./figures/loss-curve.js";
export { thresholdRegions } from "./figures/threshold-regions.js";
export { thresholdCube } from "./figures/threshold-cube.js";
export { sparseMidpoint } from "./figures/sparse-midpoint.js";
export { planeSteps } from "./figures/plane-steps.js";
export { stablePoints } from "./figures/stable-points.js";
export { escape } from "./figures/escape.js";
export { lossAndSupport } from "./figures/loss-and-support.js";
export { attainedBySize } from "./figures/attained-by-size.js";
export { supportLists } from "./figures/support-lists.js";
export { separatingDirections } from "./figures/separating-directions.js";
export { alongDirections } from "./figures/along-directions.js";
export { levelSets } from "./figures/level-sets.js";
export { runToInfinity } from "./figures/run-to-infinity.js";
export { distributions, type Distribution } from "./figures/distributions.js";
export { shares } from "./figures/shares.js";
export { selectionMap, type Selection } from "./figures/selection-map.js";
export { bandsAlong } from "./figures/bands-along.js";
export { connectionsAlong } from "./figures/connections-along.js";
export { smoothnessBrackets } from "./figures/smoothness-brackets.js";
export { monteCarloEstimates } from "./figures/monte-carlo-estimates.js";
export { curvatureAlongRun } from "./figures/curvature-along-run.js";
export { exportTable, type Row } from "./figures/export-table.js";

export { show } from "./jupyter/show.js";
export { table } from "./jupyter/table.js";
export { exportFigure } from "./jupyter/export-figure.js";
export { claim, missedClaims } from "./jupyter/claim.js";
export { kept } from "./jupyter/kept.js";
export { progress } from "./jupyter/progress.js";
export { interruptible } from "./jupyter/interruptible.js";
export { ready } from "./jupyter/ready.js";
