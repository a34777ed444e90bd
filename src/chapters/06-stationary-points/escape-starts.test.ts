import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { centralDifferences } from "../../numerics/differences.js";
import { boundGradient, escapeStarts } from "./escape-starts.js";
import { nextValueBound } from "./stability-escape.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const stepSize = 1 / denseSmoothness(network).upper;
const S = [7, 8, 9, 12];
const { theta } = minimizeOnSupport(network, S);

test("the gradient of the bound agrees with differences of it, on the support", () => {
  const step = { sparsity: 4, stepSize };
  const onSupport = (t: Float64Array) => {
    const point = new Float64Array(15);
    S.forEach((a, i) => (point[a] = t[i]!));
    return [nextValueBound(network, point, step)];
  };
  const expected = centralDifferences(
    onSupport,
    Float64Array.from(S, (a) => theta[a]!),
    1e-4,
  );
  const found = boundGradient(network, theta, step);
  S.forEach((a, i) => assert.ok(Math.abs(found[a]! - expected[i]!) < 1e-7));
  assert.ok(found.every((x, a) => S.includes(a) || x === 0));
});

test("one start for each distance goes where the bound grows fastest, the others are drawn", () => {
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
