import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { besideRun } from "./beside-stationary.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { frozenSupportCeiling } from "./frozen-support.js";
import { contraction, returnRadius } from "./return-ball.js";
import { stabilityMargin } from "./stability-margin.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const stepSize = 0.69;

test("a start inside the radius keeps its support; far outside of it one is lost", () => {
  const support = [2, 7];
  const { theta, ball } = minimizeOnSupport(network, support);
  const radius = returnRadius(stabilityMargin(theta, support, ball!), stepSize);
  assert.ok(radius > 0.1);
  const smallest = Math.abs(theta[2]) < Math.abs(theta[7]) ? 2 : 7;
  const towardsZero = (share: number): Float64Array =>
    theta.with(smallest, theta[smallest] - share * Math.sign(theta[smallest]) * radius);
  assert.ok(besideRun(network, theta, towardsZero(0.999), stepSize, 200).keepsSupport);
  const far = hardThreshold(towardsZero(1.5).with(7, 40), 2);
  assert.ok(!besideRun(network, theta, far, stepSize, 200).keepsSupport);
});

test("along the slowest direction the distance shrinks by the rate", () => {
  for (const support of [[2], [2, 7], [3, 10, 13]]) {
    const { theta } = minimizeOnSupport(network, support);
    const { rate, slowest } = contraction(network, theta, support, stepSize);
    const start = theta.map((x, a) => x + 1e-4 * slowest[a]);
    const { away } = besideRun(network, theta, start, stepSize, 20);
    const measured = (away[20] / away[0]) ** (1 / 20);
    assert.ok(Math.abs(Math.log(measured) / Math.log(rate) - 1) < 0.01, support.join());
  }
});

test("the ceiling of a support that is final: by hand, and at the least value itself", () => {
  // Δ = 0.02, 1/γ − L = 1, so δ = 0.2; √(2·1·0.02) δ = 0.04 and ½δ² = 0.02.
  const ceiling = frozenSupportCeiling(0.52, 0.5, { stepSize: 0.5, smoothness: 1 });
  assert.ok(Math.abs(ceiling - 0.58) < 1e-15);
  assert.equal(frozenSupportCeiling(0.5, 0.5, { stepSize: 0.5, smoothness: 1 }), 0.5);
});
