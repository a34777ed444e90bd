/** The landscape of f on the sparse vectors: its valleys and passes. */
export { type Landscape, landscape, type SupportInfima, type Valley } from "./landscape.js";
