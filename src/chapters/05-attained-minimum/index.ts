/** Attained minima: every support decided; level sets. */
export { classSeparation, type ClassSeparation, twoClasses } from "./class-separation.js";
export { levelSetVerdict } from "./level-set.js";
export { attainedSupports } from "./attained-supports.js";
export { lowestInfima } from "./lowest-infima.js";
export { reducedInfima, type ReducedInfima } from "./reduced-infima.js";
export { rowRank } from "./row-rank.js";
export { sampledRun } from "./sampled-run.js";
export { attainedBySize } from "./figures/attained-by-size.js";
export { supportLists } from "./figures/support-lists.js";
export { separatingDirections } from "./figures/separating-directions.js";
export { levelSets } from "./figures/level-sets.js";
export { runToInfinity } from "./figures/run-to-infinity.js";
export { alongDirections } from "./figures/along-directions.js";
