/** Figures and tables as files for a paper. */
export { exportTable, type Row } from "./export-table.js";
