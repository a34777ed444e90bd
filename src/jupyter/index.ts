/** What a notebook shows its results with. */
export { show } from "./show.js";
export { table } from "./table.js";
export { exportFigure } from "./export-figure.js";
export { claim, missedClaims } from "./claim.js";
export { kept } from "./kept.js";
export { progress } from "./progress.js";
export { interruptible } from "./interruptible.js";
export { ready } from "./ready.js";
export { answerTable, contents } from "./contents.js";
export { showStored } from "./show-stored.js";
