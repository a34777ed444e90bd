import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../data/dataset.js";
import { thresholdInPlace } from "../iht/hard-threshold.js";
import { mersenneTwister, normalNumbers, uniformNumbers } from "../numerics/random.js";
import { softmaxTwin } from "./fixtures/softmax-twin.js";
import { blockOf, BUDGET, kernel } from "./kernel-memory.js";
import { type DroppedPair, softmaxKernel } from "./softmax-kernel.js";
import { softmaxNetwork } from "./softmax.js";

/** Two implementations may differ by so much of the sum of the magnitudes of the terms: 4 ulp. */
const FOUR_ULP = 4 * Number.EPSILON;

/** N, d, K: one row and two, odd and even, one feature and many, several slices, every way to tile. */
const SHAPES = [
  [1, 1, 2],
  [2, 3, 3],
  [7, 1, 2],
  [12, 2, 4],
  [13, 5, 5],
  [31, 8, 6],
  [119, 4, 3],
  [150, 4, 3],
  [178, 13, 3],
  [40, 130, 3],
  [9, 121, 4],
  [120, 31, 10],
  [2001, 4, 3],
] as const;

/** A random network: rows, parameters whose logits are about `scale`, and some pairs to drop. */
function made(N: number, d: number, K: number, scale: number, seed: number) {
  const draw = mersenneTwister(seed);
  const normal = normalNumbers(draw);
  const uniform = uniformNumbers(draw);
  const dataset: Dataset = {
    features: Float64Array.from({ length: N * d }, normal),
    labels: Uint8Array.from({ length: N }, () => Math.floor(K * uniform())),
    size: N,
    featureNames: Array.from({ length: d }, (_, j) => `x${j}`),
    classNames: Array.from({ length: K }, (_, k) => `class ${k}`),
  };
  const theta = Float64Array.from({ length: (d + 1) * K }, () =>
    uniform() < 0.4 ? 0 : (scale * normal()) / Math.sqrt(d + 1),
  );
  const dropped: DroppedPair[] = [];
  for (let row = 0; row < N; row++)
    for (let other = 0; other < K; other++)
      if (other !== dataset.labels[row] && uniform() < 0.2) dropped.push({ row, other });
  return { dataset, theta, dropped, ridge: uniform() };
}

/** All that the kernel computes at θ. */
function computed(
  dataset: Dataset,
  theta: Float64Array,
  ridge: number,
  dropped: readonly DroppedPair[],
) {
  const network = softmaxKernel(dataset, ridge, dropped);
  const gradient = new Float64Array(theta.length);
  const beside = new Float64Array(theta.length);
  network.gradient(theta, gradient);
  const loss = network.lossAndGradient(theta, beside);
  assert.deepEqual(beside, gradient);
  assert.equal(network.loss(theta), loss);
  return { loss, gradient, hessian: network.hessian(theta) };
}

/** Are all entries equal, or not numbers on both sides, or apart by the share of their magnitude? */
function assertNear(
  ours: ArrayLike<number>,
  theirs: ArrayLike<number>,
  magnitude: ArrayLike<number>,
  share: number,
): void {
  assert.equal(ours.length, theirs.length);
  for (let a = 0; a < ours.length; a++) {
    if (Number.isNaN(ours[a]) && Number.isNaN(theirs[a])) continue;
    const apart = Math.abs(ours[a] - theirs[a]);
    assert.ok(apart <= share * magnitude[a], `${ours[a]}, ${theirs[a]} at entry ${a}`);
  }
}

for (const [N, d, K] of SHAPES)
  test(`the kernel and its twin: ${N} rows, ${d} features, ${K} classes`, () => {
    [1, 30, 1000, 10_000].forEach((scale, seed) => {
      const { dataset, theta, dropped, ridge } = made(N, d, K, scale, seed + 10 * N + d);
      for (const options of [{ ridge }, { dropped }, {}]) {
        const ours = computed(dataset, theta, options.ridge ?? 0, options.dropped ?? []);
        const twin = softmaxTwin(dataset, theta, options);
        assertNear(ours.gradient, twin.gradient, twin.gradientMagnitude, 0);
        assertNear(ours.hessian, twin.hessian, twin.hessianMagnitude, 0);
        assertNear([ours.loss], [twin.loss], [twin.lossMagnitude], FOUR_ULP);
        assert.ok(Number.isFinite(ours.loss));

        const functions = { exp: Math.exp, log1p: Math.log1p };
        const other = softmaxTwin(dataset, theta, { ...options, functions });
        assertNear(ours.gradient, other.gradient, other.gradientMagnitude, FOUR_ULP);
        assertNear(ours.hessian, other.hessian, other.hessianMagnitude, FOUR_ULP);
        assertNear([ours.loss], [other.loss], [other.lossMagnitude], FOUR_ULP);
      }
    });
  });

