import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { attainsMinimum } from "./minima/attained-minimum.js";
import { exactMargins } from "./minima/attained-minimum-exact.js";
import { levelSetVerdict } from "./chapters/05-attained-minimum/level-set.js";
import { distinctValues } from "./chapters/07-distinct-values/distinct-values.js";
import { valueSymmetry } from "./chapters/07-distinct-values/distinct-values-symmetry.js";
import { frozenSupportCeiling } from "./chapters/06-stationary-points/frozen-support.js";
import { returnRadius } from "./chapters/06-stationary-points/return-ball.js";
import { isCoordinatewiseMinimum } from "./chapters/06-stationary-points/stability-coordinates.js";
import { stabilityDecisions } from "./chapters/06-stationary-points/stability-decisions.js";
import { nextValueBound } from "./chapters/06-stationary-points/stability-escape.js";
import {
  isBasicFeasible,
  isHtStable,
  isSwapOptimal,
} from "./chapters/06-stationary-points/stability-predicates.js";
import { htStability } from "./chapters/06-stationary-points/stability.js";
import { descentSums } from "./chapters/04-step-size-and-descent/descent-sum.js";
import { promisedDrops } from "./chapters/04-step-size-and-descent/descent.js";
import { strongestIndices } from "./iht/strongest-indices.js";
import { gradientBound } from "./chapters/04-step-size-and-descent/gradient-bound.js";
import { monteCarloSmoothness } from "./chapters/03-restricted-smoothness/monte-carlo-smoothness.js";
import { pairSmoothness } from "./chapters/03-restricted-smoothness/pair-smoothness.js";
import { restrictedSmoothness } from "./chapters/03-restricted-smoothness/restricted-smoothness.js";
import { smoothnessQuotient } from "./chapters/03-restricted-smoothness/smoothness-quotient.js";
import { smoothnessUpperBound } from "./chapters/03-restricted-smoothness/smoothness-upper-bound.js";
import {
  refutedConstant,
  stepSmoothness,
} from "./chapters/03-restricted-smoothness/step-smoothness.js";
import { writeFileAtomic } from "./storage/atomic-write.js";
import { dataFile } from "./data/data-file.js";
import type { Dataset } from "./data/dataset.js";
import { centredDecimals } from "./data/centred-decimals.js";
import { loadCsv } from "./data/load-csv.js";
import { publishedSplit } from "./data/published-split.js";
import { selectRows } from "./data/select-rows.js";
import { trainTestSplit } from "./data/split.js";
import { standardize } from "./data/standardize.js";
import { besideStationary } from "./chapters/06-stationary-points/beside-stationary.js";
import { descentPairs, sparsePoint } from "./chapters/04-step-size-and-descent/descent-pairs.js";
import { descentSearch } from "./chapters/04-step-size-and-descent/descent-search.js";
import { nearestSparse } from "./chapters/02-hard-thresholding/nearest-sparse.js";
import { mergedShares } from "./chapters/04-step-size-and-descent/promised-shares.js";
import { runAContinued } from "./runs/run-a-continued.js";
import { bestSupports } from "./chapters/09-iris-experiment/best-supports.js";
import { provenSteps } from "./chapters/09-iris-experiment/proven-steps.js";
import type { SweepGrid } from "./runs/sweep-grid.js";
import { sweepShare, WHOLE } from "./runs/parallel-sweep.js";
import { sampledRun } from "./chapters/05-attained-minimum/sampled-run.js";
import { alongDirections } from "./chapters/05-attained-minimum/figures/along-directions.js";
import { attainedBySize } from "./chapters/05-attained-minimum/figures/attained-by-size.js";
import { runClass } from "./chapters/04-step-size-and-descent/run-class.js";
import { geometricGrid } from "./chapters/04-step-size-and-descent/step-size-phases.js";
import { countByStep } from "./chapters/07-distinct-values/figures/count-by-step.js";
import { bandsAlong } from "./chapters/09-iris-experiment/figures/bands-along.js";
import { connectionsAlong } from "./chapters/09-iris-experiment/figures/connections-along.js";
import { distributions } from "./plots/distributions.js";
import { selectionMap } from "./chapters/09-iris-experiment/figures/selection-map.js";
import { shares } from "./plots/shares.js";
import { networks as drawNetworks } from "./plots/networks.js";
import { descentShares } from "./chapters/04-step-size-and-descent/figures/descent-shares.js";
import { phaseDiagram } from "./chapters/04-step-size-and-descent/figures/phase-diagram.js";
import { planeSteps } from "./chapters/02-hard-thresholding/figures/plane-steps.js";
import { runToInfinity } from "./chapters/05-attained-minimum/figures/run-to-infinity.js";
import { separatingDirections } from "./chapters/05-attained-minimum/figures/separating-directions.js";
import { smallestGaps } from "./chapters/07-distinct-values/figures/smallest-gaps.js";
import { supportLists } from "./chapters/05-attained-minimum/figures/support-lists.js";
import { valueSpectrum } from "./chapters/07-distinct-values/figures/value-spectrum.js";
import { hardThreshold, hardThresholdSet } from "./iht/hard-threshold.js";
import { ihtLoop } from "./iht/iht-loop.js";
import { iht } from "./iht/iht.js";
import { bestOf } from "./iht/best-of.js";
import { exchange } from "./iht/exchange.js";
import { forwardBackward } from "./iht/forward-backward.js";
import { forward } from "./iht/forward.js";
import { gradientPursuit } from "./iht/gradient-pursuit.js";
import { hardThresholdingPursuit } from "./iht/hard-thresholding-pursuit.js";
import { normalizedIht } from "./iht/normalized-iht.js";
import { prune } from "./iht/prune.js";
import { record } from "./iht/record.js";
import { sparsePolyak } from "./iht/sparse-polyak.js";
import { sparseSimplex } from "./iht/sparse-simplex.js";
import { exchangesAlong } from "./chapters/11-landscape/exchanges-along.js";
import { solverLosses } from "./chapters/11-landscape/figures/solver-losses.js";
import { valleyTree } from "./chapters/11-landscape/figures/valley-tree.js";
import { valleysBySparsity } from "./chapters/11-landscape/figures/valleys-by-sparsity.js";
import { landscape } from "./chapters/11-landscape/landscape.js";
import { oneValleyFrom, valleyCounts } from "./chapters/11-landscape/valley-counts.js";
import { supportGradientAtMost, supportSettledFor, valueAtMost } from "./iht/stopping.js";
import { enclosedEvaluation } from "./network/enclosed-evaluation.js";
import { initialWeights } from "./network/initial-weights.js";
import { quadratic } from "./network/quadratic.js";
import { type SoftmaxNetwork, softmaxNetwork } from "./network/softmax.js";
import { valueChange } from "./chapters/04-step-size-and-descent/value-change.js";
import { symmetricEigen } from "./numerics/symmetric-eigen.js";
import { cholesky } from "./numerics/linear.js";
import { quantile } from "./numerics/quantile.js";
import { integerUpTo, mersenneTwister, permutation } from "./numerics/random.js";
import { attainedSupports } from "./chapters/05-attained-minimum/attained-supports.js";
import { infimumOnSupport } from "./minima/infimum-on-support.js";
import { everySupport } from "./chapters/06-stationary-points/every-support.js";
import { minimizeOnSupport } from "./minima/minimize-on-support.js";
import { movedAlongFlat } from "./chapters/07-distinct-values/moved-along-flat.js";
import { htStablePoints } from "./chapters/07-distinct-values/ht-stable-points.js";
import { lowestInfima } from "./chapters/05-attained-minimum/lowest-infima.js";

/** A call with a wrong argument, and the whole sentence with which it throws or rejects. */
interface BadInput {
  readonly name: string;
  readonly call: () => unknown;
  readonly message: string;
}

