/** Data and network. */
export { dataScatter } from "./figures/data-scatter.js";
