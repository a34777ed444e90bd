import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../data/published-split.js";
import { softmaxNetwork } from "../network/softmax.js";
import { gaugePatterns } from "./gauge-patterns.js";
import { minimizeOnSupport } from "./minimize-on-support.js";

const { train } = await publishedSplit(273);

test("five choices for each of five inputs, but for the empty support", () => {
  const patterns = gaugePatterns(train);
  assert.equal(patterns.length, 5 ** 5 - 1);
  assert.equal(new Set(patterns.map((support) => support.join())).size, patterns.length);
  assert.ok(patterns.every((support) => support.every((a, i) => i === 0 || support[i - 1] < a)));
  assert.equal(Math.max(...patterns.map(({ length }) => length)), 10);
});

test("two classes: one entry of a group is as good as the other and as both", () => {
  const patterns = gaugePatterns({ featureNames: ["x"], classNames: ["a", "b"] });
  assert.deepEqual(patterns, [[2], [0], [0, 2]]); // prettier-ignore
});

test("the supports of one pattern have one minimum", () => {
  const network = softmaxNetwork(train);
  const value = (support: number[]): number => minimizeOnSupport(network, support).value;
  for (const equal of [
    [0, 8],
    [4, 8],
    [0, 4, 8],
  ])
    // prettier-ignore
    assert.ok(Math.abs(value([...equal, 7, 13]) - value([0, 4, 7, 13])) < 1e-14);
});