const folder = mkdtempSync(join(tmpdir(), "bad-input-"));
after(() => rmSync(folder, { recursive: true }));

/** Ten rows of two features, classes a and b in turn, with the fields given in place of its own. */
function dataset(changed: Partial<Dataset> = {}): Dataset {
  return {
    features: Float64Array.from({ length: 20 }, (_, entry) => entry),
    labels: Uint8Array.from({ length: 10 }, (_, i) => i % 2),
    size: 10,
    featureNames: ["x", "y"],
    classNames: ["a", "b"],
    ...changed,
  };
}

// ---- numerics ----

const numerics: BadInput[] = [
  ...[-1, 2 ** 32, 0.5, NaN, Infinity].map((seed) => ({
    name: `mersenneTwister: seed ${seed}`,
    call: () => mersenneTwister(seed),
    message: `mersenneTwister requires seed to be an integer from 0 to 4294967295, got ${seed}`,
  })),
  {
    name: "integerUpTo: max -1",
    call: () => integerUpTo(mersenneTwister(0), -1),
    message: "integerUpTo requires max to be an integer from 0 to 4294967295, got -1",
  },
  {
    name: "permutation: length 2.5",
    call: () => permutation(mersenneTwister(0), 2.5),
    message: "permutation requires length to be an integer from 0 to 4294967295, got 2.5",
  },
  {
    name: "cholesky: a matrix of other size",
    call: () => cholesky(new Float64Array(5), 2),
    message: "cholesky requires matrix to be a 2×2 matrix, got 5 entries",
  },
  {
    name: "symmetricEigen: a matrix of other size",
    call: () => symmetricEigen(new Float64Array(5), 2),
    message: "symmetricEigen requires matrix to be a 2×2 matrix, got 5 entries",
  },
];

// ---- data: reading and writing ----

/** A file `name` with this text, read by loadCsv with the label "side". */
function csv(name: string, text: string): () => Promise<Dataset> {
  return () => {
    writeFileSync(join(folder, name), text);
    return loadCsv(join(folder, name), { label: "side" });
  };
}
const file = (name: string): string => join(folder, name);

const reading: BadInput[] = [
  {
    name: "loadCsv: no such file",
    call: () => loadCsv(file("none.csv"), { label: "side" }),
    message: `loadCsv requires path to be a file that can be read, got ${file("none.csv")} (ENOENT)`,
  },
  {
    name: "loadCsv: an empty file",
    call: csv("void.csv", ""),
    message: `loadCsv requires ${file("void.csv")} to be a file whose first line names its columns, got nothing`,
  },
  {
    name: "loadCsv: a header and no row",
    call: csv("header.csv", "x,side\n"),
    message: `loadCsv requires ${file("header.csv")} to be a table with at least one row, got 0`,
  },
  {
    name: "loadCsv: a column name twice",
    call: csv("twice.csv", "x,x,side\n1,2,a\n"),
    message: `loadCsv requires column 2 of ${file("twice.csv")} to be a column with a name of its own, got "x"`,
  },
  {
    name: "loadCsv: a label that is no column",
    call: csv("label.csv", "x,Side\n1,a\n"),
    message: `loadCsv requires label to be a column of ${file("label.csv")} (x, Side), got side`,
  },
  {
    name: "loadCsv: a label and no feature",
    call: csv("bare.csv", "side\na\nb\n"),
    message: `loadCsv requires ${file("bare.csv")} to be a table with a feature, got the label alone`,
  },
  {
    name: "loadCsv: a row that is too short",
    call: csv("short.csv", "x,y,side\n1,2,a\n3,4\n"),
    message: `loadCsv requires line 3 of ${file("short.csv")} to be a row of 3 columns, got 2, none for column "side"`,
  },
  {
    name: "loadCsv: a row that is too long",
    call: csv("long.csv", "x,y,side\n1,2,a\n3,4,b,5\n"),
    message: `loadCsv requires line 3 of ${file("long.csv")} to be a row of 3 columns, got 4, "5" after column "side"`,
  },
  {
    name: "loadCsv: a word for a number",
    call: csv("word.csv", "x,y,side\n1,2,a\n3,four,b\n"),
    message: `loadCsv requires column "y" in line 3 of ${file("word.csv")} to be a finite number, got "four"`,
  },
  {
    name: "loadCsv: nothing for a number",
    call: csv("gap.csv", "x,y,side\n1,2,a\n,4,b\n"),
    message: `loadCsv requires column "x" in line 3 of ${file("gap.csv")} to be a finite number, got ""`,
  },
  {
    name: "loadCsv: nothing for a class",
    call: csv("nameless.csv", "x,y,side\n1,2,a\n3,4,\n"),
    message: `loadCsv requires column "side" in line 3 of ${file("nameless.csv")} to be a class name, got ""`,
  },
  {
    name: "loadCsv: one class",
    call: csv("one.csv", "x,side\n1,a\n2,a\n"),
    message: `loadCsv requires column "side" of ${file("one.csv")} to be a column of 2 to 256 classes, got 1`,
  },
  {
    name: "loadCsv: an open quotation mark",
    call: csv("quote.csv", 'x,side\n1,"a\n'),
    message: `loadCsv requires ${file("quote.csv")} to be comma-separated text, got Quote Not Closed: the parsing is finished with an opening quote at line 2`,
  },
  {
    name: "writeFileAtomic: a folder that is a file",
    call: () => {
      writeFileSync(file("plain"), "");
      return writeFileAtomic(join(file("plain"), "text"), "text");
    },
    message: `writeFileAtomic requires path to be a file that can be written, got ${join(file("plain"), "text")} (EEXIST)`,
  },
];

// ---- data: data sets ----

const split = { testFraction: 0.2, seed: 0 };

