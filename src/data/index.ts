/** Rows: reading, splitting, standardising; the published split and runs. */
export type { Dataset, FeatureRows } from "./dataset.js";
export { loadCsv, loadRows } from "./load-csv.js";
export { loadIris } from "./iris.js";
export { selectRows } from "./select-rows.js";
export { type Split, trainTestSplit } from "./split.js";
export { centredDecimals } from "./centred-decimals.js";
export { type Standardization, standardize } from "./standardize.js";
export { type PublishedSplit, publishedSplit } from "./published-split.js";
export { loadPublishedRuns, type PublishedRuns } from "./published-runs.js";
