import type { Dataset } from "../data/dataset.js";
import { dataset } from "../data/fixtures/made-up-dataset.js";
import { badInput } from "../tools/bad-input.js";
import { enclosedEvaluation } from "./enclosed-evaluation.js";
import { denseSmoothness } from "./dense-smoothness.js";
import { measuredIn, network, threeClasses, zero } from "./fixtures/made-up-networks.js";
import { initialWeights } from "./initial-weights.js";
import { selectionFrequencies, unusedClasses, unusedInputs } from "./structure.js";
import { maskOf, supportOfMask } from "./support.js";
import { quadratic } from "./quadratic.js";
import { logisticNetwork } from "./logistic.js";
import { minimizeOnSupport } from "../minima/minimize-on-support.js";
import { type SoftmaxNetwork, softmaxNetwork } from "./softmax.js";

badInput([
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
      'softmaxNetwork requires dataset to be a data set with the features w, x, y, z, got none called "w", "z"',
  },
  {
    name: "softmaxNetwork: accuracy on rows of another class",
    call: () => network.accuracy(zero, { ...threeClasses, classNames: ["a", "b", "d"] }),
    message:
      'softmaxNetwork requires dataset to be a data set with the classes a, b, c, got "d" besides; rows without labels can be predicted all the same',
  },
  {
    name: "logisticNetwork: three classes",
    call: () => logisticNetwork(threeClasses),
    message: "logisticNetwork requires dataset to be a data set of two classes, got 3",
  },
  {
    name: "logisticNetwork: a theta of the softmax network",
    call: () => logisticNetwork(dataset()).value(new Float64Array(6)),
    message: "logisticNetwork requires theta to be a vector of length 3, got length 6",
  },
  {
    name: "logisticNetwork: a gradient that does not fit",
    call: () => logisticNetwork(dataset()).gradientInto(new Float64Array(3), new Float64Array(6)),
    message: "logisticNetwork requires gradient to be a vector of length 3, got length 6",
  },
  {
    name: "logisticNetwork: predictions with a NaN",
    call: () => logisticNetwork(dataset()).predict(Float64Array.of(0, NaN, 0)),
    message: "logisticNetwork requires theta to be a vector of finite numbers, got NaN at entry 1",
  },
  {
    name: "a logistic network in a function that speaks of classes",
    call: () => minimizeOnSupport(logisticNetwork(dataset()) as unknown as SoftmaxNetwork, [0]),
    message:
      'what speaks of classes and their gauge requires network to be a softmax network, got a logistic network, of one logit; ask about its softmax, on entries of class "b"',
  },
  ...[-1, 2 ** 32, 1.5, NaN].map((seed) => ({
    name: `initialWeights: seed ${seed}`,
    call: () => initialWeights(seed),
    message: `initialWeights requires seed to be an integer from 0 to 4294967295, got ${seed}`,
  })),
  ...[0, 2.5, NaN].map((features) => ({
    name: `initialWeights: ${features} features`,
    call: () => initialWeights(0, { features }),
    message: `initialWeights requires features to be an integer of at least 1, got ${features}`,
  })),
  ...[1, 257].map((classes) => ({
    name: `initialWeights: ${classes} classes`,
    call: () => initialWeights(0, { features: 1, classes }),
    message: `initialWeights requires classes to be an integer from 2 to 256, got ${classes}`,
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
  {
    name: "maskOf: an entry that is no bit of a mask",
    call: () => maskOf([3, 40]),
    message: "maskOf requires entry to be an integer from 0 to 30, got 40",
  },
  {
    name: "maskOf: an entry twice",
    call: () => maskOf([2, 2]),
    message: "maskOf requires support to be entries that are different, got [2, 2]",
  },
  ...[-1, 1.5, 2 ** 31, NaN].map((mask) => ({
    name: `supportOfMask: ${mask}`,
    call: () => supportOfMask(mask),
    message: `supportOfMask requires mask to be an integer from 0 to 2147483647, got ${mask}`,
  })),
  ...[-1, 0.5, 32768].map((mask) => ({
    name: `unusedInputs: mask ${mask}`,
    call: () => unusedInputs(threeClasses, mask),
    message: `unusedInputs requires mask to be an integer from 0 to 32767, got ${mask}`,
  })),
  {
    name: "unusedClasses: a network without masks",
    call: () => unusedClasses({ featureNames: [..."abcdefghijklmno"], classNames: ["x", "y"] }, 1),
    message:
      "unusedClasses requires the number of parameters to be an integer from 1 to 31, got 32",
  },
  {
    name: "selectionFrequencies: no mask",
    call: () => selectionFrequencies([], 4),
    message: "selectionFrequencies requires masks to be a list of at least one, got none",
  },
  {
    name: "initialWeights: an option that there is not",
    call: () => initialWeights(3, { feature: 5 } as object),
    message:
      "initialWeights requires options to be of the fields weights, bias, features, classes, got feature",
  },
  {
    name: "softmaxNetwork: an option that there is not",
    call: () => softmaxNetwork(threeClasses, { rigde: 1 } as object),
    message: "softmaxNetwork requires options to be of the fields ridge, got rigde",
  },
  {
    name: "softmaxNetwork: accuracy on rows without labels",
    call: () => {
      const { features, size, featureNames } = threeClasses;
      return network.accuracy(zero, { features, size, featureNames } as Dataset);
    },
    message:
      "softmaxNetwork requires dataset to be a data set with labels, got rows without; predict takes them",
  },
  {
    name: "softmaxNetwork: predictions of a list",
    call: () => network.predict(zero, [1, 2] as unknown as Dataset),
    message:
      "softmaxNetwork requires dataset to be a data set with features, size and featureNames, got something else",
  },
  {
    name: "denseSmoothness: rows whose squares are no doubles",
    call: () => denseSmoothness(measuredIn(1e160)),
    message:
      'denseSmoothness requires network to be one whose rows have squares that are doubles, got squares beyond them for "x"; standardise the rows or choose another unit',
  },
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
    name: "enclosedEvaluation: a theta that is too short",
    call: () => enclosedEvaluation(network, new Float64Array(14)),
    message: "enclosedEvaluation requires theta to be a vector of length 15, got length 14",
  },
]);