const dataSets: BadInput[] = [
  {
    name: "standardize: an empty data set",
    call: () => standardize(selectRows(dataset(), [])),
    message: "standardize requires dataset to be a data set with at least one row, got 0",
  },
  {
    name: "trainTestSplit: an empty data set",
    call: () => trainTestSplit(selectRows(dataset(), []), split),
    message: "trainTestSplit requires dataset to be a data set with at least one row, got 0",
  },
  {
    name: "apply: an empty data set",
    call: () => standardize(dataset()).apply(selectRows(dataset(), [])),
    message: "apply requires dataset to be a data set with at least one row, got 0",
  },
  {
    name: "apply: another number of features",
    call: () =>
      standardize(dataset()).apply(
        dataset({ features: new Float64Array(10), featureNames: ["x"] }),
      ),
    message: "apply requires dataset to be a data set with 2 features, got 1",
  },
  {
    name: "standardize: no feature",
    call: () => standardize(dataset({ features: new Float64Array(0), featureNames: [] })),
    message: "standardize requires dataset to be a data set with at least one feature, got 0",
  },
  {
    name: "standardize: one class name",
    call: () => standardize(dataset({ classNames: ["a"] })),
    message: "standardize requires dataset to be a data set with 2 to 256 classes, got 1",
  },
  {
    name: "standardize: a feature value missing",
    call: () => standardize(dataset({ features: new Float64Array(19) })),
    message: "standardize requires dataset to be a data set with 20 feature values, got 19",
  },
  {
    name: "standardize: a label missing",
    call: () => standardize(dataset({ labels: new Uint8Array(9) })),
    message: "standardize requires dataset to be a data set with 10 labels, got 9",
  },
  {
    name: "standardize: a feature that is NaN",
    call: () => standardize(dataset({ features: dataset().features.with(7, NaN) })),
    message:
      'standardize requires dataset to be a data set of finite feature values, got NaN for "y" in row 3',
  },
  {
    name: "standardize: a label without a class",
    call: () => standardize(dataset({ labels: dataset().labels.with(4, 2) })),
    message:
      "standardize requires dataset to be a data set with labels from 0 to 1, got 2 in row 4",
  },
  {
    name: "standardize: a class that does not occur on the training side",
    call: () => standardize(selectRows(dataset(), [0, 2, 4])),
    message:
      'standardize requires dataset to be a data set in which every class occurs, got no row of class "b"; leave that class out of classNames',
  },
  {
    name: "trainTestSplit: a class that does not occur",
    call: () => trainTestSplit(dataset({ classNames: ["a", "b", "c"] }), split),
    message:
      'trainTestSplit requires dataset to be a data set in which every class occurs, got no row of class "c"; leave that class out of classNames',
  },
  {
    name: "standardize: a feature that is 0.1 in every row, whose sum is rounded",
    call: () =>
      standardize(dataset({ features: dataset().features.map((x, e) => (e % 2 ? 0.1 : x)) })),
    message:
      'standardize requires the standard deviation of "y" to be a finite number greater than 0, got 0; leave that feature out',
  },
  {
    name: "standardize: a feature whose squares overflow",
    call: () => standardize(dataset({ features: dataset().features.with(0, 1e200) })),
    message:
      'standardize requires the standard deviation of "x" to be a finite number greater than 0, got Infinity; leave that feature out',
  },
  ...[0, 1, 0.91, -0.2, NaN, Infinity].map((testFraction) => ({
    name: `trainTestSplit: test fraction ${testFraction}`,
    call: () => trainTestSplit(dataset(), { testFraction, seed: 0 }),
    message: `trainTestSplit requires testFraction to be a fraction that leaves both sides at least one of 10 rows, got ${testFraction}`,
  })),
  {
    name: "trainTestSplit: seed 1.5",
    call: () => trainTestSplit(dataset(), { testFraction: 0.2, seed: 1.5 }),
    message: "trainTestSplit requires seed to be an integer from 0 to 4294967295, got 1.5",
  },
  {
    name: "publishedSplit: seed -1",
    call: () => publishedSplit(-1),
    message: "publishedSplit requires seed to be an integer from 0 to 4294967295, got -1",
  },
  {
    name: "selectRows: a row that is not there",
    call: () => selectRows(dataset(), [0, 10]),
    message: "selectRows requires index to be an integer from 0 to 9, got 10",
  },
];

// ---- network ----

/** Fifteen parameters: ten rows of four features and three classes. */
const threeClasses = dataset({
  features: Float64Array.from({ length: 40 }, (_, entry) => Math.sin(entry)),
  labels: Uint8Array.from({ length: 10 }, (_, i) => i % 3),
  featureNames: ["w", "x", "y", "z"],
  classNames: ["a", "b", "c"],
});
const network = softmaxNetwork(threeClasses);
const ridged = softmaxNetwork(threeClasses, { ridge: 1 });
const zero = new Float64Array(15);
const wide = dataset({
  features: Float64Array.from({ length: 100 }, (_, entry) => Math.sin(entry)),
  featureNames: Array.from({ length: 10 }, (_, j) => `x${j}`),
});

const networks: BadInput[] = [
  ...[-1, -Number.MIN_VALUE, NaN, Infinity].map((ridge) => ({
    name: `softmaxNetwork: ridge ${ridge}`,
    call: () => softmaxNetwork(threeClasses, { ridge }),
    message: `softmaxNetwork requires ridge to be a finite number of at least 0, got ${ridge}`,
  })),
  {
    name: "softmaxNetwork: a class that does not occur",
    call: () => softmaxNetwork(dataset({ classNames: ["a", "b", "c"] })),
    message:
      'softmaxNetwork requires dataset to be a data set in which every class occurs, got no row of class "c"; leave that class out of classNames',
  },
  {
    name: "softmaxNetwork: an empty data set",
    call: () =>
      softmaxNetwork(
        dataset({ size: 0, features: new Float64Array(0), labels: new Uint8Array(0) }),
      ),
    message: "softmaxNetwork requires dataset to be a data set with at least one row, got 0",
  },
  ...(["value", "gradient", "hessian", "valueAndGradient", "logits", "predict"] as const).map(
    (method) => ({
      name: `softmaxNetwork: ${method} of a theta that is too short`,
      call: () => network[method](new Float64Array(14)),
      message: "softmaxNetwork requires theta to be a vector of length 15, got length 14",
    }),
  ),
  {
    name: "softmaxNetwork: a gradient that does not fit",
    call: () => network.gradientInto(zero, new Float64Array(16)),
    message: "softmaxNetwork requires gradient to be a vector of length 15, got length 16",
  },
  {
    name: "softmaxNetwork: predictions with a NaN",
    call: () => network.accuracy(zero.with(2, NaN)),
    message: "softmaxNetwork requires theta to be a vector of finite numbers, got NaN at entry 2",
  },
  {
    name: "softmaxNetwork: predictions of rows with other features",
    call: () => network.predict(zero, dataset()),
    message:
      "softmaxNetwork requires dataset to be a data set of 4 features and 3 classes, got 2 features and 2 classes",
  },
  ...[-1, 2 ** 32, 1.5, NaN].map((seed) => ({
    name: `initialWeights: seed ${seed}`,
    call: () => initialWeights(seed),
    message: `initialWeights requires seed to be an integer from 0 to 4294967295, got ${seed}`,
  })),
  ...[0, 6, 2.5, NaN].map((features) => ({
    name: `initialWeights: ${features} features and 3 classes`,
    call: () => initialWeights(0, { features }),
    message: `initialWeights requires features to be an integer from 1 to 5 for 3 classes, got ${features}; PyTorch draws tensors of 16 entries and more in another way`,
  })),
  ...[1, 16].map((classes) => ({
    name: `initialWeights: ${classes} classes`,
    call: () => initialWeights(0, { features: 1, classes }),
    message: `initialWeights requires classes to be an integer from 2 to 15, got ${classes}; PyTorch draws tensors of 16 entries and more in another way`,
  })),
  {
    name: "initialWeights: unknown weights",
    call: () => initialWeights(0, { weights: "he" as "kaiming" }),
    message: "initialWeights requires weights to be one of xavier, kaiming, zero, got he",
  },
  {
    name: "initialWeights: unknown bias",
    call: () => initialWeights(0, { bias: "one" as "zero" }),
    message: "initialWeights requires bias to be one of normal, zero, got one",
  },
];

// ---- iht ----

const options = { sparsity: 5, stepSize: 0.1, start: zero };

