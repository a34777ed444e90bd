import { network, zero } from "../network/fixtures/made-up-networks.js";
import { badInput } from "../tools/bad-input.js";
import assert from "node:assert/strict";
import { denseSmoothness } from "../network/dense-smoothness.js";
import { quadratic } from "../network/quadratic.js";
import { bestOf } from "./best-of.js";
import { exchange } from "./exchange.js";
import { fastForward } from "./fast-forward.js";
import { fate } from "./fate.js";
import { finalSupport } from "./final-support.js";
import { forwardBackward } from "./forward-backward.js";
import { forward } from "./forward.js";
import { gradientPursuit } from "./gradient-pursuit.js";
import { hardThresholdingPursuit } from "./hard-thresholding-pursuit.js";
import { hardThreshold, hardThresholdSet } from "./hard-threshold.js";
import { ihtLoop } from "./iht-loop.js";
import { iht } from "./iht.js";
import { normalizedIht } from "./normalized-iht.js";
import { prune } from "./prune.js";
import { record } from "./record.js";
import { sparsePolyak } from "./sparse-polyak.js";
import { sparseSimplex } from "./sparse-simplex.js";
import { strongestIndices } from "./strongest-indices.js";
import {
  fixedPointResidualAtMost,
  supportGradientAtMost,
  supportSettledFor,
  valueAtMost,
} from "./stopping.js";

const options = { sparsity: 5, stepSize: 0.1, start: zero };
const tooLong = 2 / denseSmoothness(network).upper;
const final = await finalSupport(network, options);

const noRefit = () => assert.fail("no refit is asked for");
const fair = { sparsity: 2, start: new Float64Array(2), stepSize: 1, refit: noRefit };
const bowl = quadratic(Float64Array.of(1, 0, 0, 1), new Float64Array(2));

