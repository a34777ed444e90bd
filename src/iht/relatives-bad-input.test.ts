import assert from "node:assert/strict";
import { quadratic } from "../network/quadratic.js";
import { zero } from "../network/fixtures/made-up-networks.js";
import { badInput } from "../tools/bad-input.js";
import { bestOf } from "./best-of.js";
import { exchange } from "./exchange.js";
import { forwardBackward } from "./forward-backward.js";
import { forward } from "./forward.js";
import { gradientPursuit } from "./gradient-pursuit.js";
import { hardThresholdingPursuit } from "./hard-thresholding-pursuit.js";
import { normalizedIht } from "./normalized-iht.js";
import { prune } from "./prune.js";
import { sparsePolyak } from "./sparse-polyak.js";
import { sparseSimplex } from "./sparse-simplex.js";

const noRefit = () => assert.fail("no refit is asked for");
const fair = { sparsity: 2, start: new Float64Array(2), stepSize: 1, refit: noRefit };
const bowl = quadratic(Float64Array.of(1, 0, 0, 1), new Float64Array(2));

badInput([
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
]);