const algorithms: BadInput[] = [
  ...(["iht", "ihtLoop"] as const).flatMap((who) => {
    const call = (changed: Partial<typeof options>) => (): unknown =>
      (who === "iht" ? iht : ihtLoop)(network, { ...options, ...changed });
    return [
      ...[0, 16, 2.5, NaN].map((sparsity) => ({
        name: `${who}: sparsity ${sparsity}`,
        call: call({ sparsity }),
        message: `${who} requires sparsity to be an integer from 1 to 15, got ${sparsity}`,
      })),
      ...[0, -1, NaN, Infinity].map((stepSize) => ({
        name: `${who}: step size ${stepSize}`,
        call: call({ stepSize }),
        message: `${who} requires stepSize to be a finite number greater than 0, got ${stepSize}`,
      })),
      {
        name: `${who}: a start that is too short`,
        call: call({ start: new Float64Array(14) }),
        message: `${who} requires start to be a vector of length 15, got length 14`,
      },
      {
        name: `${who}: a start with NaN`,
        call: call({ start: zero.with(14, NaN) }),
        message: `${who} requires start to be a vector of finite numbers, got NaN at entry 14`,
      },
      {
        name: `${who}: a start with too many non-zeros`,
        call: call({ start: zero.map((_, a) => (a < 6 ? 1 : 0)) }),
        message: `${who} requires start to be a vector with at most 5 non-zero entries, got 6 of them; begin from hardThreshold(start, s)`,
      },
    ];
  }),
  {
    name: "ihtLoop: half a step",
    call: () => ihtLoop(network, options).advance(0.5),
    message: "advance requires steps to be an integer of at least 0, got 0.5",
  },
  ...([hardThreshold, hardThresholdSet] as const).flatMap((operator) => [
    ...[0, 16, 2.5, NaN].map((sparsity) => ({
      name: `${operator.name}: sparsity ${sparsity}`,
      call: () => operator(zero, sparsity),
      message: `${operator.name} requires sparsity to be an integer from 1 to 15, got ${sparsity}`,
    })),
    {
      name: `${operator.name}: an infinite entry`,
      call: () => operator(zero.with(1, -Infinity), 5),
      message: `${operator.name} requires v to be a vector of finite numbers, got -Infinity at entry 1`,
    },
    {
      name: `${operator.name}: an empty vector`,
      call: () => operator(new Float64Array(0), 1),
      message: `${operator.name} requires v to be a vector with at least one entry, got length 0`,
    },
  ]),
  ...[-1, 0.5, NaN, Infinity].map((maxIterations) => ({
    name: `record: ${maxIterations} iterations at most`,
    call: () => record(iht(network, options), { maxIterations }),
    message: `record requires maxIterations to be an integer of at least 0, got ${maxIterations}`,
  })),
  ...[0, 1.5].map((every) => ({
    name: `record: every ${every}`,
    call: () => record(iht(network, options), { maxIterations: 1, every }),
    message: `record requires every to be an integer of at least 1, got ${every}`,
  })),
  {
    name: "record: a sequence that ends",
    call: () => record([iht(network, options).next().value], { maxIterations: 1 }),
    message: "record requires iterates to be an endless sequence, got one that ended",
  },
  {
    name: "valueAtMost: NaN",
    call: () => valueAtMost(NaN),
    message: "valueAtMost requires bound to be a number, got NaN",
  },
  {
    name: "supportGradientAtMost: -1",
    call: () => supportGradientAtMost(-1),
    message: "supportGradientAtMost requires tolerance to be a finite number of at least 0, got -1",
  },
  {
    name: "supportSettledFor: 0",
    call: () => supportSettledFor(0),
    message: "supportSettledFor requires iterations to be an integer of at least 1, got 0",
  },
];

// ---- experiments and their figures ----

const experiments: BadInput[] = [
  {
    name: "quadratic: a matrix of another size",
    call: () => quadratic(new Float64Array(3), new Float64Array(2)),
    message: "quadratic requires hessian to be a vector of length 4, got length 3",
  },
  {
    name: "quadratic: a matrix that is not symmetric",
    call: () => quadratic(Float64Array.of(1, 2, 3, 4), new Float64Array(2)),
    message: "quadratic requires hessian to be symmetric, got 3 and 2",
  },
  {
    name: "quadratic: a center with NaN",
    call: () => quadratic(new Float64Array(4), Float64Array.of(0, NaN)),
    message: "quadratic requires center to be a vector of finite numbers, got NaN at entry 1",
  },
  {
    name: "quadratic: a theta of another length",
    call: () => quadratic(new Float64Array(4), new Float64Array(2)).value(new Float64Array(1)),
    message: "quadratic requires theta to be a vector of length 2, got length 1",
  },
  {
    name: "nearestSparse: more entries than can be searched",
    call: () => nearestSparse(new Float64Array(21), 1),
    message: "nearestSparse requires the length of v to be an integer from 1 to 20, got 21",
  },
  {
    name: "nearestSparse: sparsity 3 of 2 entries",
    call: () => nearestSparse(new Float64Array(2), 3),
    message: "nearestSparse requires sparsity to be an integer from 1 to 2, got 3",
  },
  ...["segments", "every"].map((argument) => ({
    name: `runAContinued: ${argument} 0`,
    call: () => {
      const inputs = { segments: 1, every: 1, [argument]: 0 };
      const parts = { get: async () => undefined, put: async () => {} };
      return runAContinued(inputs, () => {}, new AbortController().signal, parts);
    },
    message: `runAContinued requires ${argument} to be an integer of at least 1, got 0`,
  })),
  {
    name: "networks: seven of them",
    call: () =>
      drawNetworks(
        dataset(),
        Array.from({ length: 7 }, () => ({ name: "n", theta: new Float64Array(6) })),
      ),
    message: "networks requires list to be 1 to 6 networks, got 7",
  },
  {
    name: "planeSteps: an objective of three variables",
    call: () => planeSteps(quadratic(new Float64Array(9), new Float64Array(3)), [], 0.1),
    message: "planeSteps requires objective to be one of two variables, got 3",
  },
];

// ---- attained minima ----

/** A network of two features, of which one has the values 0 and `unit`. */
function measuredIn(unit: number): SoftmaxNetwork {
  const features = Float64Array.from({ length: 20 }, (_, entry) => [0, 1, unit, -1][entry % 4]);
  return softmaxNetwork(dataset({ features }));
}

const attainedMinima: BadInput[] = [
  ...[attainsMinimum, infimumOnSupport].flatMap((question) =>
    [[0, 3, 0], [-1, 2], [3, 15], [0.5], [NaN]].map((support) => ({
      name: `${question.name}: support [${support.join(", ")}]`,
      call: () => question(network, support),
      message: `${question.name} requires support to be a list of indices, all different, from 0 to 14, got [${support.join(", ")}]`,
    })),
  ),
  ...[-1, 0.5].map((pivots) => ({
    name: `attainsMinimum: ${pivots} pivots`,
    call: () => attainsMinimum(network, [0], { pivots }),
    message: `attainsMinimum requires pivots to be an integer of at least 0, got ${pivots}`,
  })),
  ...[infimumOnSupport, minimizeOnSupport].flatMap((question) =>
    [1e160, 1e-160].map((unit) => ({
      name: `${question.name}: features of ${unit}`,
      call: () => question(measuredIn(unit), [0]),
      message: `${question.name} requires network to be one whose features have largest values of 0 or from 1e-100 to 1e+100, got ${unit} of "x"; choose another unit`,
    })),
  ),
  {
    name: "everySupport: features of 1e160",
    call: () => everySupport(measuredIn(1e160)),
    message:
      'everySupport requires network to be one whose features have largest values of 0 or from 1e-100 to 1e+100, got 1e+160 of "x"; choose another unit',
  },
  ...[-1, 2 ** 15, 1.5].map((mask) => ({
    name: `attains: mask ${mask}`,
    call: async () => (await attainedSupports(ridged)).attains(mask),
    message: `attains requires mask to be an integer from 0 to 32767, got ${mask}`,
  })),
  {
    name: "attainedSupports: a network with more parameters than can be listed",
    call: () => attainedSupports(softmaxNetwork(wide)),
    message:
      "attainedSupports requires the number of parameters to be an integer from 1 to 20, got 22",
  },
  {
    name: "lowestInfima: a network with a ridge",
    call: async () => lowestInfima(ridged, await attainedSupports(ridged)),
    message:
      "lowestInfima requires network to be one without ridge, got 1; with a ridge every level set is bounded",
  },
  {
    name: "exactMargins: a direction with NaN",
    call: () => exactMargins(threeClasses, zero.with(3, NaN)),
    message: "commonIntegers requires values to be finite numbers, got NaN at entry 3",
  },
  {
    name: "levelSetVerdict: level NaN",
    call: () => levelSetVerdict(NaN, []),
    message: "levelSetVerdict requires level to be a finite number, got NaN",
  },
  ...(["infimum", "value"] as const).map((field) => ({
    name: `levelSetVerdict: a ray whose ${field} is NaN`,
    call: () => {
      const ray = {
        kind: "flat",
        support: [0],
        infimum: 1,
        point: zero,
        value: 1,
        direction: zero,
      };
      return levelSetVerdict(1, [{ ...ray, kind: "flat", [field]: NaN }]);
    },
    message: `levelSetVerdict requires ${field} to be a finite number, got NaN`,
  })),
  {
    name: "centredDecimals: more decimals than are said",
    call: () => centredDecimals(dataset({ features: new Float64Array(20).fill(0.25) }), 1),
    message:
      "centredDecimals requires dataset to be a data set of features with 1 decimals, got 0.25",
  },
  {
    name: "centredDecimals: half a decimal",
    call: () => centredDecimals(dataset(), 0.5),
    message: "centredDecimals requires decimals to be an integer from 0 to 15, got 0.5",
  },
  {
    name: "attainedBySize: more supports than there are",
    call: () => attainedBySize([1, 3, 1]),
    message: "attainedBySize requires counts to be at most the 2 supports of size 1, got 3",
  },
  ...[alongDirections, runToInfinity].map((figure) => ({
    name: `${figure.name}: no line`,
    call: () => figure([], { reach: [0, 1], top: 1 }),
    message: `${figure.name} requires ${figure === runToInfinity ? "runs" : "lines"} to be 1 to 4 ${figure === runToInfinity ? "runs, got 0 runs" : "lines, got 0 lines"}`,
  })),
  {
    name: "separatingDirections: a class that is not there",
    call: () => separatingDirections(threeClasses, [zero], 3),
    message: "separatingDirections requires separated to be an integer from 0 to 2, got 3",
  },
  {
    name: "supportLists: three of them",
    call: () =>
      supportLists(
        threeClasses,
        [1, 2, 3].map(() => ({ title: "t", supports: [] })),
      ),
    message: "supportLists requires lists to be one or two, got 3",
  },
  ...(["steps", "perDecade"] as const).map((field) => ({
    name: `sampledRun: ${field} 0`,
    call: () => sampledRun(network, options, { steps: 1, perDecade: 1, [field]: 0 }),
    message: `sampledRun requires ${field} to be an integer of at least 1, got 0`,
  })),
];

