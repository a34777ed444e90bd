import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { descentSteps } from "./descent-step.js";
import { fixture } from "../../tools/fixture.js";
import { hardThresholdSet } from "../../iht/hard-threshold.js";
import type { Objective } from "../../network/objective.js";
import { quadratic } from "../../network/quadratic.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import {
  type DescentConstants,
  descentSlacks,
  type DescentStep,
  type Inequalities,
  promisedDrops,
} from "./descent.js";
import { strongestIndices } from "../../iht/strongest-indices.js";

const vector = (...entries: number[]): Float64Array => Float64Array.from(entries);

/** ½‖θ − c‖², for which RSS holds with L = 1 and equality. */
const bowl = (...center: number[]): Objective => {
  const n = center.length;
  const identity = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  return quadratic(identity, vector(...center));
};

/** All steps from x, without rounding where the numbers have few digits. */
function stepsFrom(f: Objective, x: Float64Array, s: number, stepSize: number): DescentStep[] {
  const { value, gradient } = f.valueAndGradient(x);
  const v = x.map((entry, a) => entry - stepSize * gradient[a]);
  return hardThresholdSet(v, s).map((y) => ({ x, y, gradient, drop: value - f.value(y) }));
}

test("on a quadratic by hand: support kept, T0 and T1 are equalities", () => {
  const constants = { sparsity: 1, stepSize: 0.5, smoothness: 1 };
  const [step] = stepsFrom(bowl(3, -2.5), vector(4, 0), 1, 0.5);
  assert.deepEqual(step.y, vector(3.5, 0));
  assert.equal(step.drop, 0.375);
  assert.deepEqual(promisedDrops(step, constants), {
    t0: 0.375,
    t1: 0.375,
    t2: 0.25,
    classical: 0.125,
  });
  assert.deepEqual(descentSlacks(step, constants), { t0: 0, t1: 0, t2: 0.125, classical: 0.25 });
});

test("support changed, at γ = 1/L: the classical inequality promises nothing, the others half", () => {
  const constants = { sparsity: 1, stepSize: 1, smoothness: 1 };
  const [step] = stepsFrom(bowl(3, -3.5), vector(4, 0), 1, 1);
  assert.deepEqual(step.y, vector(0, -3.5));
  assert.deepEqual(descentSlacks(step, constants), {
    t0: 1.625,
    t1: 1.625,
    t2: 1.625,
    classical: 2.125,
  });
});

test("from a point with fewer than s entries the strongest set makes T2 an equality", () => {
  const constants = { sparsity: 1, stepSize: 1, smoothness: 1 };
  const [step] = stepsFrom(bowl(3, -3.5), vector(0, 0), 1, 1);
  assert.deepEqual(strongestIndices(step.x, step.gradient, 1), [1]);
  assert.equal(descentSlacks(step, constants).t2, 0);
});

test("at a tie every member of the set satisfies T0, with equality", () => {
  const constants = { sparsity: 1, stepSize: 1, smoothness: 1 };
  const steps = stepsFrom(bowl(1, 1), vector(1, 0), 1, 1);
  assert.deepEqual(
    steps.map(({ y }) => y),
    [vector(1, 0), vector(0, 1)],
  );
  for (const step of steps) assert.equal(descentSlacks(step, constants).t0, 0);
});

test("with an L that is too small the inequalities are violated", () => {
  const steep = quadratic(vector(2), vector(0));
  const [step] = stepsFrom(steep, vector(1), 1, 1);
  assert.deepEqual(descentSlacks(step, { sparsity: 1, stepSize: 1, smoothness: 1 }), {
    t0: -2,
    t1: -2,
    t2: -2,
    classical: 0,
  });
});

test("T0 promises as much as each of the others, and holds, on random quadratics and ties", () => {
  const normal = normalNumbers(mersenneTwister(4));
  for (let trial = 0; trial < 300; trial++) {
    const n = 2 + (trial % 4);
    const s = 1 + (trial % n);
    const diagonal = Float64Array.from({ length: n * n }, (_, i) =>
      i % (n + 1) === 0 ? (1 + ((trial + i) % 8)) / 8 : 0,
    );
    const f = quadratic(
      diagonal,
      Float64Array.from({ length: n }, () => Math.round(3 * normal())),
    );
    const x = new Float64Array(n);
    for (let a = trial % 2; a < s; a++) x[a] = Math.round(3 * normal());
    const constants = { sparsity: s, stepSize: (1 + (trial % 4)) / 4, smoothness: 1 };
    for (const step of stepsFrom(f, x, s, constants.stepSize)) {
      const { t0, t1, t2, classical } = promisedDrops(step, constants);
      assert.ok(t0 >= Math.max(t1, t2, classical) - 1e-14);
      assert.ok(descentSlacks(step, constants).t0 >= -1e-14);
    }
  }
});

interface Case {
  readonly sparsity: number;
  readonly share: number;
  readonly smoothness: number;
  readonly x: number[];
  readonly y: number[];
  readonly slacks: Inequalities;
}

test("on the IRIS network the slacks are those computed with sixty digits", async () => {
  const network = softmaxNetwork((await publishedSplit(273)).train);
  for (const { sparsity, share, smoothness, x, y, slacks } of fixture<{ cases: Case[] }>(
    "chapters/04-step-size-and-descent/mpmath-descent",
  ).cases) {
    const constants: DescentConstants = { sparsity, stepSize: share / smoothness, smoothness };
    const steps = descentSteps(network, Float64Array.from(x), constants);
    assert.equal(steps.length, 1);
    const [step] = steps;
    const size = Math.hypot(...x, ...y);
    step.y.forEach((entry, a) => assert.ok(Math.abs(entry - y[a]) <= 1e-15 * (1 + size)));
    const ours = descentSlacks(step, constants);
    for (const key of ["t0", "t1", "t2", "classical"] as const)
      assert.ok(Math.abs(ours[key] - slacks[key]) <= step.rounding, `${key}: ${ours[key]}`);
    assert.ok(step.rounding < (share < 1e-6 ? 1e-2 : 1e-8) * step.drop, `${step.rounding}`);
  }
});

test("the strongest set: the support, then the largest gradients, the lowest index first", () => {
  const gradient = vector(-2, 5, 2, 0, 9);
  assert.deepEqual(strongestIndices(vector(0, 0, 0, 1, 0), gradient, 3), [1, 3, 4]);
  assert.deepEqual(strongestIndices(vector(0, 1, 0, 0, 1), gradient, 3), [0, 1, 4]);
  assert.deepEqual(strongestIndices(vector(0, 1, 0, 0, 1), gradient, 2), [1, 4]);
  assert.deepEqual(strongestIndices(vector(0, 0, 0, 0, 0), gradient, 5), [0, 1, 2, 3, 4]);
});
