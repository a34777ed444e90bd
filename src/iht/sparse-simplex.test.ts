import assert from "node:assert/strict";
import { test } from "node:test";
import { isCoordinatewiseMinimum } from "../chapters/06-stationary-points/index.js";
import { publishedSplit } from "../data/published-split.js";
import { initialWeights } from "../network/initial-weights.js";
import { softmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { largestDifference } from "../numerics/differences.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import { coordinateMinimum } from "./coordinate-minimum.js";
import { diagonal, leastSquares } from "./fixtures/quadratics.js";
import { hardThreshold } from "./hard-threshold.js";
import { record } from "./record.js";
import { sparseSimplex } from "./sparse-simplex.js";
import { unchanged } from "./stopping.js";

const network = softmaxNetwork((await publishedSplit(273)).train);

test("along a line the slope at the end is zero, and no value on a fine grid is lower", () => {
  const normal = normalNumbers(mersenneTwister(3));
  for (let n = 0; n < 60; n++) {
    const x = Float64Array.from({ length: 15 }, normal);
    const j = n % 15;
    const { theta, value } = coordinateMinimum(network, x, j);
    assert.equal(value, network.value(theta));
    assert.ok(theta.every((entry, a) => a === j || entry === x[a]));
    assert.ok(Math.abs(network.gradient(theta)[j]) < 1e-10);
    for (let t = -8; t <= 8; t += 0.25) assert.ok(value <= network.value(x.with(j, theta[j] + t)));
  }
});

test("where f falls for ever along the line the term with λ = 10⁻⁸ holds the entry", () => {
  const labels = Uint8Array.of(0, 0, 1, 1);
  const features = Float64Array.of(-2, -1, 1, 2);
  const names = { featureNames: ["x"], classNames: ["a", "b"] };
  const separable = softmaxNetwork({ features, labels, size: 4, ...names });
  const { theta } = coordinateMinimum(separable, new Float64Array(4), 1);
  assert.ok(theta[1] > 10 && theta[1] < 30);
  assert.ok(Math.abs(separable.gradient(theta)[1] + 1e-8 * theta[1]) < 1e-12);
});

test("from zero, by hand: the entry that gains most comes, then the next", () => {
  // With A diagonal entry j gains h_j c_j²/2: 4.5, 4, 0.5, and nothing interacts.
  const { objective } = diagonal([1, 2, 4], [3, 2, -0.5]);
  for (const choice of ["greedy", "partial"] as const) {
    const options = { sparsity: 2, start: new Float64Array(3), choice };
    const run = record(sparseSimplex(objective, options), { maxIterations: 9, until: unchanged() });
    const thetas = run.iterates.map(({ theta }) => Array.from(theta, (x) => Math.round(1e9 * x) / 1e9)); // prettier-ignore
    assert.deepEqual(thetas, [[0, 0, 0], [3, 0, 0], [3, 2, 0], [3, 2, 0]]); // prettier-ignore
  }
});

test("each step is the best of those that the method allows, on quadratics in closed form", () => {
  for (let seed = 1; seed <= 12; seed++) {
    const { objective, A, c } = leastSquares(seed, 12, 6);
    const along = (x: Float64Array, j: number): Float64Array => {
      const rest = c.reduce((sum, cl, l) => (l === j ? sum : sum + A[6 * j + l] * (x[l] - cl)), 0);
      return x.with(j, c[j] - rest / A[7 * j]);
    };
    for (const choice of ["greedy", "partial"] as const) {
      const steps = sparseSimplex(objective, { sparsity: 2, start: new Float64Array(6), choice });
      let now = steps.next().value;
      for (let k = 0; k < 12; k++) {
        const { theta, gradient } = now;
        const S = supportOf(theta);
        const all = [0, 1, 2, 3, 4, 5];
        const outside = all.filter((j) => !S.includes(j));
        const least = [...S].sort((a, b) => Math.abs(theta[a]) - Math.abs(theta[b]))[0];
        const steepest = outside.sort((a, b) => Math.abs(gradient[b]) - Math.abs(gradient[a]))[0];
        const candidates =
          S.length < 2
            ? all.map((j) => along(theta, j))
            : choice === "greedy"
              ? S.flatMap((i) => all.map((j) => along(theta.with(i, 0), j)))
              : [...S.map((i) => along(theta, i)), along(theta.with(least, 0), steepest)];
        const best = candidates.reduce((one, other) =>
          objective.value(other) < objective.value(one) ? other : one,
        );
        const next = steps.next().value;
        if (objective.value(best) < now.value - 1e-12)
          assert.ok(largestDifference(next.theta, best) < 1e-7, `${choice}, seed ${seed}, k ${k}`);
        else assert.ok(next.value <= now.value);
        now = next;
      }
    }
  }
});

test("on IRIS the greedy method ends at coordinate-wise minima; no value rises", () => {
  for (const sparsity of [1, 2, 3]) {
    const start = hardThreshold(initialWeights(435), sparsity);
    const options = { sparsity, start, choice: "greedy" } as const;
    const run = record(sparseSimplex(network, options), { maxIterations: 400, until: unchanged() });
    run.iterates.forEach(({ value }, k) => {
      assert.ok(k === 0 || value <= run.iterates[k - 1].value);
    });
    assert.ok(isCoordinatewiseMinimum(network, run.last.theta, sparsity, 1e-7), `s ${sparsity}`);
  }
});