// ---- stationary points and all supports ----

const ones = (entries: number): Float64Array => zero.map((_, a) => (a < entries ? 1 : 0));
const thresholdStep = { sparsity: 5, stepSize: 0.1 };
const margins = {
  support: [0],
  theta: ones(1),
  radius: 0,
  smallest: { lower: 1, upper: 1 },
  steepest: { lower: 1, upper: 1 },
  margin: { lower: 1, upper: 1 },
};
const beside = { stepSize: 0.1, distances: [0.1], directions: 1, steps: 1, seed: 0 };

const stationary: BadInput[] = [
  {
    name: "everySupport: a network with 22 parameters",
    call: () => everySupport(softmaxNetwork(wide)),
    message: "everySupport requires the number of parameters to be an integer from 1 to 20, got 22",
  },
  ...[-1, 64, 1.5].map((mask) => ({
    name: `everySupport: mask ${mask} of six parameters`,
    call: async () => (await everySupport(softmaxNetwork(dataset()))).at(mask),
    message: `everySupport requires mask to be an integer from 0 to 63, got ${mask}`,
  })),
  ...[[0, 0], [15], [-1], [0.5]].map((support) => ({
    name: `minimizeOnSupport: support [${support.join(", ")}]`,
    call: () => minimizeOnSupport(network, support),
    message: `minimizeOnSupport requires support to be a list of indices, all different, from 0 to 14, got [${support.join(", ")}]`,
  })),
  {
    name: "enclosedEvaluation: a theta that is too short",
    call: () => enclosedEvaluation(network, new Float64Array(14)),
    message: "enclosedEvaluation requires theta to be a vector of length 15, got length 14",
  },
  ...(
    [
      ["htStability", (theta, step) => htStability(network, theta, step)],
      ["nextValueBound", (theta, step) => nextValueBound(network, theta, step)],
      ["isHtStable", (theta, step) => isHtStable(network, theta, step, { tolerance: 0 })],
    ] as [string, (theta: Float64Array, step: typeof thresholdStep) => unknown][]
  ).flatMap(([who, judge]) => [
    ...[0, 16, 2.5, NaN].map((sparsity) => ({
      name: `${who}: sparsity ${sparsity}`,
      call: () => judge(zero, { ...thresholdStep, sparsity }),
      message: `${who} requires sparsity to be an integer from 1 to 15, got ${sparsity}`,
    })),
    ...[0, -1, NaN, Infinity].map((stepSize) => ({
      name: `${who}: step size ${stepSize}`,
      call: () => judge(zero, { ...thresholdStep, stepSize }),
      message: `${who} requires stepSize to be a finite number greater than 0, got ${stepSize}`,
    })),
    {
      name: `${who}: a theta that is too short`,
      call: () => judge(new Float64Array(14), thresholdStep),
      message: `${who} requires theta to be a vector of length 15, got length 14`,
    },
    {
      name: `${who}: a theta with too many non-zeros`,
      call: () => judge(ones(6), thresholdStep),
      message: `${who} requires theta to be a vector with at most 5 non-zero entries, got 6 of them`,
    },
  ]),
  ...([isBasicFeasible, isCoordinatewiseMinimum] as const).flatMap((judge) => [
    {
      name: `${judge.name}: a theta with too many non-zeros`,
      call: () => judge(network, ones(3), 2, 0),
      message: `${judge.name} requires theta to be a vector with at most 2 non-zero entries, got 3 of them`,
    },
    {
      name: `${judge.name}: a negative tolerance`,
      call: () => judge(network, ones(2), 2, -1),
      message: `${judge.name} requires tolerance to be a finite number of at least 0, got -1`,
    },
  ]),
  {
    name: "isSwapOptimal: no support",
    call: () => isSwapOptimal(0, 15, () => 0, 0),
    message: "isSwapOptimal requires mask to be an integer from 1 to 32767, got 0",
  },
  {
    name: "stabilityDecisions: a step of no length",
    call: () => stabilityDecisions(network, margins, 0),
    message: "stabilityDecisions requires stepSize to be a finite number greater than 0, got 0",
  },
  {
    name: "frozenSupportCeiling: a step of 1/L",
    call: () => frozenSupportCeiling(1, 1, { stepSize: 0.5, smoothness: 2 }),
    message: "frozenSupportCeiling requires stepSize to be less than 1/2, got 0.5",
  },
  {
    name: "returnRadius: a negative step",
    call: () => returnRadius(margins, -1),
    message: "returnRadius requires stepSize to be a finite number greater than 0, got -1",
  },
  {
    name: "besideStationary: a negative distance",
    call: () => besideStationary(network, [ones(2)], { ...beside, distances: [-1] }),
    message: "besideStationary requires distance to be a finite number greater than 0, got -1",
  },
  ...["directions", "steps"].map((argument) => ({
    name: `besideStationary: ${argument} 0`,
    call: () => besideStationary(network, [ones(2)], { ...beside, [argument]: 0 }),
    message: `besideStationary requires ${argument} to be an integer of at least 1, got 0`,
  })),
];

// ---- descent ----

const one = Float64Array.of(1);
const still = { x: one, y: one, gradient: one, drop: 0 };
const constants = { sparsity: 1, stepSize: 1, smoothness: 1 };

