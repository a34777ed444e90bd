import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../data/published-split.js";
import { supportOfMask } from "../network/support.js";
import { softmaxNetwork } from "../network/softmax.js";
import { minimizeOnSupport } from "./minimize-on-support.js";
import { models } from "./models.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);

test("five choices for each of five inputs, but for the empty support", () => {
  const { masks, modelOf } = models(network);
  assert.equal(masks().length, 5 ** 5 - 1);
  assert.equal(Math.max(...masks().map((mask) => supportOfMask(mask).length)), 10);
  const all = new Set(Array.from({ length: 2 ** 15 - 1 }, (_, i) => modelOf(i + 1)));
  assert.deepEqual(
    masks(),
    [...all].sort((one, other) => one - other),
  );
});

test("two classes: one entry of a group is as good as the other and as both", () => {
  const dataset = {
    features: Float64Array.of(0, 1),
    labels: Uint8Array.of(0, 1),
    size: 2,
    featureNames: ["x"],
    classNames: ["a", "b"],
  };
  const { masks, modelOf } = models({ dataset, ridge: 0 });
  assert.deepEqual(masks(), [0b0001, 0b0100, 0b0101]);
  assert.equal(modelOf(0b1110), 0b0101);
  assert.equal(models({ dataset, ridge: 1 }).masks().length, 15);
});

test("the supports of one model have one minimum", () => {
  const value = (support: number[]): number => minimizeOnSupport(network, support).value;
  for (const equal of [
    [0, 8],
    [4, 8],
    [0, 4, 8],
  ])
    // prettier-ignore
    assert.ok(Math.abs(value([...equal, 7, 13]) - value([0, 4, 7, 13])) < 1e-14);
});
