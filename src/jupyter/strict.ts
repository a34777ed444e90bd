/** Set by the commands that run all notebooks: there what a reader is only told is an error. */
export const STRICT = "IHT_NOTEBOOKS_STRICT";