const descent: BadInput[] = [
  {
    name: "promisedDrops: step size 0",
    call: () => promisedDrops(still, { ...constants, stepSize: 0 }),
    message: "promisedDrops requires stepSize to be a finite number greater than 0, got 0",
  },
  {
    name: "promisedDrops: smoothness NaN",
    call: () => promisedDrops(still, { ...constants, smoothness: NaN }),
    message: "promisedDrops requires smoothness to be a finite number greater than 0, got NaN",
  },
  {
    name: "promisedDrops: x and y of different lengths",
    call: () => promisedDrops({ ...still, y: new Float64Array(2) }, constants),
    message: "promisedDrops requires y to be a vector of length 1, got length 2",
  },
  {
    name: "strongestIndices: sparsity 3 of two entries",
    call: () => strongestIndices(new Float64Array(2), new Float64Array(2), 3),
    message: "strongestIndices requires sparsity to be an integer from 1 to 2, got 3",
  },
  {
    name: "strongestIndices: more entries than s",
    call: () => strongestIndices(Float64Array.of(1, 2), new Float64Array(2), 1),
    message:
      "strongestIndices requires theta to be a vector with at most 1 non-zero entries, got 2 of them",
  },
  {
    name: "descentSums: iterates left out",
    call: () => {
      const iterates = [0, 2].map((k) => {
        return { k, theta: one, value: 1, gradient: one, support: [0] };
      });
      return descentSums(iterates, constants);
    },
    message:
      "descentSums requires iterates to be all iterates 0, 1, … of a run, got 2 iterates with k = 0, 2",
  },
  {
    name: "descentSums: step size -1",
    call: () => descentSums([], { sparsity: 1, stepSize: -1 }),
    message: "descentSums requires stepSize to be a finite number greater than 0, got -1",
  },
  {
    name: "valueChange: y with a NaN",
    call: () =>
      valueChange(softmaxNetwork(dataset()), new Float64Array(6), new Float64Array(6).fill(NaN)),
    message: "valueChange requires y to be a vector of finite numbers, got NaN at entry 0",
  },
  {
    name: "gradientBound: a network with ridge",
    call: () => gradientBound(softmaxNetwork(dataset(), { ridge: 0.5 })),
    message: "gradientBound requires network to be one without ridge, got ridge 0.5",
  },
  {
    name: "phaseDiagram: a point is missing",
    call: () => phaseDiagram([], []),
    message: "phaseDiagram requires phases to be a whole grid of points, got 0 points",
  },
  {
    name: "phaseDiagram: a limit for fewer sparsities",
    call: () => {
      const phases = [1, 2].map((multiple) => ({ sparsity: 1, multiple, runs: [] }));
      return phaseDiagram(phases, [{ name: "limit", multiples: [] }]);
    },
    message: "phaseDiagram requires limits to be lists of 1 numbers, got 0 numbers",
  },
  {
    name: "descentShares: one step size",
    call: () => {
      const mean = { t0: 1, t1: 1, t2: 1, classical: 0 };
      return descentShares([{ sparsity: 1, multiple: 1, largest: 1, mean }]);
    },
    message:
      "descentShares requires rows to be a whole grid of sparsities and 2 to 4 step sizes, got 1 rows",
  },
  {
    name: "sparsePoint: sparsity 0",
    call: () => sparsePoint(1, 0, 15),
    message: "sparsePoint requires sparsity to be an integer from 1 to 15, got 0",
  },
  {
    name: "descentPairs: no pairs",
    call: () =>
      descentPairs(softmaxNetwork(dataset()), {
        sparsity: 1,
        smoothness: 1,
        multiple: 1,
        firstSeed: 0,
        pairs: 0,
      }),
    message: "descentPairs requires pairs to be an integer of at least 1, got 0",
  },
  {
    name: "descentSearch: half a proposal",
    call: () =>
      descentSearch(softmaxNetwork(dataset()), {
        sparsity: 1,
        smoothness: 1,
        multiple: 1,
        seed: 0,
        proposals: 0.5,
      }),
    message: "descentSearch requires proposals to be an integer of at least 1, got 0.5",
  },
  {
    name: "mergedShares: nothing to merge",
    call: () => mergedShares([]),
    message: "mergedShares requires parts to be at least one summary, got none",
  },
  {
    name: "runClass: fewer steps than its window",
    call: () =>
      runClass(
        softmaxNetwork(dataset()),
        { sparsity: 1, stepSize: 1, start: new Float64Array(6) },
        499,
      ),
    message: "runClass requires steps to be an integer of at least 500, got 499",
  },
  {
    name: "geometricGrid: from 0",
    call: () => geometricGrid(0, 1, 5),
    message: "geometricGrid requires low to be a finite number greater than 0, got 0",
  },
  {
    name: "geometricGrid: one number",
    call: () => geometricGrid(1, 2, 1),
    message: "geometricGrid requires count to be an integer of at least 2, got 1",
  },
];

// ---- the relatives of IHT and the landscape ----

const { signal } = new AbortController();
const noParts = { get: async () => undefined, put: async () => {} };
const noRefit = () => assert.fail("no refit is asked for");
const fair = { sparsity: 2, start: new Float64Array(2), stepSize: 1, refit: noRefit };
const bowl = quadratic(Float64Array.of(1, 0, 0, 1), new Float64Array(2));
const infimaOfTwo = { dimension: 2, at: () => ({ kind: "attained", model: 0, value: 0 }) as const };

const relatives: BadInput[] = [
  ...(
    [
      ["normalizedIht", normalizedIht],
      ["hardThresholdingPursuit", hardThresholdingPursuit],
      ["gradientPursuit", gradientPursuit],
      ["exchange", exchange],
      ["sparsePolyak", (f, options) => sparsePolyak(f, { ...options, target: 0 })],
      ["sparseSimplex", (f, options) => sparseSimplex(f, { ...options, choice: "greedy" })],
    ] as [string, (f: typeof bowl, options: typeof fair) => unknown][]
  ).flatMap(([name, solver]) => [
    {
      name: `${name}: sparsity 3 of two entries`,
      call: () => solver(bowl, { ...fair, sparsity: 3 }),
      message: `${name} requires sparsity to be an integer from 1 to 2, got 3`,
    },
    {
      name: `${name}: a start of another length`,
      call: () => solver(bowl, { ...fair, start: new Float64Array(3) }),
      message: `${name} requires start to be a vector of length 2, got length 3`,
    },
    {
      name: `${name}: a start that is not sparse`,
      call: () => solver(bowl, { ...fair, sparsity: 1, start: Float64Array.of(1, 1) }),
      message: `${name} requires start to be a vector with at most 1 non-zero entries, got 2 of them; begin from hardThreshold(start, s)`,
    },
  ]),
  ...Object.entries({ forward, forwardBackward, prune }).map(([name, solver]) => ({
    name: `${name}: sparsity 0`,
    call: () => solver(bowl, { ...fair, sparsity: 0 }),
    message: `${name} requires sparsity to be an integer from 1 to 2, got 0`,
  })),
  {
    name: "hardThresholdingPursuit: step size 0",
    call: () => hardThresholdingPursuit(bowl, { ...fair, stepSize: 0 }),
    message:
      "hardThresholdingPursuit requires stepSize to be a finite number greater than 0, got 0",
  },
  {
    name: "sparsePolyak: a target that is NaN",
    call: () => sparsePolyak(bowl, { ...fair, target: NaN }),
    message: "sparsePolyak requires target to be a finite number, got NaN",
  },
  {
    name: "sparseSimplex: a choice that is none",
    call: () => sparseSimplex(bowl, { ...fair, choice: "lazy" as "greedy" }),
    message: "sparseSimplex requires choice to be greedy or partial, got lazy",
  },
  {
    name: "bestOf: no start",
    call: () => bestOf(() => assert.fail("nothing is run"), [], 0),
    message: "bestOf requires starts to be a list of at least one vector, got none",
  },
  {
    name: "bestOf: a negative tolerance",
    call: () => bestOf(() => assert.fail("nothing is run"), [zero], -1),
    message: "bestOf requires tolerance to be a finite number of at least 0, got -1",
  },
  {
    name: "landscape: the infima of another network",
    call: () => landscape(bowl, { ...infimaOfTwo, dimension: 3 }, 1),
    message: "landscape requires every to be of 2 parameters, got 3",
  },
  {
    name: "landscape: sparsity 0",
    call: () => landscape(bowl, infimaOfTwo, 0),
    message: "landscape requires sparsity to be an integer from 1 to 2, got 0",
  },
  {
    name: "valleyCounts: no data set",
    call: () => valleyCounts({ dataSets: [], depths: [] }, () => {}, signal, noParts),
    message: "valleyCounts requires dataSets to be a list of at least one, got none",
  },
  {
    name: "oneValleyFrom: no count",
    call: () => oneValleyFrom([], 0),
    message: "oneValleyFrom requires counts to be a list of at least one, got none",
  },
  {
    name: "exchangesAlong: no step",
    call: () => exchangesAlong(bowl, fair, 0, () => 0),
    message: "exchangesAlong requires steps to be an integer of at least 1, got 0",
  },
  {
    name: "valleyTree: valleys of no depth",
    call: () => valleyTree(landscape(bowl, infimaOfTwo, 1), { least: 0, ends: [] }),
    message: "valleyTree requires least to be a finite number greater than 0, got 0",
  },
  {
    name: "valleyTree: a loss of zero on a logarithmic axis",
    call: () => valleyTree(landscape(bowl, infimaOfTwo, 1), { least: 1, ends: [] }),
    message: "valleyTree requires the values to be greater than 0, got 0",
  },
  {
    name: "valleysBySparsity: no line",
    call: () => valleysBySparsity([1], []),
    message: "valleysBySparsity requires lines to be 1 to 4 lines, got 0",
  },
  {
    name: "solverLosses: no solver",
    call: () => solverLosses([1], [], { optimum: [1], dense: 1 }),
    message: "solverLosses requires solvers to be a list of at least one, got none",
  },
  {
    name: "valleyOf: a vector of another length",
    call: () => landscape(bowl, infimaOfTwo, 1).valleyOf(zero),
    message: `valleyOf requires theta to be a vector of length 2, got length ${zero.length}`,
  },
  {
    name: "valleyOf: a vector that is not sparse",
    call: () => landscape(bowl, infimaOfTwo, 1).valleyOf(Float64Array.of(1, 1)),
    message:
      "valleyOf requires theta to be a vector with at most 1 non-zero entries, got 2 of them",
  },
];

