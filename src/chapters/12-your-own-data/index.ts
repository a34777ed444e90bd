/** Your own data: the conditions decided for any network, as a report. */
export { conditionsReport, type ConditionsReport } from "./conditions-report.js";
export { conditionsTable, notSaid } from "./conditions-table.js";
export { digitsConditions, digitsEnds, digitsNetwork } from "./digits.js";
export { inOneRow } from "./in-one-row.js";
export { oneLogitSupport } from "./one-logit.js";
export { learnedNetwork } from "./figures/learned-network.js";
export { pixelWeights } from "./figures/pixel-weights.js";