test("logits are the twin's bit for bit", () => {
  const { dataset, theta } = made(31, 8, 6, 30, 5);
  assert.deepEqual(softmaxNetwork(dataset).logits(theta), softmaxTwin(dataset, theta).logits);
});

test("a subnormal probability keeps the digits that it has", () => {
  const one = {
    features: Float64Array.of(1),
    labels: Uint8Array.of(0),
    size: 1,
    featureNames: ["x"],
    classNames: ["a", "b"],
  };
  for (const z of [-709.5, -720, -744, -745.1, -745.2, -746, -800]) {
    const { gradient } = computed(one, Float64Array.of(0, z, 0, 0), 0, []);
    assert.ok(Math.abs(gradient[1] - Math.exp(z)) <= Number.MIN_VALUE, `${gradient[1]} at ${z}`);
    assert.equal(gradient[1] > 0, z > -745.14);
  }
});

test("a NaN in any entry makes a value, and what depends on it, NaN", () => {
  for (const [N, d, K] of [
    [119, 4, 3],
    [31, 8, 6],
  ] as const) {
    const { dataset, theta } = made(N, d, K, 3, 1);
    for (let a = 0; a < theta.length; a++)
      for (const bad of [NaN, Infinity, -Infinity]) {
        const there = theta.map((x, b) => (b === a ? bad : x));
        const ours = computed(dataset, there, 0, []);
        assert.ok(Number.isNaN(ours.loss) || ours.loss === Infinity);
        if (!Number.isNaN(bad)) continue;
        assert.ok(ours.gradient.every(Number.isNaN));
        assert.ok(ours.hessian.some(Number.isNaN));
      }
  }
});

test("steps are those of a loop over the gradient, bit for bit; ties go to the lowest index", () => {
  for (const [N, d, K] of SHAPES.slice(0, 10)) {
    const { dataset, ridge } = made(N, d, K, 1, N);
    const doubled = { ...dataset, features: dataset.features.map(Math.sign) }; // many ties
    for (const rows of [dataset, doubled])
      for (const s of [1, 2, K, d + 1, (d + 1) * K]) {
        const P = (d + 1) * K;
        const network = softmaxKernel(rows, ridge);
        const [theta, gradient, kept] = [0, 1, 2].map(() => new Float64Array(P));
        network.gradient(theta, gradient);
        const [ours, oursGradient] = [theta.slice(), gradient.slice()];
        let changed = 0;
        for (let k = 1; k <= 40; k++) {
          const next = theta.map((x, a) => x - 0.7 * gradient[a]);
          thresholdInPlace(next, s, kept);
          if (next.some((x, a) => (x === 0) !== (theta[a] === 0))) changed = k;
          theta.set(next);
          network.gradient(theta, gradient);
        }
        assert.equal(network.steps(ours, oursGradient, s, 0.7, 40), changed);
        assert.deepEqual([ours, oursGradient], [theta, gradient]);
      }
  }
});

test("NaN is kept by steps as by the threshold", () => {
  const { dataset } = made(20, 3, 3, 1, 3);
  const network = softmaxKernel(dataset, 0);
  const theta = Float64Array.from({ length: 12 }, (_, a) => (a === 4 ? NaN : a));
  const gradient = new Float64Array(12);
  const expected = theta.slice();
  thresholdInPlace(expected, 3, new Float64Array(12));
  network.steps(theta, gradient, 3, 0.1, 1);
  assert.deepEqual(theta, expected);
});

test("50,000 networks in a row take a bounded memory, and one that lost its block computes the same", () => {
  const { dataset, theta } = made(119, 4, 3, 1, 8);
  const first = softmaxNetwork(dataset);
  const value = first.value(theta);
  for (let i = 0; i < 50_000; i++) assert.equal(softmaxNetwork(dataset).value(theta), value);
  assert.equal(first.value(theta), value);
  assert.ok(kernel().memory.buffer.byteLength <= 2 * BUDGET);
});

test("a network larger than the budget works, beside others", () => {
  const { dataset } = made(600, 2, 2, 1, 9);
  const large = made(70_000, 128, 2, 1, 10);
  const theta = new Float64Array(6);
  const small = softmaxNetwork(dataset);
  const before = small.gradient(theta);
  const big = softmaxNetwork(large.dataset);
  const value = big.value(large.theta);
  assert.deepEqual(small.gradient(theta), before);
  assert.equal(big.value(large.theta), value);
});

test("a block is written once as long as it is used", () => {
  let written = 0;
  const tenant = {
    write: (k: ReturnType<typeof kernel>) => {
      written++;
      return k.create(10, 2, 2, 0, false);
    },
  };
  const block = blockOf(tenant);
  blockOf({ write: (k) => k.create(10, 2, 2, 0, false) });
  assert.equal(blockOf(tenant), block);
  assert.equal(written, 1);
});