// ---- sweeps ----

const grid: SweepGrid = {
  splits: [0],
  starts: [0],
  rules: [{ stepSize: 0.1, steps: 10 }],
  sparsities: [5],
};
const range = (low: number, high: number): string =>
  `a list of different integers from ${low} to ${high}, or { from, to } of them`;

const sweeps: BadInput[] = [
  ...(
    [
      [{ splits: [] }, `splits to be ${range(0, 4294967295)}, got an empty list`],
      [{ splits: undefined }, `splits to be ${range(0, 4294967295)}, got undefined`],
      [{ splits: { from: 3, to: 2 } }, `splits to be ${range(0, 4294967295)}, got from 3 to 2`],
      [{ starts: [1, -1] }, `starts to be ${range(0, 4294967295)}, got -1`],
      [{ starts: [1, 1] }, `starts to be ${range(0, 4294967295)}, got one of them twice`],
      [{ sparsities: [16] }, `sparsities to be ${range(1, 15)}, got 16`],
      [{ masks: [0] }, `masks to be ${range(1, 32767)}, got 0`],
      [{ masks: [63] }, "masks to be masks of at most 5 entries, the smallest sparsity, got 63"],
      [{ rules: [] }, "rules to be a list of at least one rule, got []"],
      [
        { rules: [{ stepSize: 0, steps: 1 }] },
        "stepSize to be a finite number greater than 0, or a table of 15 of them for each split, got 0",
      ],
      [
        { rules: [{ stepSize: [], steps: 1 }] },
        "stepSize to be a finite number greater than 0, or a table of 15 of them for each split, got 0 rows for 1 splits",
      ],
      [
        { rules: [{ stepSize: [[1, 2]], steps: 1 }] },
        "stepSize to be a finite number greater than 0, or a table of 15 of them for each split, got [1, 2]",
      ],
      [{ rules: [{ stepSize: 0.1, steps: 0 }] }, "steps to be an integer of at least 1, got 0"],
      [
        { rules: [{ stepSize: 0.1, steps: 9, settledFor: 10 }] },
        "settledFor to be an integer from 1 to 9, got 10",
      ],
      [{ weights: "he" }, "weights to be xavier or kaiming, got he"],
      [{ bias: "one" }, "bias to be normal or zero, got one"],
      [{ also: ["logits"] }, "also to be a list of denseLoss and theta, got logits"],
      [
        { split: [0] },
        "grid to be of the fields splits, starts, masks, rules, sparsities, weights, bias, also, got split",
      ],
    ] as [object, string][]
  ).map(([changed, words]) => ({
    name: `sweep: ${words}`,
    call: () => sweepShare({ ...grid, ...changed } as SweepGrid, WHOLE),
    message: `sweep requires ${words}`,
  })),
  {
    name: "provenSteps: no split",
    call: () => provenSteps({ splits: [] }),
    message: "provenSteps requires splits to be a list of at least one seed, got none",
  },
  {
    name: "bestSupports: no split",
    call: () => bestSupports({ splits: [] }, () => {}, new AbortController().signal, noParts),
    message: "bestSupports requires splits to be a list of at least one seed, got none",
  },
  {
    name: "quantile: an empty list",
    call: () => quantile([], 0.5),
    message: "quantile requires list to be a list of at least one number, got none",
  },
  {
    name: "quantile: a share of 1.5",
    call: () => quantile([1], 1.5),
    message: "quantile requires q to be a number from 0 to 1, got 1.5",
  },
  {
    name: "distributions: four groups",
    call: () =>
      distributions(["a"], Array(4).fill({ name: "n", values: [[1]] }), { quantity: "q" }),
    message:
      "distributions requires groups to be 1 to 3 groups, with marked numbers at most 4, got 4 and 0",
  },
  {
    name: "distributions: a category without numbers",
    call: () => distributions(["a", "b"], [{ name: "n", values: [[1]] }], { quantity: "q" }),
    message: "distributions requires the values of n to be 2 lists of at least one number, got 1",
  },
  {
    name: "shares: no line",
    call: () => shares([1], []),
    message: "shares requires lines to be 1 to 4 lines, got 0",
  },
  {
    name: "selectionMap: a frequency missing",
    call: () => selectionMap(threeClasses, [1, 2], { name: "n", frequencies: [] }),
    message:
      "selectionMap requires frequencies to be a list of 15 for each of 2 sparsities, got 0 lists",
  },
  {
    name: "bandsAlong: no band",
    call: () => bandsAlong([1], []),
    message: "bandsAlong requires bands to be 1 to 4 bands, got 0",
  },
  {
    name: "connectionsAlong: one point",
    call: () => connectionsAlong(threeClasses, [{ k: 1, value: 1, theta: zero }]),
    message: "connectionsAlong requires run to be at least two members with k ≥ 1, got 1",
  },
  {
    name: "sweep: a list in place of a grid",
    call: () => sweepShare([] as unknown as SweepGrid, WHOLE),
    message: "sweep requires grid to be an object with the fields of a grid, got []",
  },
  ...[0, 3].map((number) => ({
    name: `sweep: share ${number} of 2`,
    call: () => sweepShare(grid, { number, of: 2 }),
    message: `sweep requires the share to be an integer from 1 to 2, got ${number}`,
  })),
];

// ---- smoothness ----

