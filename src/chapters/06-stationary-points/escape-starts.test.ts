import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { centralDifferences } from "../../numerics/differences.js";
import { dot } from "../../numerics/linear.js";
import { escapeStarts, modelGradient } from "./escape-starts.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const stepSize = 1 / denseSmoothness(network).upper;
const S = [7, 8, 9, 12];
const { theta } = minimizeOnSupport(network, S);

test("the gradient of the model agrees with differences of it, on the support", () => {
  const gradient = network.gradient(theta);
  const y = hardThreshold(
    theta.map((x, a) => x - stepSize * gradient[a]!),
    4,
  );
  const model = (t: Float64Array): number[] => {
    const point = new Float64Array(15);
    S.forEach((a, i) => (point[a] = t[i]!));
    const move = y.map((entry, a) => entry - point[a]!);
    const { value, gradient } = network.valueAndGradient(point);
    return [value + dot(gradient, move) + dot(move, move) / (2 * stepSize)];
  };
  const expected = centralDifferences(
    model,
    Float64Array.from(S, (a) => theta[a]!),
    1e-3,
  );
  const found = modelGradient(network, theta, { sparsity: 4, stepSize });
  S.forEach((a, i) => assert.ok(Math.abs(found[a]! - expected[i]!) < 1e-10));
  assert.ok(found.every((x, a) => S.includes(a) || x === 0));
});

test("one start for each distance goes where the model grows fastest, the others are drawn", () => {
  const distances = [1e-4, 1e-3];
  const starts = escapeStarts(network, [theta], { stepSize, distances, directions: 3, seed: 1 });
  assert.deepEqual(
    starts.map(({ distance }) => distance),
    [1e-4, 1e-4, 1e-4, 1e-4, 1e-3, 1e-3, 1e-3, 1e-3],
  );
  assert.ok(starts.slice(0, 4).every(({ inside }) => inside));
  assert.equal(starts[4]!.inside, false);
});

test("distances and directions are positive", () => {
  const options = { stepSize, distances: [0], directions: 1, seed: 1 };
  assert.throws(() => escapeStarts(network, [theta], options), {
    message: "escapeStarts requires distance to be a finite number greater than 0, got 0",
  });
  assert.throws(() => escapeStarts(network, [theta], { ...options, directions: 0 }), {
    message: /^escapeStarts requires directions to be an integer of at least 1, got 0/,
  });
});
