/** What a notebook imports: the library, and what it shows its results with. */
export * from "./index.js";

export type { Figure } from "./figures/figure.js";

export { show } from "./jupyter/show.js";
export { table } from "./jupyter/table.js";
export { claim, missedClaims } from "./jupyter/claim.js";
export { progress } from "./jupyter/progress.js";
export { interruptible } from "./jupyter/interruptible.js";
export { ready } from "./jupyter/ready.js";
