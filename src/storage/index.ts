/** How results and files are kept: whole or not at all, and only as long as they belong to the code. */
export { writeFileAtomic } from "./atomic-write.js";
export { type Json, keptResult, type Parts } from "./kept-result.js";
export { partFolder } from "./part-folder.js";
