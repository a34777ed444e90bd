/** What a notebook imports: the library, and what it shows its results with. */
export * from "./index.js";

export type { Figure } from "./plots/figure.js";
export { connections } from "./plots/connections.js";
export { networks } from "./plots/networks.js";
export { dataScatter } from "./chapters/01-data-and-network/figures/data-scatter.js";
export { lossCurve } from "./plots/loss-curve.js";
export { lossAndSupport } from "./plots/loss-and-support.js";
export { thresholdRegions } from "./chapters/02-hard-thresholding/figures/threshold-regions.js";
export { thresholdCube } from "./chapters/02-hard-thresholding/figures/threshold-cube.js";
export { sparseMidpoint } from "./chapters/02-hard-thresholding/figures/sparse-midpoint.js";
export { planeSteps } from "./chapters/02-hard-thresholding/figures/plane-steps.js";
export { smoothnessBrackets } from "./chapters/03-restricted-smoothness/figures/smoothness-brackets.js";
export { monteCarloEstimates } from "./chapters/03-restricted-smoothness/figures/monte-carlo-estimates.js";
export { curvatureAlongRun } from "./chapters/03-restricted-smoothness/figures/curvature-along-run.js";
export {
  descentShares,
  type ShareRow,
} from "./chapters/04-step-size-and-descent/figures/descent-shares.js";
export { phaseDiagram } from "./chapters/04-step-size-and-descent/figures/phase-diagram.js";
export { attainedBySize } from "./chapters/05-attained-minimum/figures/attained-by-size.js";
export { supportLists } from "./chapters/05-attained-minimum/figures/support-lists.js";
export { separatingDirections } from "./chapters/05-attained-minimum/figures/separating-directions.js";
export { levelSets } from "./chapters/05-attained-minimum/figures/level-sets.js";
export { runToInfinity } from "./chapters/05-attained-minimum/figures/run-to-infinity.js";
export { alongDirections } from "./chapters/05-attained-minimum/figures/along-directions.js";
export { stablePoints } from "./chapters/06-stationary-points/figures/stable-points.js";
export { escape } from "./chapters/06-stationary-points/figures/escape.js";
export { valueSpectrum } from "./chapters/07-distinct-values/figures/value-spectrum.js";
export { smallestGaps } from "./chapters/07-distinct-values/figures/smallest-gaps.js";
export { countByStep } from "./chapters/07-distinct-values/figures/count-by-step.js";
export { distributions, type Distribution } from "./plots/distributions.js";
export { shares } from "./plots/shares.js";
export {
  selectionMap,
  type Selection,
} from "./chapters/09-iris-experiment/figures/selection-map.js";
export { bandsAlong } from "./chapters/09-iris-experiment/figures/bands-along.js";
export { connectionsAlong } from "./chapters/09-iris-experiment/figures/connections-along.js";
export { exportTable, type Row } from "./paper/export-table.js";

export { show } from "./jupyter/show.js";
export { table } from "./jupyter/table.js";
export { exportFigure } from "./jupyter/export-figure.js";
export { claim, missedClaims } from "./jupyter/claim.js";
export { kept } from "./jupyter/kept.js";
export { progress } from "./jupyter/progress.js";
export { interruptible } from "./jupyter/interruptible.js";
export { ready } from "./jupyter/ready.js";
