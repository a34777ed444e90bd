/** The vocabulary of figures that several chapters draw. */
export type { Figure } from "./figure.js";
export { connections } from "./connections.js";
export { networks } from "./networks.js";
export { lossCurve } from "./loss-curve.js";
export { lossAndSupport } from "./loss-and-support.js";
export { distributions } from "./distributions.js";
export { shares } from "./shares.js";
export { withScope } from "./with-scope.js";
