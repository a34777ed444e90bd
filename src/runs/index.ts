/** What several chapters run: sweeps over many runs, and the published runs again. */
export { quality, type Rerun, rerunDense, rerunSparse } from "./rerun-published.js";
export { runAContinued, segment } from "./run-a-continued.js";
export { listOf, type SweepGrid } from "./sweep-grid.js";
export type { SweepColumns } from "./sweep-batch.js";
export { sweep } from "./parallel-sweep.js";
export { bySparsity, sweepCsv, type SweepRow, sweepRows } from "./sweep-rows.js";
export { rerunRow } from "./rerun-row.js";
export { differingRows } from "./differing-rows.js";
