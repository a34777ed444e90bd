import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { initialWeights } from "../../network/initial-weights.js";
import type { Objective } from "../../network/objective.js";
import { quadratic } from "../../network/quadratic.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { runClass } from "./run-class.js";

/** A function by its value and gradient; nothing here asks for a Hessian. */
function objective(dimension: number, valueAndGradient: Objective["valueAndGradient"]): Objective {
  return {
    dimension,
    valueAndGradient,
    value: (theta) => valueAndGradient(theta).value,
    gradient: (theta) => valueAndGradient(theta).gradient,
    hessian: () => new Float64Array(dimension * dimension),
  };
}

/** ln(1 + eˣ) − ax: slope from −a to 1 − a, lowest where the logistic function is a. */
const tilted = (a: number): Objective =>
  objective(1, ([x]) => ({
    value: Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - a * x,
    gradient: Float64Array.of(1 / (1 + Math.exp(-x)) - a),
  }));

const plane = objective(2, ([x, y]) => ({ value: x - 2 * y, gradient: Float64Array.of(1, -2) }));

const options = (stepSize: number, ...start: number[]) => {
  return { sparsity: 1, stepSize, start: Float64Array.from(start) };
};

test("settled: no rise, one support; a run that comes to rest has period 1", () => {
  const bowl = quadratic(Float64Array.of(1, 0, 0, 1), Float64Array.of(3, 1));
  const run = runClass(bowl, options(0.5, 4, 0), 1000);
  assert.deepEqual(run, {
    kind: "settled",
    lastRise: 0,
    settledSince: 0,
    period: 1,
    value: 0.5,
    speed: run.speed,
  });
});

test("changing: no rise, and the support changes in the last 500 steps", () => {
  // The first entry falls by 1 a step until the second, which the gradient lifts to 2, is larger.
  const run = runClass(plane, options(1, 600, 0), 1000);
  assert.equal(run.kind, "changing");
  assert.equal(run.settledSince, 599);
  assert.equal(runClass(plane, options(1, 600, 0), 1100).kind, "settled");
});

test("late descent: rises at the beginning, as the first step goes too far", () => {
  const run = runClass(tilted(0.05), options(40, 0.1), 1000);
  assert.equal(run.kind, "late descent");
  assert.ok(run.lastRise > 0 && run.lastRise < 20);
});

test("cycling: too long a step about a minimum that is not symmetric", () => {
  const run = runClass(tilted(0.3), options(12, 0.1), 1000);
  assert.equal(run.kind, "cycling");
  assert.equal(run.period, 2);
  assert.ok(run.lastRise > 990);
});

test("irregular: IRIS with 128 times the step 1/L", async () => {
  const network = softmaxNetwork((await publishedSplit(273)).train);
  const start = hardThreshold(initialWeights(0), 9);
  const run = runClass(network, { sparsity: 9, stepSize: 128 / 1.4424, start }, 600);
  assert.equal(run.kind, "irregular");
  assert.ok(Number.isFinite(run.value));
});

test("speed is the largest growth of the norm for each unit of kγ", () => {
  const run = runClass(plane, options(0.5, 0, 1), 500);
  assert.ok(Math.abs(run.speed - 2) < 1e-12);
});