const smoothness: BadInput[] = [
  ...([0, 7, 1.5] as const).map((m) => ({
    name: `smoothnessUpperBound: m = ${m} of 6`,
    call: () => smoothnessUpperBound(softmaxNetwork(dataset()), m),
    message: `smoothnessUpperBound requires m to be an integer from 1 to 6, got ${m}`,
  })),
  {
    name: "smoothnessUpperBound: more supports than can be looked through",
    call: async () => {
      const wine = await loadCsv(dataFile("wine.csv"), { label: "cultivar" });
      return smoothnessUpperBound(softmaxNetwork(wine), 4);
    },
    message:
      "smoothnessUpperBound requires m to be small enough for at most 100000 supports of m entries, got 4 with 111930 of them",
  },
  {
    name: "restrictedSmoothness: m = 0",
    call: () => restrictedSmoothness(softmaxNetwork(dataset()), 0),
    message: "restrictedSmoothness requires m to be an integer from 1 to 6, got 0",
  },
  {
    name: "restrictedSmoothness: a seed that is not an integer",
    call: () => restrictedSmoothness(softmaxNetwork(dataset()), 1, { seed: 0.5 }),
    message: "restrictedSmoothness requires seed to be an integer from 0 to 4294967295, got 0.5",
  },
  {
    name: "pairSmoothness: s = 7 of 6",
    call: () => pairSmoothness(softmaxNetwork(dataset()), 7),
    message: "pairSmoothness requires s to be an integer from 1 to 6, got 7",
  },
  {
    name: "pairSmoothness: a negative seed",
    call: () => pairSmoothness(softmaxNetwork(dataset()), 1, { seed: -1 }),
    message: "pairSmoothness requires seed to be an integer from 0 to 4294967295, got -1",
  },
  {
    name: "smoothnessQuotient: x of another length",
    call: () =>
      smoothnessQuotient(softmaxNetwork(dataset()), new Float64Array(5), new Float64Array(6)),
    message: "smoothnessQuotient requires x to be a vector of length 6, got length 5",
  },
  {
    name: "smoothnessQuotient: a NaN in y",
    call: () =>
      smoothnessQuotient(softmaxNetwork(dataset()), new Float64Array(6), new Float64Array(6).fill(NaN)), // prettier-ignore
    message: "smoothnessQuotient requires y to be a vector of finite numbers, got NaN at entry 0",
  },
  {
    name: "smoothnessQuotient: twice the same point",
    call: () =>
      smoothnessQuotient(softmaxNetwork(dataset()), new Float64Array(6), new Float64Array(6)),
    message: "smoothnessQuotient requires y to be different from x, got the same point",
  },
  {
    name: "monteCarloSmoothness: no samples",
    call: () => monteCarloSmoothness(softmaxNetwork(dataset()), { sparsity: 1, scale: 1, samples: 0, seed: 1 }), // prettier-ignore
    message: "monteCarloSmoothness requires samples to be an integer of at least 1, got 0",
  },
  {
    name: "monteCarloSmoothness: scale 0",
    call: () => monteCarloSmoothness(softmaxNetwork(dataset()), { sparsity: 1, scale: 0, samples: 1, seed: 1 }), // prettier-ignore
    message: "monteCarloSmoothness requires scale to be a finite number greater than 0, got 0",
  },
  {
    name: "monteCarloSmoothness: sparsity 7 of 6",
    call: () => monteCarloSmoothness(softmaxNetwork(dataset()), { sparsity: 7, scale: 1, samples: 1, seed: 1 }), // prettier-ignore
    message: "monteCarloSmoothness requires sparsity to be an integer from 1 to 6, got 7",
  },
  {
    name: "refutedConstant: fewer entries allowed than x has",
    call: () =>
      refutedConstant(softmaxNetwork(dataset()), { x: new Float64Array(6).fill(1), stepSize: 0.1 }, 5), // prettier-ignore
    message:
      "refutedConstant requires x to be a vector with at most 5 non-zero entries, got 6 of them",
  },
  {
    name: "refutedConstant: a negative step size",
    call: () =>
      refutedConstant(softmaxNetwork(dataset()), { x: new Float64Array(6), stepSize: -0.1 }, 5),
    message: "refutedConstant requires stepSize to be a finite number greater than 0, got -0.1",
  },
  {
    name: "stepSmoothness: sparsity 0",
    call: () => stepSmoothness(softmaxNetwork(dataset()), 0),
    message: "stepSmoothness requires sparsity to be an integer from 1 to 6, got 0",
  },
];

// ---- distinct values ----

const noSupport = "a list of indices, all different, from 0 to 14";
const twelve = { dimension: 12, models: [], at: () => assert.fail("no support is asked for") };

const distinct: BadInput[] = [
  ...[[15], [2, 2]].flatMap((support) => {
    const message = `valueSymmetry requires support to be ${noSupport}, got [${support.join(", ")}]`;
    return [
      { name: `valueSymmetry: [${support}] first`, call: () => valueSymmetry(network, support, [0]), message }, // prettier-ignore
      { name: `valueSymmetry: [${support}] second`, call: () => valueSymmetry(network, [0], support), message }, // prettier-ignore
    ];
  }),
  ...[
    [2, 1],
    [NaN, 1],
    [0, Infinity],
  ].map(([lower, upper]) => ({
    name: `distinctValues: bounds ${lower} and ${upper}`,
    call: () => distinctValues(network, [{ support: [0], value: { lower, upper } }]),
    message: `distinctValues requires value to be finite bounds with lower ≤ upper, got ${lower} and ${upper}`,
  })),
  ...[0, -1, NaN].map((stepSize) => ({
    name: `htStablePoints: step size ${stepSize}`,
    call: () => htStablePoints(network, { ...twelve, dimension: 15 }, stepSize),
    message: `htStablePoints requires stepSize to be a finite number greater than 0, got ${stepSize}`,
  })),
  {
    name: "htStablePoints: the supports of another network",
    call: () => htStablePoints(network, twelve, 1),
    message: "htStablePoints requires every to be of 15 parameters, got 12",
  },
  {
    name: "movedAlongFlat: a theta that is too short",
    call: () => movedAlongFlat(network, [0, 4, 8], new Float64Array(14), 1),
    message: "movedAlongFlat requires theta to be a vector of length 15, got length 14",
  },
  {
    name: "movedAlongFlat: no support",
    call: () => movedAlongFlat(network, [15], zero, 1),
    message: `movedAlongFlat requires support to be ${noSupport}, got [15]`,
  },
  {
    name: "valueSpectrum: no value",
    call: () => valueSpectrum([{ sparsity: 1, values: [] }]),
    message: "valueSpectrum requires columns to be a list with a value, got none",
  },
  {
    name: "valueSpectrum: a value of zero on a logarithmic axis",
    call: () => valueSpectrum([{ sparsity: 1, values: [0.5, 0] }]),
    message: "valueSpectrum requires value to be a finite number greater than 0, got 0",
  },
  {
    name: "smallestGaps: no data set",
    call: () => smallestGaps([], 1e-15),
    message: "smallestGaps requires series to be one or two, got 0",
  },
  {
    name: "smallestGaps: a negative gap",
    call: () => smallestGaps([{ name: "rows", gaps: [{ sparsity: 1, gap: -1 }] }], 1e-15),
    message: "smallestGaps requires gap to be a finite number greater than 0, got -1",
  },
  {
    name: "countByStep: no point is stable at 1/L",
    call: () => countByStep([{ sparsity: 1, margins: [0.1] }], 2),
    message: "countByStep requires columns to be a list with a margin ≥ 1/L, got none",
  },
  {
    name: "countByStep: smoothness 0",
    call: () => countByStep([{ sparsity: 1, margins: [1] }], 0),
    message: "countByStep requires smoothness to be a finite number greater than 0, got 0",
  },
];

// ---- every row of every table ----

for (const { name, call, message } of [
  ...numerics,
  ...reading,
  ...dataSets,
  ...networks,
  ...algorithms,
  ...experiments,
  ...attainedMinima,
  ...stationary,
  ...descent,
  ...smoothness,
  ...distinct,
  ...relatives,
  ...sweeps,
  ...smoothness,
]) {
  test(name, async () => {
    await assert.rejects(async () => call(), { name: "ArgumentError", message });
  });
}
