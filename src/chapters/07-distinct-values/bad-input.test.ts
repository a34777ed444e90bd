import assert from "node:assert/strict";
import { network, zero } from "../../network/fixtures/made-up-networks.js";
import { badInput } from "../../tools/bad-input.js";
import { valueSymmetry } from "./distinct-values-symmetry.js";
import { distinctValues } from "./distinct-values.js";
import { countByStep } from "./figures/count-by-step.js";
import { smallestGaps } from "./figures/smallest-gaps.js";
import { valueSpectrum } from "./figures/value-spectrum.js";
import { htStablePoints } from "./ht-stable-points.js";
import { movedAlongFlat } from "./moved-along-flat.js";

const noSupport = "a list of indices, all different, from 0 to 14";
const twelve = { dimension: 12, models: [], at: () => assert.fail("no support is asked for") };

badInput([
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
]);