badInput([
  ...[undefined, null, "1", NaN].map((bound) => ({
    name: `valueAtMost: ${typeof bound} ${bound}`,
    call: () => valueAtMost(bound as number),
    message: `valueAtMost requires bound to be a number, got ${bound}`,
  })),
  {
    name: "supportGradientAtMost: an option that there is not",
    call: () => supportGradientAtMost(1e-3, { sparsty: 3 } as object),
    message: "supportGradientAtMost requires options to be of the fields sparsity, got sparsty",
  },
  {
    name: "record: an option that there is not",
    call: () => record(iht(network, options), { maxIterations: 3, untill: () => true } as never),
    message:
      "record requires options to be of the fields maxIterations, until, every, signal, report, got untill",
  },
  ...(["iht", "ihtLoop"] as const).flatMap((who) => {
    const call = (changed: Partial<typeof options>) => (): unknown =>
      (who === "iht" ? iht : ihtLoop)(network, { ...options, ...changed });
    return [
      ...[0, 16, 2.5, NaN].map((sparsity) => ({
        name: `${who}: sparsity ${sparsity}`,
        call: call({ sparsity }),
        message: `${who} requires sparsity to be an integer from 1 to 15, got ${sparsity}`,
      })),
      ...[0, -1, NaN, Infinity].map((stepSize) => ({
        name: `${who}: step size ${stepSize}`,
        call: call({ stepSize }),
        message: `${who} requires stepSize to be a finite number greater than 0, got ${stepSize}`,
      })),
      {
        name: `${who}: a start that is too short`,
        call: call({ start: new Float64Array(14) }),
        message: `${who} requires start to be a vector of length 15, got length 14`,
      },
      {
        name: `${who}: a start with NaN`,
        call: call({ start: zero.with(14, NaN) }),
        message: `${who} requires start to be a vector of finite numbers, got NaN at entry 14`,
      },
      {
        name: `${who}: a start with too many non-zeros`,
        call: call({ start: zero.map((_, a) => (a < 6 ? 1 : 0)) }),
        message: `${who} requires start to be a vector with at most 5 non-zero entries, got 6 of them; begin from hardThreshold(start, s)`,
      },
    ];
  }),
  {
    name: "ihtLoop: half a step",
    call: () => ihtLoop(network, options).advance(0.5),
    message: "advance requires steps to be an integer of at least 0, got 0.5",
  },
  ...([hardThreshold, hardThresholdSet] as const).flatMap((operator) => [
    ...[0, 16, 2.5, NaN].map((sparsity) => ({
      name: `${operator.name}: sparsity ${sparsity}`,
      call: () => operator(zero, sparsity),
      message: `${operator.name} requires sparsity to be an integer from 1 to 15, got ${sparsity}`,
    })),
    {
      name: `${operator.name}: an infinite entry`,
      call: () => operator(zero.with(1, -Infinity), 5),
      message: `${operator.name} requires v to be a vector of finite numbers, got -Infinity at entry 1`,
    },
    {
      name: `${operator.name}: an empty vector`,
      call: () => operator(new Float64Array(0), 1),
      message: `${operator.name} requires v to be a vector with at least one entry, got length 0`,
    },
  ]),
  ...[-1, 0.5, NaN, Infinity].map((maxIterations) => ({
    name: `record: ${maxIterations} iterations at most`,
    call: () => record(iht(network, options), { maxIterations }),
    message: `record requires maxIterations to be an integer of at least 0, got ${maxIterations}`,
  })),
  ...[0, 1.5].map((every) => ({
    name: `record: every ${every}`,
    call: () => record(iht(network, options), { maxIterations: 1, every }),
    message: `record requires every to be an integer of at least 1, got ${every}`,
  })),
  {
    name: "record: a sequence that ends",
    call: () => record([iht(network, options).next().value], { maxIterations: 1 }),
    message: "record requires iterates to be an endless sequence, got one that ended",
  },
  {
    name: "valueAtMost: NaN",
    call: () => valueAtMost(NaN),
    message: "valueAtMost requires bound to be a number, got NaN",
  },
  {
    name: "supportGradientAtMost: -1",
    call: () => supportGradientAtMost(-1),
    message: "supportGradientAtMost requires tolerance to be a finite number of at least 0, got -1",
  },
  {
    name: "supportGradientAtMost: sparsity 0",
    call: () => supportGradientAtMost(1, { sparsity: 0 }),
    message: "supportGradientAtMost requires sparsity to be an integer of at least 1, got 0",
  },
  ...(
    [
      [-1, {}, "tolerance to be a finite number of at least 0, got -1"],
      [NaN, {}, "tolerance to be a finite number of at least 0, got NaN"],
      [0, { sparsity: 0.5 }, "sparsity to be an integer of at least 1, got 0.5"],
      [0, { stepSize: 0 }, "stepSize to be a finite number greater than 0, got 0"],
    ] as [number, object, string][]
  ).map(([tolerance, changed, words]) => ({
    name: `fixedPointResidualAtMost: ${words}`,
    call: () => fixedPointResidualAtMost(tolerance, { sparsity: 5, stepSize: 0.1, ...changed }),
    message: `fixedPointResidualAtMost requires ${words}`,
  })),
  {
    name: "supportSettledFor: 0",
    call: () => supportSettledFor(0),
    message: "supportSettledFor requires iterations to be an integer of at least 1, got 0",
  },
  ...([finalSupport, fate] as const).flatMap((run) => [
    {
      name: `${run.name}: sparsity 16`,
      call: () => run(network, { ...options, sparsity: 16 }),
      message: `${run.name} requires sparsity to be an integer from 1 to 15, got 16`,
    },
    {
      name: `${run.name}: a step of twice the bound`,
      call: () => run(network, { ...options, stepSize: tooLong }),
      message: `${run.name} requires stepSize to be less than 2/Λ_5 = ${tooLong}, got ${tooLong}; nothing is proven of longer steps`,
    },
  ]),
  {
    name: "final: six entries for a sparsity of five",
    call: () => final(zero.map((_, a) => (a < 6 ? 1 : 0))),
    message: "final requires theta to be a vector with at most 5 non-zero entries, got 6 of them",
  },
  {
    name: "final: NaN",
    call: () => final(zero.with(3, NaN)),
    message: "final requires theta to be a vector of finite numbers, got NaN at entry 3",
  },
  {
    name: "fastForward: from zero",
    call: () => fastForward(network, zero, { stepSize: 0.1 }),
    message: "fastForward requires theta to be a vector with an entry that is not 0, got 0",
  },
  {
    name: "fastForward: a step of twice the bound",
    call: () => fastForward(network, zero.with(3, 1), { stepSize: tooLong }),
    message: `fastForward requires stepSize to be less than 2/Λ_1 = ${tooLong}, got ${tooLong}; nothing is proven of longer steps`,
  },
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
  {
    name: "strongestIndices: sparsity 3 of two entries",
    call: () => strongestIndices(new Float64Array(2), new Float64Array(2), 3),
    message: "strongestIndices requires sparsity to be an integer from 1 to 2, got 3",
  },
  {
    name: "strongestIndices: more entries than s",
    call: () => strongestIndices(Float64Array.of(1, 2), new Float64Array(2), 1),
    message:
      "strongestIndices requires theta to be a vector with at most 1 non-zero entries, got 2 of them",
  },
]);
