/** Your own data: the conditions decided for any network, as a report. */
export { conditionsReport, type ConditionsReport } from "./conditions-report.js";
export { conditionsTable, notSaid } from "./conditions-table.js";
