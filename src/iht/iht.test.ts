import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../data/dataset.js";
import { publishedSplit } from "../data/published-split.js";
import { fixture } from "../tools/fixture.js";
import { initialWeights } from "../network/initial-weights.js";
import type { InPlaceObjective, Objective } from "../network/objective.js";
import { softmaxNetwork } from "../network/softmax.js";
import { largestDifference } from "../numerics/differences.js";
import { symmetricEigen } from "../numerics/symmetric-eigen.js";
import { bytesOf, HASHES, hashOf } from "../tools/bench/reproducible.js";
import { textbookIht } from "../tools/bench/textbook.js";
import { hardThreshold, hardThresholdSet } from "./hard-threshold.js";
import { ihtLoop } from "./iht-loop.js";
import { iht, type Iterate } from "./iht.js";
import { supportOf } from "../network/support.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const dense = initialWeights(435);
const start = (sparsity: number): Float64Array => hardThreshold(dense, sparsity);

/** θ⁰, …, θ^last. */
function first(last: number, objective: Objective, sparsity: number, stepSize: number): Iterate[] {
  const list: Iterate[] = [];
  for (const iterate of iht(objective, { sparsity, stepSize, start: start(sparsity) })) {
    list.push(iterate);
    if (iterate.k === last) break;
  }
  return list;
}

/** f(x) = ½ Σ h_a (x_a − c_a)², whose steps can be done by hand. */
function quadratic(h: readonly number[], c: readonly number[]): Objective {
  const valueAndGradient = (x: Float64Array) => ({
    value: x.reduce((sum, xa, a) => sum + (h[a] * (xa - c[a]) ** 2) / 2, 0),
    gradient: x.map((xa, a) => h[a] * (xa - c[a])),
  });
  return {
    dimension: h.length,
    valueAndGradient,
    value: (x) => valueAndGradient(x).value,
    gradient: (x) => valueAndGradient(x).gradient,
    hessian: () => Float64Array.from(h, () => 0),
  };
}

test("three steps by hand", () => {
  const objective = quadratic([1, 2], [3, 2]);
  const steps = iht(objective, { sparsity: 1, stepSize: 0.5, start: Float64Array.of(0, 1) });
  const thetas = [0, 1, 2, 3].map(() => Array.from(steps.next().value.theta));
  // v = (0,1) − ½(−3,−2) = (1.5,2); (0,2) − ½(−3,0) = (1.5,2) once more.
  assert.deepEqual(thetas, [
    [0, 1],
    [0, 2],
    [0, 2],
    [0, 2],
  ]);
});

test("each step is one projection of the gradient step; value, gradient, support belong to θ", () => {
  for (const sparsity of [1, 5, 14]) {
    const list = first(300, network, sparsity, 0.3);
    list.forEach(({ k, theta, value, gradient, support }, n) => {
      assert.equal(k, n);
      assert.deepEqual({ value, gradient }, network.valueAndGradient(theta));
      assert.deepEqual(support, supportOf(theta));
      assert(support.length <= sparsity);
      const v = theta.map((x, a) => x - 0.3 * gradient[a]);
      if (n < 300) assert.deepEqual(list[n + 1].theta, hardThresholdSet(v, sparsity)[0]);
    });
  }
});

test("with s = P it is gradient descent", () => {
  let theta = dense;
  for (const iterate of first(200, network, 15, 0.1)) {
    assert.deepEqual(iterate.theta, theta);
    const gradient = network.gradient(theta);
    theta = theta.map((x, a) => x - 0.1 * gradient[a]);
  }
});

test("at γ = 1/L the values descend, L half the largest eigenvalue of X̃ᵀX̃/N", () => {
  const gram = new Float64Array(25);
  for (let i = 0; i < train.size; i++) {
    const x = [...train.features.slice(4 * i, 4 * i + 4), 1];
    for (let j = 0; j < 5; j++)
      for (let l = 0; l < 5; l++) gram[5 * j + l] += (x[j] * x[l]) / train.size;
  }
  const L = symmetricEigen(gram, 5).values[4] / 2;
  for (let sparsity = 1; sparsity <= 15; sparsity++) {
    const values = first(300, network, sparsity, 1 / L).map(({ value }) => value);
    for (let k = 1; k <= 300; k++) assert(values[k] <= values[k - 1] + 1e-15);
    assert(values[300] < values[0]);
  }
});

