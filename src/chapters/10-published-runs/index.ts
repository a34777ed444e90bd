/** Published runs: what agrees between networks. */
export {
  agreementCount,
  printedAlike,
  resultAgreement,
  splitAgreement,
  startAgreement,
} from "./agreement.js";
export { disputedRows } from "./disputed-rows.js";
export { endsBeside } from "./ends-beside.js";
