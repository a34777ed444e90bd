import { badInput } from "../tools/bad-input.js";
import { sweepShare, WHOLE } from "./parallel-sweep.js";
import { runAContinued } from "./run-a-continued.js";
import type { SweepGrid } from "./sweep-grid.js";

const grid: SweepGrid = {
  splits: [0],
  starts: [0],
  rules: [{ stepSize: 0.1, steps: 10 }],
  sparsities: [5],
};
const noParts = { get: async () => undefined, put: async () => {} };
const range = (low: number, high: number): string =>
  `a list of different integers from ${low} to ${high}, or { from, to } of them`;

badInput([
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
        "grid to be of the fields splits, starts, masks, rules, sparsities, weights, bias, also, data, got split",
      ],
    ] as [object, string][]
  ).map(([changed, words]) => ({
    name: `sweep: ${words}`,
    call: () => sweepShare({ ...grid, ...changed } as SweepGrid, WHOLE),
    message: `sweep requires ${words}`,
  })),
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
  ...["segments", "every"].map((argument) => ({
    name: `runAContinued: ${argument} 0`,
    call: () => {
      const inputs = { segments: 1, every: 1, [argument]: 0 };
      return runAContinued(inputs, () => {}, new AbortController().signal, noParts);
    },
    message: `runAContinued requires ${argument} to be an integer of at least 1, got 0`,
  })),
]);
