import { dataset } from "../../data/fixtures/made-up-dataset.js";
import { refits } from "../../iht/refits.js";
import { logisticNetwork } from "../../network/logistic.js";
import { softmaxNetwork, type SoftmaxNetwork } from "../../network/softmax.js";
import { badInput } from "../../tools/bad-input.js";
import { classInputs } from "./class-inputs.js";
import { conditionsReport } from "./conditions-report.js";
import { exchangeOptimality } from "./exchange-optimality.js";
import { learnedNetwork } from "./figures/learned-network.js";
import { pixelWeights } from "./figures/pixel-weights.js";
import { oneLogitSupport } from "./one-logit.js";
import { screenedExchange } from "./screened-exchange.js";

const network = softmaxNetwork(dataset());
const P = network.dimension;
const refit = refits(network);
const start = new Float64Array(P);

badInput([
  {
    name: "conditionsReport: no parameter",
    call: () => conditionsReport(network, { sparsity: 0 }),
    message: `conditionsReport requires sparsity to be an integer from 1 to ${P}, got 0`,
  },
  {
    name: "conditionsReport: more parameters than there are",
    call: () => conditionsReport(network, { sparsity: P + 1 }),
    message: `conditionsReport requires sparsity to be an integer from 1 to ${P}, got ${P + 1}`,
  },
  {
    name: "conditionsReport: no step",
    call: () => conditionsReport(network, { sparsity: 1, steps: 0 }),
    message: "conditionsReport requires steps to be an integer of at least 1, got 0",
  },
  {
    name: "conditionsReport: a step of no length",
    call: () => conditionsReport(network, { sparsity: 1, stepSize: 0 }),
    message: "conditionsReport requires stepSize to be a finite number greater than 0, got 0",
  },
  {
    name: "conditionsReport: a start that is not sparse",
    call: () => conditionsReport(network, { sparsity: 1, start: start.map(() => 1) }),
    message: `conditionsReport requires start to be a vector with at most 1 non-zero entries, got ${P} of them; begin from hardThreshold(start, s)`,
  },
  {
    name: "conditionsReport: one logit",
    call: () =>
      conditionsReport(logisticNetwork(dataset()) as unknown as SoftmaxNetwork, { sparsity: 1 }),
    message:
      'what speaks of classes and their gauge requires network to be a softmax network, got a logistic network, of one logit; ask about its softmax, on entries of class "b"',
  },
  {
    name: "classInputs: a class that is not there",
    call: () => classInputs(dataset(), 9),
    message: `classInputs requires k to be an integer from 0 to ${dataset().classNames.length - 1}, got 9`,
  },
  {
    name: "exchangeOptimality: an entry twice",
    call: () => exchangeOptimality(network, [0, 0], { refit }),
    message: `exchangeOptimality requires support to be a list of indices, all different, from 0 to ${P - 1}, got [0, 0]`,
  },
  {
    name: "exchangeOptimality: no candidate",
    call: () => exchangeOptimality(network, [0], { refit, candidates: 0 }),
    message: "exchangeOptimality requires candidates to be an integer of at least 1, got 0",
  },
  {
    name: "screenedExchange: no candidate",
    call: () => screenedExchange(network, { sparsity: 1, start, refit, candidates: 0 }),
    message: "screenedExchange requires candidates to be an integer of at least 1, got 0",
  },
  {
    name: "screenedExchange: a start that is not sparse",
    call: () =>
      screenedExchange(network, { sparsity: 1, start: start.map(() => 1), refit, candidates: 1 }),
    message: `screenedExchange requires start to be a vector with at most 1 non-zero entries, got ${P} of them; begin from hardThreshold(start, s)`,
  },
  {
    name: "oneLogitSupport: more entries than one logit has",
    call: () => oneLogitSupport(dataset(), { sparsity: 4 }),
    message: "iht requires sparsity to be an integer from 1 to 3, got 4",
  },
  {
    name: "oneLogitSupport: three classes",
    call: () => oneLogitSupport(dataset({ classNames: ["a", "b", "c"] }), { sparsity: 1 }),
    message: "logisticNetwork requires dataset to be a data set of two classes, got 3",
  },
  {
    name: "learnedNetwork: a network of zeros",
    call: () => learnedNetwork(network, start),
    message: "learnedNetwork requires theta to be a vector with a weight, got none",
  },
  {
    name: "learnedNetwork: a vector of another length",
    call: () => learnedNetwork(network, new Float64Array(1)),
    message: `learnedNetwork requires theta to be a vector of length ${P}, got length 1`,
  },
  {
    name: "pixelWeights: features that are no pixels",
    call: () =>
      pixelWeights(
        dataset(),
        network,
        start.map(() => 1),
      ),
    message: `pixelWeights requires a feature to be called "pixel r c", got ${dataset().featureNames[0]}`,
  },
  {
    name: "pixelWeights: rows of other classes",
    call: () => pixelWeights({ ...dataset(), classNames: ["x", "y"] }, network, start),
    message: "pixelWeights requires rows to be rows of the classes of the network, got [x, y]",
  },
]);
