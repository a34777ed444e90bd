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
export { lossByClass } from "./chapters/07-distinct-values/loss-by-class.js";
export { quadratic } from "./network/quadratic.js";
export { type ValueChange, valueChange } from "./chapters/04-step-size-and-descent/value-change.js";
export { hardThreshold, hardThresholdSet } from "./iht/hard-threshold.js";
export { iht, type IhtOptions, type Iterate } from "./iht/iht.js";
export { type Outcome, record, type StoppingRule, type Trace } from "./iht/record.js";
export {
  supportGradientAtMost,
  supportSettledFor,
  unchanged,
  valueAtMost,
} from "./iht/stopping.js";
export { strongestIndices } from "./iht/strongest-indices.js";
export { EQUAL_INFIMA, type Refit, refits, type Refits, UNATTAINED_RIDGE } from "./iht/refits.js";
export { normalizedIht } from "./iht/normalized-iht.js";
export { sparsePolyak } from "./iht/sparse-polyak.js";
export { hardThresholdingPursuit } from "./iht/hard-thresholding-pursuit.js";
export { gradientPursuit } from "./iht/gradient-pursuit.js";
export { sparseSimplex } from "./iht/sparse-simplex.js";
export { exchange } from "./iht/exchange.js";
export { forward } from "./iht/forward.js";
export { forwardBackward } from "./iht/forward-backward.js";
export { prune } from "./iht/prune.js";
export { type BestOf, bestOf } from "./iht/best-of.js";
export { maskOf, supportOf, supportOfMask } from "./network/support.js";
export { type IhtLoop, ihtLoop } from "./iht/iht-loop.js";
export { denseSmoothness } from "./network/dense-smoothness.js";
export {
  curvatureBound,
  curvatureMargin,
} from "./chapters/03-restricted-smoothness/softmax-curvature-bound.js";
export { smoothnessUpperBound } from "./chapters/03-restricted-smoothness/smoothness-upper-bound.js";
export {
  curvatureOnSupport,
  restrictedSmoothness,
  type RestrictedSmoothness,
} from "./chapters/03-restricted-smoothness/restricted-smoothness.js";
export {
  type CurvatureAt,
  curvatureAlong,
} from "./chapters/03-restricted-smoothness/curvature-along.js";
export { smoothnessQuotient } from "./chapters/03-restricted-smoothness/smoothness-quotient.js";
export { rssSlack } from "./chapters/03-restricted-smoothness/rss-slack.js";
export {
  pairSmoothness,
  type PairSmoothness,
} from "./chapters/03-restricted-smoothness/pair-smoothness.js";
export {
  monteCarloSmoothness,
  type MonteCarloSmoothness,
  type SamplingLaw,
} from "./chapters/03-restricted-smoothness/monte-carlo-smoothness.js";
export {
  refutedConstant,
  type RefutingStep,
  type StepFrom,
  stepSmoothness,
} from "./chapters/03-restricted-smoothness/step-smoothness.js";
export { gradientBound } from "./chapters/04-step-size-and-descent/gradient-bound.js";
export {
  type DescentConstants,
  descentSlacks,
  type DescentStep,
  type Inequalities,
  promisedDrops,
} from "./chapters/04-step-size-and-descent/descent.js";
export { type DescentSum, descentSums } from "./chapters/04-step-size-and-descent/descent-sum.js";
export { type ClassPair, classPairs, smallestMargin } from "./minima/class-pairs.js";
export {
  type Attainment,
  type AttainmentCertificate,
  attainsMinimum,
} from "./minima/attained-minimum.js";
export {
  type ExactMargins,
  exactMargins,
  weightsBalance,
} from "./minima/attained-minimum-exact.js";
export {
  type LevelSetVerdict,
  levelSetVerdict,
  type Ray,
} from "./chapters/05-attained-minimum/level-set.js";
export { type StationaryBall, stationaryBall } from "./minima/stationary-ball.js";
export {
  type StabilityMargin,
  stabilityMargin,
} from "./chapters/06-stationary-points/stability-margin.js";
export { type HtStability, htStability } from "./chapters/06-stationary-points/stability.js";
export {
  type Decision,
  type StabilityDecisions,
  stabilityDecisions,
} from "./chapters/06-stationary-points/stability-decisions.js";
export {
  isBasicFeasible,
  isHtStable,
  isSwapOptimal,
} from "./chapters/06-stationary-points/stability-predicates.js";
export { isCoordinatewiseMinimum } from "./chapters/06-stationary-points/stability-coordinates.js";
export { nextValueBound } from "./chapters/06-stationary-points/stability-escape.js";
export {
  type Contraction,
  contraction,
  returnRadius,
} from "./chapters/06-stationary-points/return-ball.js";
export { frozenSupportCeiling } from "./chapters/06-stationary-points/frozen-support.js";
export {
  type ValueSymmetry,
  valueSymmetry,
} from "./chapters/07-distinct-values/distinct-values-symmetry.js";
export {
  type DistinctValues,
  distinctValues,
  type EqualPair,
  type ValuedPoint,
  type ValueGap,
} from "./chapters/07-distinct-values/distinct-values.js";
export {
  type AttainedSupports,
  attainedSupports,
  type MaximalAttained,
  type MinimalUnattained,
} from "./chapters/05-attained-minimum/attained-supports.js";
export { minimizeOnSupport, type MinimizedOnSupport } from "./minima/minimize-on-support.js";
export { type InfimumOnSupport, infimumOnSupport } from "./minima/infimum-on-support.js";
export { type LowestInfima, lowestInfima } from "./chapters/05-attained-minimum/lowest-infima.js";
export {
  type AttainedRecord,
  type EverySupport,
  everySupport,
  type SupportRecord,
  type UnattainedRecord,
} from "./chapters/06-stationary-points/every-support.js";
export {
  infima,
  type StationaryCounts,
  stationaryCounts,
} from "./chapters/06-stationary-points/stationary-counts.js";
export {
  type HierarchyRecord,
  stationaryHierarchy,
} from "./chapters/06-stationary-points/stationary-hierarchy.js";
export {
  type HtStableNumbers,
  htStableNumbers,
  type HtStablePoint,
  type HtStablePoints,
  htStablePoints,
  oneOfEachModel,
} from "./chapters/07-distinct-values/ht-stable-points.js";
export { valuedMinima } from "./chapters/07-distinct-values/valued-minima.js";
export { movedAlongFlat } from "./chapters/07-distinct-values/moved-along-flat.js";
export {
  type Landscape,
  landscape,
  LEAST_DEPTH,
  type SupportInfima,
  type Valley,
} from "./chapters/11-landscape/landscape.js";
export {
  nearestSparse,
  type NearestSparse,
} from "./chapters/02-hard-thresholding/nearest-sparse.js";
export {
  quality,
  type Quality,
  type Rerun,
  rerunDense,
  rerunSparse,
} from "./runs/rerun-published.js";
export {
  type Agreement,
  agreementCount,
  resultAgreement,
  splitAgreement,
  startAgreement,
} from "./chapters/10-published-runs/agreement.js";
export { type SampledIterate, sampledRun } from "./chapters/05-attained-minimum/sampled-run.js";
export {
  type BesideOptions,
  type BesideRun,
  besideRun,
  besideStationary,
} from "./chapters/06-stationary-points/beside-stationary.js";
export { type LongRun, runAContinued, segment } from "./runs/run-a-continued.js";
export {
  descentSteps,
  roundedStep,
  type RoundedStep,
} from "./chapters/04-step-size-and-descent/descent-step.js";
export {
  mergedShares,
  type PromisedShares,
  promisedShares,
} from "./chapters/04-step-size-and-descent/promised-shares.js";
export {
  descentPairs,
  type PairCell,
  type PairSummary,
  sparsePoint,
  type WorstStep,
  worstStep,
} from "./chapters/04-step-size-and-descent/descent-pairs.js";
export {
  descentSearch,
  type SearchEnd,
  type SearchStart,
} from "./chapters/04-step-size-and-descent/descent-search.js";
export {
  manyPairs,
  manySearches,
  pairsOnIris,
  searchOnIris,
} from "./chapters/04-step-size-and-descent/descent-evidence.js";
export {
  type DescentAlong,
  descentAlong,
} from "./chapters/04-step-size-and-descent/descent-along.js";
export {
  runClass,
  type RunClass,
  type RunSummary,
} from "./chapters/04-step-size-and-descent/run-class.js";
export {
  geometricGrid,
  type Phase,
  phaseAt,
  type PhasePoint,
  type PhaseSettings,
  stepSizePhases,
} from "./chapters/04-step-size-and-descent/step-size-phases.js";
export { listOf, type StepRule, type SweepGrid } from "./runs/sweep-grid.js";
export type { SweepColumns } from "./runs/sweep-batch.js";
export { provenSteps } from "./chapters/09-iris-experiment/proven-steps.js";
export { sweep } from "./runs/parallel-sweep.js";
export { bySparsity, sweepCsv, type SweepRow, sweepRows } from "./runs/sweep-rows.js";
export { rerunRow } from "./runs/rerun-row.js";
export { differingRows } from "./runs/differing-rows.js";
export { disputedRows } from "./chapters/10-published-runs/disputed-rows.js";
export { lossesAlong, type LossesAlong } from "./chapters/09-iris-experiment/losses-along.js";
export {
  type BestSupport,
  bestSupports,
  modelMask,
} from "./chapters/09-iris-experiment/best-supports.js";
export { irisNetwork, type Rows } from "./chapters/03-restricted-smoothness/iris-network.js";
export {
  smoothnessTable,
  type SmoothnessTable,
} from "./chapters/03-restricted-smoothness/smoothness-table.js";
export {
  recomputedBrackets,
  type RecomputedBrackets,
} from "./chapters/03-restricted-smoothness/recomputed-brackets.js";
export { risingRuns } from "./chapters/03-restricted-smoothness/rising-runs.js";
export {
  refutingSteps,
  type RefutingSteps,
} from "./chapters/03-restricted-smoothness/refuting-steps.js";
export {
  type Claim,
  comparison,
  type Evidence,
  judge,
  type Relation,
  type Verdict,
} from "./claims/judge.js";
export { ledger, type NamedNotebook } from "./claims/ledger.js";
