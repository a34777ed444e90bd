/** What is at the bottom of a support: existence with a certificate, the minimiser, the infimum. */
export { type ClassPair, smallestMargin } from "./class-pairs.js";
export { type Attainment, type AttainmentCertificate, attainsMinimum } from "./attained-minimum.js";
export { type ExactMargins, exactMargins, weightsBalance } from "./attained-minimum-exact.js";
export { type StationaryBall, stationaryBall } from "./stationary-ball.js";
export { minimizeOnSupport, type MinimizedOnSupport } from "./minimize-on-support.js";
export { type InfimumOnSupport, infimumOnSupport } from "./infimum-on-support.js";
