/** Every public name of the library, in reading order. It loads no kernel, no plotting and no browser. */
export { ArgumentError } from "./numerics/checks.js";
export type { Report } from "./numerics/report.js";
export { mersenneTwister } from "./numerics/random.js";
export * from "./numerics/linear.js";
export { symmetricEigen } from "./numerics/symmetric-eigen.js";

export type { Dataset } from "./data/dataset.js";
export { loadIris } from "./data/iris.js";
export { loadCsv } from "./data/load-csv.js";
export { trainTestSplit } from "./data/split.js";
export { standardize } from "./data/standardize.js";
export { publishedSplit } from "./data/published-split.js";

export type { Evaluation, Objective } from "./network/objective.js";
export { type SoftmaxNetwork, softmaxNetwork } from "./network/softmax.js";

export {
  type Claim,
  comparison,
  type Evidence,
  judge,
  type Relation,
  type Verdict,
} from "./claims/judge.js";
export { ledger, type NamedNotebook } from "./claims/ledger.js";
