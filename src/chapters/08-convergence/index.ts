/** Convergence: the fate of every run, local minima, the run to infinity. */
export { type FateGroup, type FateRow, fateRows } from "./fate-group.js";
export { differingFates, gridFates } from "./grid-fates.js";
export { endCounts } from "./end-counts.js";
export { localMinima } from "./local-minima.js";
export { certificateTest, testedRuns } from "./certificate-test.js";
export { asForetold, foretoldChanges } from "./foretold-changes.js";
export { basins } from "./basins.js";
export { firstFinal } from "./first-final.js";
export { measuredRate } from "./measured-rate.js";
export { logarithmicRun } from "./logarithmic-run.js";
export { lastChanges } from "./figures/last-changes.js";
export { logarithmicEntries } from "./figures/logarithmic-entries.js";
export { basinShares } from "./figures/basin-shares.js";
