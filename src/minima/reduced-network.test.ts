import assert from "node:assert/strict";
import { test } from "node:test";
import { classPairs } from "./class-pairs.js";
import { publishedSplit } from "../data/published-split.js";
import { softmaxNetwork } from "../network/softmax.js";
import { centralDifferences, largestDifference } from "../numerics/differences.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import { reducedNetwork } from "./reduced-network.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const normal = normalNumbers(mersenneTwister(5));
const theta = Float64Array.from({ length: 15 }, normal);
const third = classPairs(train).filter((_, p) => p % 3 === 0);

test("with nothing dropped it is the network itself", () => {
  const same = reducedNetwork(network, []);
  assert.ok(Math.abs(same.value(theta) - network.value(theta)) < 1e-15);
  assert.ok(largestDifference(same.gradient(theta), network.gradient(theta)) < 1e-15);
  assert.ok(largestDifference(same.hessian(theta), network.hessian(theta)) < 1e-15);
});

test("the value is the sum over the classes that are left", () => {
  const { labels, size } = train;
  const z = network.logits(theta);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    let total = 1;
    for (const other of [0, 1, 2]) {
      const gone = third.some((pair) => pair.row === i && pair.other === other);
      if (other !== labels[i] && !gone) total += Math.exp(z[3 * i + other] - z[3 * i + labels[i]]);
    }
    sum += Math.log(total) / size;
  }
  const reduced = reducedNetwork(network, third);
  assert.ok(Math.abs(reduced.value(theta) - sum) < 1e-14);
  assert.ok(reduced.value(theta) < network.value(theta));
});

test("gradient and Hessian are derivatives of the value", () => {
  const reduced = reducedNetwork(network, third);
  const value = (at: Float64Array): number[] => [reduced.value(at)];
  const gradient = centralDifferences(value, theta, 0.01);
  assert.ok(largestDifference(gradient, reduced.gradient(theta)) < 1e-12);
  const hessian = centralDifferences(reduced.gradient, theta, 0.01);
  assert.ok(largestDifference(hessian, reduced.hessian(theta)) < 1e-12);
  const target = new Float64Array(15);
  reduced.gradientInto(theta, target);
  assert.equal(largestDifference(target, reduced.gradient(theta)), 0);
});

test("with every pair dropped nothing is left", () => {
  const empty = reducedNetwork(network, classPairs(train));
  assert.equal(empty.value(theta.map((x) => 1e4 * x)), 0);
  assert.ok(empty.gradient(theta).every((x) => x === 0));
});
