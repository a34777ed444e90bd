/** The landscape of f on the sparse vectors: its valleys and passes; where the relatives of IHT end in it. */
export { type Landscape, landscape, type SupportInfima, type Valley } from "./landscape.js";
export { countDeeper, mostValleysAt, oneValleyFrom, valleyCounts } from "./valley-counts.js";
export { supportTable, tableRefits } from "./table-refits.js";
export { endsOf, solverEnd, solverEnds, STARTED } from "./solver-ends.js";
export { fatedEnds } from "./fated-ends.js";
export { walledRun } from "./walled-run.js";
export { finalRims } from "./final-rims.js";
export { wineEnds, wineNetwork } from "./wine-ends.js";
export { valleyTree } from "./figures/valley-tree.js";
export { valleysBySparsity } from "./figures/valleys-by-sparsity.js";
export { solverLosses } from "./figures/solver-losses.js";
export { wallsAndReach } from "./figures/walls-and-reach.js";
