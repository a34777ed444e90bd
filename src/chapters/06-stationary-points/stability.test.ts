import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../../data/dataset.js";
import { publishedSplit } from "../../data/published-split.js";
import { hardThresholdSet } from "../../iht/hard-threshold.js";
import { supportOfMask } from "../../network/support.js";
import { quadratic } from "../../network/quadratic.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { largestDifference } from "../../numerics/differences.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { isCoordinatewiseMinimum } from "./stability-coordinates.js";
import { stabilityDecisions } from "./stability-decisions.js";
import { nextValueBound } from "./stability-escape.js";
import { stabilityMargin } from "./stability-margin.js";
import { isBasicFeasible, isHtStable, isSwapOptimal } from "./stability-predicates.js";
import { htStability } from "./stability.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);

test("HT-stable is what the set of projections says, at steps on both sides of the margin", () => {
  for (const mask of [1, 3, 36, 1096, 9224, 17992, 2 ** 13 + 2 ** 7 + 8]) {
    const support = supportOfMask(mask);
    const { theta } = minimizeOnSupport(network, support);
    const sparsity = support.length;
    const { margin } = htStability(network, theta, { sparsity, stepSize: 1 });
    assert.ok(margin[0] > 0 && margin[1] - margin[0] < 1e-9 * margin[1]);
    const gradient = network.gradient(theta);
    for (const a of support) gradient[a] = 0;
    for (const factor of [0.5, 0.999, 1.001, 2]) {
      const stepSize = factor * margin[0];
      const { kind, strict } = htStability(network, theta, { sparsity, stepSize });
      const v = theta.map((x, a) => x - stepSize * gradient[a]);
      const projections = hardThresholdSet(v, sparsity);
      const rests = projections.some((z) => largestDifference(z, theta) === 0);
      assert.equal(kind, rests ? "stable" : "unstable");
      assert.equal(strict, rests && projections.length === 1);
      assert.equal(isHtStable(network, theta, { sparsity, stepSize }, { tolerance: 1e-12 }), rests);
    }
  }
});

test("a point with room for another entry is stationary only where the whole gradient vanishes", () => {
  const { theta } = minimizeOnSupport(network, [2, 7]);
  const step = { sparsity: 3, stepSize: 1e-6 };
  assert.equal(htStability(network, theta, step).kind, "not-stationary");
  assert.equal(htStability(network, new Float64Array(15), step).kind, "not-stationary");
  assert.ok(!isBasicFeasible(network, theta, 3, 1e-9) && isBasicFeasible(network, theta, 2, 1e-9));
});

test("a point that is not stationary, and one that only looks so", () => {
  const step = { sparsity: 2, stepSize: 0.1 };
  const far = new Float64Array(15).with(2, 3).with(7, 3);
  assert.equal(htStability(network, far, step).kind, "not-stationary");
  const runaway = minimizeOnSupport(network, supportOfMask(2 ** 15 - 1));
  assert.ok(runaway.gradient.every((g) => Math.abs(g) < 1e-6));
  const verdict = htStability(network, runaway.theta, { sparsity: 15, stepSize: 0.1 });
  assert.notEqual(verdict.kind, "stable");
});

test("a ridge network at s = P rests for every step", () => {
  const ridged = softmaxNetwork(train, { ridge: 0.01 });
  const { theta } = minimizeOnSupport(ridged, supportOfMask(2 ** 15 - 1));
  const verdict = htStability(ridged, theta, { sparsity: 15, stepSize: 1e6 });
  assert.deepEqual([verdict.kind, verdict.strict, verdict.margin[0]], ["stable", true, Infinity]);
});

test("bounds that straddle the step leave it undecided", () => {
  const support = [2, 7];
  const { theta, ball } = minimizeOnSupport(network, support);
  const { margin } = stabilityMargin(theta, support, ball!);
  const step = { sparsity: 2, stepSize: (margin.lower + margin.upper) / 2 };
  assert.equal(htStability(network, theta, step).kind, "undecided");
  const wide = { ...ball!, radius: 1 };
  const known = { support, theta, radius: 1, ...stabilityMargin(theta, support, wide) };
  const { flat, zeroEntry, stable } = stabilityDecisions(network, known, margin.lower);
  assert.deepEqual([flat, zeroEntry, stable], [false, "no", "undecided"]);
});

