/** The softmax network as an objective; its constant, its starts, its gauge; supports and masks. */
export type { Evaluation, InPlaceObjective, Objective } from "./objective.js";
export { type SoftmaxNetwork, softmaxNetwork } from "./softmax.js";
export { type LogisticNetwork, logisticNetwork } from "./logistic.js";
export { initialWeights } from "./initial-weights.js";
export { selectionFrequencies, unusedClasses, unusedInputs } from "./structure.js";
export { centered, gaugeGroups } from "./gauge.js";
export { parameterNames } from "./parameter-names.js";
export { quadratic } from "./quadratic.js";
export { maskOf, supportOf, supportOfMask } from "./support.js";
export { denseSmoothness } from "./dense-smoothness.js";
