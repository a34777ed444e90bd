import {
  network,
  ridged,
  threeClasses,
  wide,
  zero,
} from "../../network/fixtures/made-up-networks.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { badInput } from "../../tools/bad-input.js";
import { attainedSupports } from "./attained-supports.js";
import { alongDirections } from "./figures/along-directions.js";
import { attainedBySize } from "./figures/attained-by-size.js";
import { runToInfinity } from "./figures/run-to-infinity.js";
import { separatingDirections } from "./figures/separating-directions.js";
import { supportLists } from "./figures/support-lists.js";
import { levelSetVerdict } from "./level-set.js";
import { lowestInfima } from "./lowest-infima.js";
import { sampledRun } from "./sampled-run.js";

const options = { sparsity: 5, stepSize: 0.1, start: zero };

badInput([
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
    name: "levelSetVerdict: level NaN",
    call: () => levelSetVerdict(NaN, { rays: [], undecided: [] }),
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
      return levelSetVerdict(1, { rays: [{ ...ray, kind: "flat", [field]: NaN }], undecided: [] });
    },
    message: `levelSetVerdict requires ${field} to be a finite number, got NaN`,
  })),
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
]);
