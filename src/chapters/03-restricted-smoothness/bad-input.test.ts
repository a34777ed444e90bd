import { dataset } from "../../data/fixtures/made-up-dataset.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { badInput } from "../../tools/bad-input.js";
import { monteCarloSmoothness } from "./monte-carlo-smoothness.js";
import { pairSmoothness } from "./pair-smoothness.js";
import { restrictedSmoothness } from "./restricted-smoothness.js";
import { smoothnessQuotient } from "./smoothness-quotient.js";
import { smoothnessUpperBound } from "./smoothness-bound.js";
import { refutedConstant, stepSmoothness } from "./step-smoothness.js";

badInput([
  ...([0, 7, 1.5] as const).map((m) => ({
    name: `smoothnessUpperBound: m = ${m} of 6`,
    call: () => smoothnessUpperBound(softmaxNetwork(dataset()), m),
    message: `smoothnessUpperBound requires m to be an integer from 1 to 6, got ${m}`,
  })),
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
]);
