import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { lossByClass } from "./loss-by-class.js";
import { softmaxNetwork } from "../../network/softmax.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);

test("the parts sum to the loss, and each is that of its rows alone", () => {
  const normal = normalNumbers(mersenneTwister(9));
  for (const scale of [0, 1, 20]) {
    const theta = Float64Array.from({ length: 15 }, () => scale * normal());
    const parts = lossByClass(network, theta);
    const total = parts.reduce((sum, part) => sum + part, 0);
    assert.ok(Math.abs(total - network.value(theta)) < 1e-13 * (1 + total));
    const z = network.logits(theta);
    const naive = [0, 0, 0];
    train.labels.forEach((y, i) => {
      const sum = [0, 1, 2].reduce((total, k) => total + Math.exp(z[3 * i + k] - z[3 * i + y]), 0);
      naive[y] += Math.log(sum) / train.size;
    });
    parts.forEach((part, k) => assert.ok(Math.abs(part - naive[k]) < 1e-13 * (1 + total)));
  }
});

test("rows that are told apart by a logit of 100 cost e^−100 and not zero", () => {
  const theta = new Float64Array(15);
  theta[12] = 100;
  const share = train.labels.filter((label) => label === 0).length / train.size;
  const [first] = lossByClass(network, theta);
  assert.ok(Math.abs(first / (2 * Math.exp(-100) * share) - 1) < 1e-12);
});