test("the numbers of NumPy after 200 steps", () => {
  interface Case {
    features: number[];
    labels: number[];
    inputs: number;
    classes: number;
    ridge: number;
    sparsity: number;
    ihtAfter200: number[];
  }
  for (const expected of fixture<{ networks: Case[] }>("network/numpy-network").networks) {
    const dataset: Dataset = {
      features: Float64Array.from(expected.features),
      labels: Uint8Array.from(expected.labels),
      size: expected.labels.length,
      featureNames: Array.from({ length: expected.inputs }, (_, j) => `x${j}`),
      classNames: Array.from({ length: expected.classes }, (_, k) => `class ${k}`),
    };
    const { ridge, sparsity } = expected;
    const loop = ihtLoop(softmaxNetwork(dataset, { ridge }), {
      sparsity,
      stepSize: 0.2,
      start: new Float64Array(expected.ihtAfter200.length),
    });
    loop.advance(200);
    assert(largestDifference(loop.theta, expected.ihtAfter200) < 1e-12);
  }
});

test("the start is not changed, an iterate is never changed", () => {
  const options = { sparsity: 5, stepSize: 0.5, start: start(5) };
  const steps = iht(network, options);
  const iterate = steps.next().value;
  const copy = structuredClone(iterate);
  for (let k = 0; k < 50; k++) steps.next();
  assert.deepEqual(iterate, copy);
  assert.notEqual(iterate.theta, options.start);
  assert.deepEqual(options.start, start(5));
});

test("wrong options throw at the call, not at the first step", () => {
  assert.throws(() => iht(network, { sparsity: 5, stepSize: 0.1, start: dense }));
});

test("sequence and loop in lockstep, bit for bit", () => {
  for (const [sparsity, stepSize] of [
    [1, 0.1],
    [2, 1.2],
    [5, 0.1],
    [5, 3],
    [9, 0.6],
    [15, 0.4],
  ]) {
    const options = { sparsity, stepSize, start: start(sparsity) };
    const loop = ihtLoop(network, options);
    let settledSince = 0;
    let before = supportOf(options.start).join();
    for (const { k, theta, gradient, support } of iht(network, options)) {
      if (support.join() !== before) settledSince = k;
      before = support.join();
      const { k: ours, theta: x, gradient: g, settledSince: since } = loop;
      assert.deepEqual([ours, x, g, since], [k, theta, gradient, settledSince]);
      if (k === 300) break;
      loop.advance(1);
    }
    const atOnce = ihtLoop(network, options);
    atOnce.advance(300);
    assert.deepEqual(atOnce.theta, loop.theta);
    assert.deepEqual(options.start, start(sparsity));
  }
});

test("a run that leaves the finite numbers keeps to s entries, in the sequence and in the loop", () => {
  const options = { sparsity: 3, stepSize: 1e200, start: start(3) };
  const wild = softmaxNetwork(train, { ridge: 1 });
  const loop = ihtLoop(wild, options);
  for (const { k, theta, support } of iht(wild, options)) {
    assert.ok(support.length <= 3);
    assert.ok(supportOf(loop.theta).length <= 3);
    assert.deepEqual(supportOf(loop.theta), supportOf(theta));
    if (k === 6) break;
    loop.advance(1);
  }
  assert.ok(loop.theta.some(Number.isNaN));
});

test("steps beyond the integers of 32 bits are all taken", () => {
  const taken: number[] = [];
  const ihtSteps: NonNullable<InPlaceObjective["ihtSteps"]> = (...options) => taken.push(options[4]) && 7; // prettier-ignore
  const loop = ihtLoop({ ...network, ihtSteps }, { sparsity: 5, stepSize: 0.1, start: start(5) });
  loop.advance(2 ** 32 + 5);
  assert.ok(taken.every((count) => count < 2 ** 31));
  const sum = taken.reduce((total, count) => total + count, 0);
  const since = sum - taken.at(-1)! + 7;
  assert.deepEqual([sum, loop.k, loop.settledSince], [2 ** 32 + 5, 2 ** 32 + 5, since]);
});

test("the loop agrees with a plain one", () => {
  const options = { sparsity: 5, stepSize: 0.1, start: start(5) };
  const loop = ihtLoop(network, options);
  loop.advance(1000);
  assert(largestDifference(loop.theta, textbookIht(train, options, 1000)) < 1e-11);
});

test("split, starts, a trajectory of 1,000 iterations and Hessians have the bits they always had", async () => {
  for (const name of ["split", "weights", "trajectory", "hessians"] as const)
    assert.equal(await hashOf(name), HASHES[name], name);
});

test("a hash takes every NaN for one value, and nothing else", () => {
  const [one, other] = [Float64Array.of(1, NaN, -0), Float64Array.of(1, NaN, -0)];
  new Uint8Array(other.buffer)[15] ^= 0x80;
  assert.deepEqual(bytesOf(one), bytesOf(other));
  assert.notDeepEqual(bytesOf(one), bytesOf(Float64Array.of(1, NaN, 0)));
});
