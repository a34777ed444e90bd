/** Hard thresholding: the projection and its geometry. */
export { nearestSparse } from "./nearest-sparse.js";
export { thresholdRegions } from "./figures/threshold-regions.js";
export { thresholdCube } from "./figures/threshold-cube.js";
export { sparseMidpoint } from "./figures/sparse-midpoint.js";
export { planeSteps } from "./figures/plane-steps.js";
