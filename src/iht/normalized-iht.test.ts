import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../data/published-split.js";
import { initialWeights } from "../network/initial-weights.js";
import { softmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { largestDifference } from "../numerics/differences.js";
import { leastSquares, quadraticProblem } from "./fixtures/quadratics.js";
import { hardThreshold } from "./hard-threshold.js";
import { iht } from "./iht.js";
import { normalizedIht } from "./normalized-iht.js";

/** The algorithm of the source for ‖y − Φx‖², from zero, with c = 0.01 and halving. */
function* source(Phi: number[][], y: number[], s: number): Generator<Float64Array> {
  const P = Phi[0].length;
  const times = (x: Float64Array): number[] =>
    Phi.map((row) => row.reduce((sum, entry, a) => sum + entry * x[a], 0));
  const squares = (list: ArrayLike<number>): number =>
    Array.from(list).reduce((sum, x) => sum + x * x, 0);
  const gradient = (x: Float64Array): Float64Array => {
    const residual = times(x).map((z, i) => y[i] - z);
    return Float64Array.from({ length: P }, (_, a) =>
      Phi.reduce((sum, row, i) => sum + row[a] * residual[i], 0),
    );
  };
  let x = new Float64Array(P);
  let Gamma = supportOf(hardThreshold(gradient(x), s));
  for (;;) {
    yield x;
    const g = gradient(x);
    const onSupport = g.map((entry, a) => (Gamma.includes(a) ? entry : 0));
    let mu = squares(onSupport) / squares(times(onSupport));
    let next: Float64Array;
    for (;;) {
      next = hardThreshold(
        x.map((entry, a) => entry + mu * g[a]),
        s,
      );
      if (supportOf(next).join() === Gamma.join()) break;
      const step = next.map((entry, a) => entry - x[a]);
      if (mu <= (0.99 * squares(step)) / squares(times(step))) break;
      mu /= 2;
    }
    x = Float64Array.from(next);
    Gamma = supportOf(x);
  }
}

/** Where a value stands still to the last digit, the point is known to half of the digits. */
const HALF_OF_THE_DIGITS = 1e-6;

test("on least squares it is the algorithm of the source", () => {
  for (let seed = 1; seed <= 12; seed++) {
    const { objective, Phi, y } = leastSquares(seed, 12, 8);
    const theirs = source(Phi, y, 3);
    const changes = new Set<string>();
    for (const { k, theta, support } of normalizedIht(objective, {
      sparsity: 3,
      start: new Float64Array(8),
    })) {
      assert.ok(
        largestDifference(theta, theirs.next().value) < HALF_OF_THE_DIGITS,
        `seed ${seed}, k ${k}`,
      );
      changes.add(support.join());
      if (k === 15) break;
    }
    if (seed === 1) assert.ok(changes.size > 1);
  }
});

test("with A = I its step is 1 as long as the support stays, as is that of IHT", () => {
  const identity = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  const { objective } = quadraticProblem(identity, Float64Array.of(3, -2, 1));
  const start = Float64Array.of(1, 1, 0);
  const plain = iht(objective, { sparsity: 2, start, stepSize: 1 });
  for (const { k, theta } of normalizedIht(objective, { sparsity: 2, start })) {
    assert.deepEqual(theta, plain.next().value.theta);
    if (k === 4) break;
  }
});

test("on IRIS no value rises, and it gets lower than IHT in as many steps", async () => {
  const network = softmaxNetwork((await publishedSplit(273)).train);
  for (const sparsity of [2, 5, 9, 15]) {
    const start = hardThreshold(initialWeights(435), sparsity);
    let before = Infinity;
    for (const { k, value } of normalizedIht(network, { sparsity, start })) {
      assert.ok(value <= before, `s ${sparsity}, k ${k}`);
      before = value;
      if (k === 200) break;
    }
    for (const { k, value } of iht(network, { sparsity, start, stepSize: 0.1 })) {
      if (k < 200) continue;
      assert.ok(before < value, `s ${sparsity}`);
      break;
    }
  }
});

test("a point whose gradient vanishes on its support stays", () => {
  const { objective } = quadraticProblem(Float64Array.of(1, 0, 0, 1), Float64Array.of(1, 5));
  const steps = normalizedIht(objective, { sparsity: 1, start: Float64Array.of(1, 0) });
  for (let k = 0; k < 3; k++) assert.deepEqual(steps.next().value.theta, Float64Array.of(1, 0));
});

test("with a block of the Hessian it is bit for bit what it is with all of it", async () => {
  const { train } = await publishedSplit(273);
  const network = softmaxNetwork(train);
  const { value, gradient, valueAndGradient, hessian, dimension } = network;
  const whole = { value, gradient, valueAndGradient, hessian, dimension };
  for (const sparsity of [1, 4, 9]) {
    const options = { sparsity, start: hardThreshold(initialWeights(sparsity), sparsity) };
    const [parts, all] = [normalizedIht(network, options), normalizedIht(whole, options)];
    for (let k = 0; k < 60; k++) assert.deepEqual(parts.next().value.theta, all.next().value.theta);
  }
});
