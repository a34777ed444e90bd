import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../data/dataset.js";
import { publishedSplit } from "../data/published-split.js";
import { fixture } from "../tools/fixture.js";
import { centralDifferences, largestDifference } from "../numerics/differences.js";
import { textbookGradient } from "../tools/bench/textbook.js";
import { initialWeights } from "./initial-weights.js";
import { softmaxNetwork } from "./softmax.js";

interface Case {
  features: number[];
  labels: number[];
  inputs: number;
  classes: number;
  ridge: number;
  theta: number[];
  value: number;
  gradient: number[];
  hessian: number[];
}
const { networks } = fixture<{ networks: Case[] }>("network/numpy-network");

function dataset(d: number, K: number, features: number[], labels: number[]): Dataset {
  return {
    features: Float64Array.from(features),
    labels: Uint8Array.from(labels),
    size: labels.length,
    featureNames: Array.from({ length: d }, (_, j) => `x${j}`),
    classNames: Array.from({ length: K }, (_, k) => `class ${k}`),
  };
}

const { train, test: testRows } = await publishedSplit(273);
const iris = softmaxNetwork(train);
const theta = initialWeights(435);

for (const expected of networks) {
  const { inputs: d, classes: K, ridge } = expected;
  const network = softmaxNetwork(dataset(d, K, expected.features, expected.labels), { ridge });
  const at = Float64Array.from(expected.theta);
  const name = `d = ${d}, K = ${K}, ridge ${ridge}`;

  test(`value, gradient and Hessian are those of NumPy and SciPy: ${name}`, () => {
    assert(Math.abs(network.value(at) - expected.value) < 1e-12);
    assert(largestDifference(network.gradient(at), expected.gradient) < 1e-12);
    assert(largestDifference(network.hessian(at), expected.hessian) < 1e-12);
  });

  test(`gradient and Hessian are the derivatives of value and gradient: ${name}`, () => {
    const gradient = centralDifferences((x) => [network.value(x)], at, 0.01);
    const hessian = centralDifferences((x) => network.gradient(x), at, 0.01);
    assert(largestDifference(network.gradient(at), gradient) < 1e-10);
    assert(largestDifference(network.hessian(at), hessian) < 1e-10);
  });
}

test("the gradient is that of a plain loop over the rows", () => {
  const gradient = new Float64Array(15);
  textbookGradient(train)(theta, gradient);
  assert(largestDifference(iris.gradient(theta), gradient) < 1e-15);
});

test("every way to the value and the gradient gives the same bits", () => {
  const { value, gradient } = iris.valueAndGradient(theta);
  const written = new Float64Array(15).fill(NaN);
  iris.gradientInto(theta, written);
  assert.equal(iris.value(theta), value);
  assert.deepEqual(iris.gradient(theta), gradient);
  assert.deepEqual(written, gradient);
});

test("arguments are not changed, results are fresh", () => {
  const before = { theta: theta.slice(), features: train.features.slice() };
  const results = [iris.gradient(theta), iris.hessian(theta), iris.logits(theta)];
  const copies = results.map((result) => result.slice());
  const other = theta.map((x) => -x);
  assert.notDeepEqual([iris.gradient(other), iris.hessian(other), iris.logits(other)], copies);
  assert.deepEqual(results, copies);
  assert.deepEqual(theta, before.theta);
  assert.deepEqual(train.features, before.features);
});

test("at θ = 0 the loss is ln K", () => {
  assert(Math.abs(iris.value(new Float64Array(15)) - Math.log(3)) < 1e-14);
});

test("one constant on a full class triple changes neither loss nor gradient", () => {
  const shifted = theta.map((x, a) => (a % 4 === 2 && a < 12 ? x + 7 : x));
  assert(Math.abs(iris.value(shifted) - iris.value(theta)) < 1e-14);
  assert(largestDifference(iris.gradient(shifted), iris.gradient(theta)) < 1e-14);
});

