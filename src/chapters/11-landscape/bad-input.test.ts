import { zero } from "../../network/fixtures/made-up-networks.js";
import { quadratic } from "../../network/quadratic.js";
import { badInput } from "../../tools/bad-input.js";
import { exchangesAlong } from "./exchanges-along.js";
import { solverLosses } from "./figures/solver-losses.js";
import { valleyTree } from "./figures/valley-tree.js";
import { wallsAndReach } from "./figures/walls-and-reach.js";
import { valleysBySparsity } from "./figures/valleys-by-sparsity.js";
import { landscape } from "./landscape.js";
import { mostValleysAt, oneValleyFrom, valleyCounts } from "./valley-counts.js";

const { signal } = new AbortController();
const noParts = { get: async () => undefined, put: async () => {} };
const bowl = quadratic(Float64Array.of(1, 0, 0, 1), new Float64Array(2));
const fair = { sparsity: 2, start: new Float64Array(2), stepSize: 1 };
const infimaOfTwo = { dimension: 2, at: () => ({ kind: "attained", model: 0, value: 0 }) as const };

badInput([
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
    name: "mostValleysAt: no count",
    call: () => mostValleysAt([], 0),
    message: "mostValleysAt requires counts to be a list of at least one, got none",
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
    name: "valleyOn: an entry that there is not",
    call: () => landscape(bowl, infimaOfTwo, 1).valleyOn([2]),
    message:
      "valleyOn requires support to be a list of indices, all different, from 0 to 1, got [2]",
  },
  {
    name: "valleyOn: too many entries",
    call: () => landscape(bowl, infimaOfTwo, 1).valleyOn([0, 1]),
    message: "valleyOn requires support to be a list of at most 1 indices, got 2",
  },
  {
    name: "wallsAndReach: a pass at no height",
    call: () => wallsAndReach([{ name: "a", runs: [{ wall: 0, reach: 1 }] }]),
    message: "wallsAndReach requires the heights to be finite and greater than 0, got 0 to 1",
  },
  {
    name: "wallsAndReach: no group",
    call: () => wallsAndReach([]),
    message: "wallsAndReach requires groups to be 1 to 4 groups, got 0",
  },
  {
    name: "valleyOf: a vector that is not sparse",
    call: () => landscape(bowl, infimaOfTwo, 1).valleyOf(Float64Array.of(1, 1)),
    message:
      "valleyOf requires theta to be a vector with at most 1 non-zero entries, got 2 of them",
  },
]);