/** A positive definite quadratic of four variables; its minimum on a support is a linear system. */
function drawnQuadratic(seed: number) {
  const normal = normalNumbers(mersenneTwister(seed));
  const B = Float64Array.from({ length: 16 }, normal);
  const A = new Float64Array(16);
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 4; j++)
      for (let k = 0; k < 4; k++)
        A[4 * i + j] += B[4 * i + k] * B[4 * j + k] + (i === j ? 0.05 : 0);
  const objective = quadratic(A, Float64Array.from({ length: 4 }, normal));
  const minimum = (mask: number): Float64Array => {
    let theta = new Float64Array(4);
    const top = A[0] + A[5] + A[10] + A[15];
    for (let k = 0; k < 20000; k++) {
      const g = objective.gradient(theta);
      theta = theta.map((x, a) => ((mask >> a) & 1 ? x - g[a] / top : 0));
    }
    return theta;
  };
  let blocks = 0;
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < i; j++) {
      const [p, q, r] = [A[5 * i], A[4 * i + j], A[5 * j]];
      blocks = Math.max(blocks, (p + r) / 2 + Math.sqrt(((p - r) / 2) ** 2 + q * q));
    }
  return { objective, minimum, blocks };
}

test("the implications hold on drawn quadratics, and none of them the other way", () => {
  const chain = [0, 0, 0, 0, 0];
  for (let seed = 1; seed <= 25; seed++) {
    const { objective, minimum, blocks } = drawnQuadratic(seed);
    const minima = Array.from({ length: 16 }, (_, mask) => minimum(mask));
    const infimum = (mask: number): number => objective.value(minima[mask]);
    const pairs = [3, 5, 6, 9, 10, 12];
    const least = Math.min(...pairs.map(infimum));
    for (const mask of pairs) {
      const theta = minima[mask];
      const step = { sparsity: 2, stepSize: 1 / blocks };
      const holds = [
        infimum(mask) === least,
        isSwapOptimal(mask, 4, infimum, 1e-9),
        isCoordinatewiseMinimum(objective, theta, 2, 1e-9),
        isHtStable(objective, theta, step, { tolerance: 1e-6 }),
        isBasicFeasible(objective, theta, 2, 1e-6),
      ];
      for (let i = 0; i < 4; i++) assert.ok(!holds[i] || holds[i + 1], `seed ${seed} ${holds}`);
      holds.forEach((hold, i) => (chain[i] += hold ? 1 : 0));
      if (!holds[3]) continue;
      const shorter = { ...step, stepSize: 0.1 * step.stepSize };
      assert.ok(isHtStable(objective, theta, shorter, { tolerance: 1e-6 }));
    }
  }
  for (let i = 0; i < 4; i++) assert.ok(chain[i] < chain[i + 1], chain.join());
});

test("a coordinate-wise minimum is one on a grid of exchanges", () => {
  const verdicts = new Set<boolean>();
  for (let seed = 1; seed <= 12; seed++) {
    const { objective, minimum } = drawnQuadratic(seed);
    for (const mask of [3, 5, 6, 9, 10, 12]) {
      const theta = minimum(mask);
      const value = objective.value(theta);
      let least = Infinity;
      for (const i of supportOfMask(mask))
        for (let j = 0; j < 4; j++)
          for (let t = -6; t <= 6; t += 0.003)
            least = Math.min(
              least,
              objective.value(theta.with(i, 0).with(j, (j === i ? 0 : theta[j]) + t)),
            );
      const verdict = isCoordinatewiseMinimum(objective, theta, 2, 1e-4);
      if (Math.abs(least - value) > 2e-4) assert.equal(verdict, least > value);
      verdicts.add(verdict);
    }
  }
  assert.equal(verdicts.size, 2);
});

test("an exchange along which the function falls for ever is compared by its infimum", () => {
  const dataset: Dataset = {
    features: Float64Array.of(1, 2, 3, -1, -2, 0.5),
    labels: Uint8Array.of(0, 0, 0, 1, 1, 1),
    size: 6,
    featureNames: ["x"],
    classNames: ["a", "b"],
  };
  const small = softmaxNetwork(dataset);
  const { theta } = minimizeOnSupport(small, [2]);
  assert.ok(!isCoordinatewiseMinimum(small, theta, 1, 1e-9));
});

test("the bound of the next value holds on drawn points and drops below a point that is not stable", () => {
  const normal = normalNumbers(mersenneTwister(9));
  const stepSize = 0.69;
  for (let trial = 0; trial < 200; trial++) {
    const sparsity = 1 + (trial % 15);
    const theta = hardThresholdSet(Float64Array.from({ length: 15 }, normal), sparsity)[0];
    const gradient = network.gradient(theta);
    const v = theta.map((x, a) => x - stepSize * gradient[a]);
    const bound = nextValueBound(network, theta, { sparsity, stepSize });
    for (const next of hardThresholdSet(v, sparsity))
      assert.ok(network.value(next) <= bound + 1e-15);
  }
  const { theta, value } = minimizeOnSupport(network, [12]);
  const { margin } = htStability(network, theta, { sparsity: 1, stepSize });
  const drop = (factor: number): number =>
    value - nextValueBound(network, theta, { sparsity: 1, stepSize: factor * margin[1] });
  assert.ok(drop(2) > 1e-3);
  assert.ok(Math.abs(drop(0.5)) < 1e-15);
});