test("the Hessian is symmetric and its class triples sum to zero", () => {
  const hessian = iris.hessian(theta);
  for (let a = 0; a < 15; a++) {
    for (let b = 0; b < 15; b++) assert.equal(hessian[15 * a + b], hessian[15 * b + a]);
    for (let j = 0; j < 5; j++) {
      const triple = [0, 1, 2].map((k) => hessian[15 * a + (j < 4 ? 4 * k + j : 12 + k)]);
      assert(Math.abs(triple[0] + triple[1] + triple[2]) < 1e-15);
    }
  }
});

// One feature, one row each of two classes at x = 1 and x = −1: both losses are ln(1 + exp(−2w)) if
// the weights are w and −w.
const pair = softmaxNetwork(dataset(1, 2, [1, -1], [0, 1]));

test("nothing overflows at logits of 10⁴, right or wrong", () => {
  const wrong = pair.valueAndGradient(Float64Array.of(-1e4, 1e4, 0, 0));
  assert.deepEqual(wrong, { value: 2e4, gradient: Float64Array.of(-1, 1, 0, 0) });
  const right = pair.valueAndGradient(Float64Array.of(1e4, -1e4, 0, 0));
  assert.equal(right.value, 0);
  assert(right.gradient.every((x) => x === 0));
  assert(pair.hessian(Float64Array.of(1e4, -1e4, 0, 0)).every((x) => x === 0));
  assert.equal(pair.value(Float64Array.of(0, 0, 1e4, -1e4)), 1e4);
});

test("a tiny loss keeps its digits, and so do gradient and Hessian", () => {
  const w = 40;
  const at = Float64Array.of(w, -w, 0, 0);
  const p = Math.exp(-2 * w); // the other class's probability, less than 10⁻³⁴
  const close = (x: number, y: number): void => assert(Math.abs(x / y - 1) < 1e-15);
  close(pair.value(at), p);
  const gradient = pair.gradient(at);
  close(gradient[0], -p);
  close(gradient[1], p);
  close(pair.hessian(at)[0], p);
  close(pair.hessian(at)[1], -p);
});

test("ridge adds (λ/2)‖θ‖² and its derivatives", () => {
  const ridged = softmaxNetwork(train, { ridge: 0.5 });
  const squares = theta.reduce((sum, x) => sum + x * x, 0);
  assert(Math.abs(ridged.value(theta) - iris.value(theta) - squares / 4) < 1e-14);
  const gradient = iris.gradient(theta).map((g, a) => g + theta[a] / 2);
  assert(largestDifference(ridged.gradient(theta), gradient) < 1e-15);
  const hessian = iris.hessian(theta).map((h, entry) => (entry % 16 === 0 ? h + 0.5 : h));
  assert(largestDifference(ridged.hessian(theta), hessian) < 1e-15);
});

test("a NaN in θ is seen in the value and the gradient", () => {
  const { value, gradient } = iris.valueAndGradient(theta.with(3, NaN));
  assert(Number.isNaN(value) && Number.isNaN(gradient[0]));
});

test("logits, predictions and accuracy of training rows and of others", () => {
  for (const rows of [train, testRows]) {
    const z = iris.logits(theta, rows);
    const predicted = iris.predict(theta, rows);
    let right = 0;
    for (let i = 0; i < rows.size; i++) {
      const x = [...rows.features.slice(4 * i, 4 * i + 4), 1];
      const row = [0, 1, 2].map((k) => {
        const weights = [...theta.slice(4 * k, 4 * k + 4), theta[12 + k]];
        return weights.reduce((sum, weight, j) => sum + weight * x[j], 0);
      });
      assert(largestDifference(z.slice(3 * i, 3 * i + 3), row) < 1e-14);
      assert.equal(predicted[i], row.indexOf(Math.max(...row)));
      if (predicted[i] === rows.labels[i]) right++;
    }
    assert.equal(iris.accuracy(theta, rows), right / rows.size);
  }
  assert.deepEqual(iris.logits(theta), iris.logits(theta, train));
});

test("at a tie the lowest class is predicted", () => {
  assert(iris.predict(new Float64Array(15)).every((k) => k === 0));
});
