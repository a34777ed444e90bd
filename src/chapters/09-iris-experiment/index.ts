/** The IRIS experiment: many runs beside the best networks. */
export { provenSteps } from "./proven-steps.js";
export { provenBatch } from "./proven-batch.js";
export { lossesAlong } from "./losses-along.js";
export { bestModels, bestSupports, modelMask } from "./best-supports.js";
export { selectionMap } from "./figures/selection-map.js";
export { bandsAlong } from "./figures/bands-along.js";
export { connectionsAlong } from "./figures/connections-along.js";
