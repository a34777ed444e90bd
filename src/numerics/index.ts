/** What computes with numbers and knows nothing of data or networks. */
export { ArgumentError } from "./checks.js";
export type { Report } from "./report.js";
export { exp, log, log10, log1p } from "./elementary.js";
export { dot, norm, multiply, submatrix, cholesky, choleskySolve } from "./linear.js";
export { type Bounds, largestEigenvalue } from "./largest-eigenvalue.js";
export { symmetricEigen } from "./symmetric-eigen.js";
export { centralDifferences, largestDifference } from "./differences.js";
export { quantile } from "./quantile.js";
export { mersenneTwister, normalNumbers, permutation, uniformNumbers } from "./random.js";
export { parallelMap, type WorkerTask } from "./parallel-map.js";
