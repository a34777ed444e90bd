/** Every public name of the library, in reading order. It loads no kernel, no plotting and no browser. */
export { ArgumentError } from "./numerics/checks.js";
export type { Report } from "./numerics/report.js";
export * from "./numerics/linear.js";
export { type Bounds, largestEigenvalue } from "./numerics/largest-eigenvalue.js";
export { symmetricEigen } from "./numerics/symmetric-eigen.js";
export { centralDifferences, largestDifference } from "./numerics/differences.js";
export { quantile } from "./numerics/quantile.js";
export { mersenneTwister, normalNumbers, permutation, uniformNumbers } from "./numerics/random.js";
export { parallelMap, type WorkerTask } from "./numerics/parallel-map.js";
export type { Dataset } from "./data/dataset.js";
export { loadCsv } from "./data/load-csv.js";
export { loadIris } from "./data/iris.js";
export { selectRows } from "./data/select-rows.js";
export { type Split, trainTestSplit } from "./data/split.js";
export { centredDecimals } from "./data/centred-decimals.js";
export { type Standardization, standardize } from "./data/standardize.js";
export { type PublishedSplit, publishedSplit } from "./data/published-split.js";
export { loadPublishedRuns, type PublishedRuns } from "./data/published-runs.js";
export type { Evaluation, InPlaceObjective, Objective } from "./network/objective.js";
export { type SoftmaxNetwork, softmaxNetwork } from "./network/softmax.js";
export { initialWeights } from "./network/initial-weights.js";
export { selectionFrequencies, unusedClasses, unusedInputs } from "./network/structure.js";
export { centered, gaugeGroups } from "./network/gauge.js";
export { parameterNames } from "./network/parameter-names.js";
export { lossByClass } from "./network/loss-by-class.js";
export { quadratic } from "./network/quadratic.js";
export { type ValueChange, valueChange } from "./network/value-change.js";
export { hardThreshold, hardThresholdSet } from "./iht/hard-threshold.js";
export { iht, type IhtOptions, type Iterate } from "./iht/iht.js";
export { type Outcome, record, type StoppingRule, type Trace } from "./iht/record.js";
export { supportGradientAtMost, supportSettledFor, valueAtMost } from "./iht/stopping.js";
export { maskOf, supportOf, supportOfMask } from "./iht/support.js";
export { type IhtLoop, ihtLoop } from "./iht/iht-loop.js";
export { denseSmoothness } from "./conditions/dense-smoothness.js";
export { curvatureBound, curvatureMargin } from "./conditions/softmax-curvature-bound.js";
export { smoothnessUpperBound } from "./conditions/smoothness-upper-bound.js";
export {
  curvatureOnSupport,
  restrictedSmoothness,
  type RestrictedSmoothness,
} from "./conditions/restricted-smoothness.js";
export { type CurvatureAt, curvatureAlong } from "./conditions/curvature-along.js";
export { smoothnessQuotient } from "./conditions/smoothness-quotient.js";
export { rssSlack } from "./conditions/rss-slack.js";
export { pairSmoothness, type PairSmoothness } from "./conditions/pair-smoothness.js";
export {
  monteCarloSmoothness,
  type MonteCarloSmoothness,
  type SamplingLaw,
} from "./conditions/monte-carlo-smoothness.js";
export {
  refutedConstant,
  type RefutingStep,
  type StepFrom,
  stepSmoothness,
} from "./conditions/step-smoothness.js";
export { gradientBound } from "./conditions/gradient-bound.js";
export {
  type DescentConstants,
  descentSlacks,
  type DescentStep,
  type Inequalities,
  promisedDrops,
  strongestIndices,
} from "./conditions/descent.js";
export { type DescentSum, descentSums } from "./conditions/descent-sum.js";
export { type ClassPair, classPairs, smallestMargin } from "./conditions/class-pairs.js";
export {
  type Attainment,
  type AttainmentCertificate,
  attainsMinimum,
} from "./conditions/attained-minimum.js";
export {
  type ExactMargins,
  exactMargins,
  weightsBalance,
} from "./conditions/attained-minimum-exact.js";
export {
  type LevelSetVerdict,
  levelSetVerdict,
  type Ray,
} from "./conditions/attained-minimum-level-set.js";
export { type StationaryBall, stationaryBall } from "./conditions/stationary-ball.js";
export { type StabilityMargin, stabilityMargin } from "./conditions/stability-margin.js";
export { type HtStability, htStability } from "./conditions/stability.js";
export {
  type Decision,
  type StabilityDecisions,
  stabilityDecisions,
} from "./conditions/stability-decisions.js";
export { isBasicFeasible, isHtStable, isSwapOptimal } from "./conditions/stability-predicates.js";
export { isCoordinatewiseMinimum } from "./conditions/stability-coordinates.js";
export { nextValueBound } from "./conditions/stability-escape.js";
export { type Contraction, contraction, returnRadius } from "./conditions/return-ball.js";
export { frozenSupportCeiling } from "./conditions/frozen-support.js";
export { type ValueSymmetry, valueSymmetry } from "./conditions/distinct-values-symmetry.js";
export {
  type DistinctValues,
  distinctValues,
  type EqualPair,
  type ValuedPoint,
  type ValueGap,
} from "./conditions/distinct-values.js";
export {
  type AttainedSupports,
  attainedSupports,
  type MaximalAttained,
  type MinimalUnattained,
} from "./search/attained-supports.js";
export { minimizeOnSupport, type MinimizedOnSupport } from "./search/minimize-on-support.js";
export { type InfimumOnSupport, infimumOnSupport } from "./search/infimum-on-support.js";
export { type LowestInfima, lowestInfima } from "./search/lowest-infima.js";
export {
  type AttainedRecord,
  type EverySupport,
  everySupport,
  type SupportRecord,
  type UnattainedRecord,
} from "./search/every-support.js";
export { infima, type StationaryCounts, stationaryCounts } from "./search/stationary-counts.js";
export { type HierarchyRecord, stationaryHierarchy } from "./search/stationary-hierarchy.js";
export {
  type HtStableNumbers,
  htStableNumbers,
  type HtStablePoint,
  type HtStablePoints,
  htStablePoints,
  oneOfEachModel,
} from "./search/ht-stable-points.js";
export { valuedMinima } from "./search/valued-minima.js";
export { movedAlongFlat } from "./search/moved-along-flat.js";
export { nearestSparse, type NearestSparse } from "./experiments/nearest-sparse.js";
export {
  quality,
  type Quality,
  type Rerun,
  rerunDense,
  rerunSparse,
} from "./experiments/published-runs.js";
export {
  type Agreement,
  agreementCount,
  resultAgreement,
  splitAgreement,
  startAgreement,
} from "./experiments/agreement.js";
export { type SampledIterate, sampledRun } from "./experiments/sampled-run.js";
export {
  type BesideOptions,
  type BesideRun,
  besideRun,
  besideStationary,
} from "./experiments/beside-stationary.js";
export { type LongRun, runAContinued, segment } from "./experiments/run-a-continued.js";
export { descentSteps, roundedStep, type RoundedStep } from "./experiments/descent-step.js";
export {
  mergedShares,
  type PromisedShares,
  promisedShares,
} from "./experiments/promised-shares.js";
export {
  descentPairs,
  type PairCell,
  type PairSummary,
  sparsePoint,
  type WorstStep,
  worstStep,
} from "./experiments/descent-pairs.js";
export { descentSearch, type SearchEnd, type SearchStart } from "./experiments/descent-search.js";
export {
  manyPairs,
  manySearches,
  pairsOnIris,
  searchOnIris,
} from "./experiments/descent-evidence.js";
export { type DescentAlong, descentAlong } from "./experiments/descent-along.js";
export { runClass, type RunClass, type RunSummary } from "./experiments/run-class.js";
export {
  geometricGrid,
  type Phase,
  phaseAt,
  type PhasePoint,
  type PhaseSettings,
  stepSizePhases,
} from "./experiments/step-size-phases.js";
export { listOf, type StepRule, type SweepGrid } from "./experiments/sweep-grid.js";
export type { SweepColumns } from "./experiments/sweep-batch.js";
export { provenSteps } from "./experiments/proven-steps.js";
export { sweep } from "./experiments/sweep.js";
export { bySparsity, sweepCsv, type SweepRow, sweepRows } from "./experiments/sweep-rows.js";
export { rerunRow } from "./experiments/rerun-row.js";
export { differingRows } from "./experiments/differing-rows.js";
export { disputedRows } from "./experiments/disputed-rows.js";
export { lossesAlong, type LossesAlong } from "./experiments/losses-along.js";
export { type BestSupport, bestSupports, modelMask } from "./experiments/best-supports.js";
export { irisNetwork, type Rows } from "./experiments/iris-network.js";
export { smoothnessTable, type SmoothnessTable } from "./experiments/smoothness-table.js";
export { recomputedBrackets, type RecomputedBrackets } from "./experiments/recomputed-brackets.js";
export { risingRuns } from "./experiments/rising-runs.js";
export { refutingSteps, type RefutingSteps } from "./experiments/refuting-steps.js";
export {
  type Claim,
  comparison,
  type Evidence,
  judge,
  type Relation,
  type Verdict,
} from "./claims/judge.js";
export { ledger, type NamedNotebook } from "./claims/ledger.js";
