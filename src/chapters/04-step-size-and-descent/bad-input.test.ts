import { dataset } from "../../data/fixtures/made-up-dataset.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { badInput } from "../../tools/bad-input.js";
import { descentPairs, sparsePoint } from "./descent-pairs.js";
import { descentSearch } from "./descent-search.js";
import { descentSums } from "./descent-sum.js";
import { promisedDrops } from "./descent.js";
import { descentShares } from "./figures/descent-shares.js";
import { phaseDiagram } from "./figures/phase-diagram.js";
import { gradientBound } from "./gradient-bound.js";
import { mergedShares } from "./promised-shares.js";
import { runClass } from "./run-class.js";
import { geometricGrid } from "./step-size-phases.js";
import { valueChange } from "./value-change.js";

const one = Float64Array.of(1);
const still = { x: one, y: one, gradient: one, drop: 0 };
const constants = { sparsity: 1, stepSize: 1, smoothness: 1 };

badInput([
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
      "descentShares requires rows to be a whole grid of sparsities and 2 to 8 step sizes, got 1 rows",
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
]);
