/** Published runs: what agrees between networks. */
export { agreementCount, resultAgreement, splitAgreement, startAgreement } from "./agreement.js";
export { disputedRows } from "./disputed-rows.js";
