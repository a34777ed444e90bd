import { dataset } from "../../data/fixtures/made-up-dataset.js";
import { measuredIn, network, wide, zero } from "../../network/fixtures/made-up-networks.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { badInput } from "../../tools/bad-input.js";
import { besideStationary } from "./beside-stationary.js";
import { everySupport } from "./every-support.js";
import { frozenSupportCeiling } from "./frozen-support.js";
import { returnRadius } from "./return-ball.js";
import { isCoordinatewiseMinimum } from "./stability-coordinates.js";
import { stabilityDecisions } from "./stability-decisions.js";
import { nextValueBound } from "./stability-escape.js";
import { isBasicFeasible, isHtStable, isSwapOptimal } from "./stability-predicates.js";
import { htStability } from "./stability.js";

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

badInput([
  {
    name: "everySupport: a network with 22 parameters",
    call: () => everySupport(softmaxNetwork(wide)),
    message: "everySupport requires the number of parameters to be an integer from 1 to 20, got 22",
  },
  {
    name: "everySupport: features of 1e160",
    call: () => everySupport(measuredIn(1e160)),
    message:
      'everySupport requires network to be one whose features have largest values of 0 or from 1e-100 to 1e+100, got 1e+160 of "x"; choose another unit',
  },
  ...[-1, 64, 1.5].map((mask) => ({
    name: `everySupport: mask ${mask} of six parameters`,
    call: async () => (await everySupport(softmaxNetwork(dataset()))).at(mask),
    message: `everySupport requires mask to be an integer from 0 to 63, got ${mask}`,
  })),
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
]);
