import assert from "node:assert/strict";
import { test } from "node:test";
import { loadIris } from "../../data/iris.js";
import { publishedSplit } from "../../data/published-split.js";
import { standardize } from "../../data/standardize.js";
import { fixture } from "../../tools/fixture.js";
import { supportOf } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { dot, multiply, submatrix } from "../../numerics/linear.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { symmetricEigen } from "../../numerics/symmetric-eigen.js";
import { climbCurvature } from "./curvature-climb.js";
import { hessianError } from "./hessian-error.js";
import { restrictedSmoothness } from "./restricted-smoothness.js";
import { smoothnessUpperBound } from "./smoothness-bound.js";

const { train } = await publishedSplit(273);
const iris = await loadIris();
const networks = {
  publishedSplit: softmaxNetwork(train),
  allRows: softmaxNetwork(standardize(iris).apply(iris)),
};
const { publishedSplit: network } = networks;
const expected = fixture<{
  upperEnds: Record<keyof typeof networks, number[]>;
  curvatures: { theta: number[]; support: number[]; curvature: number }[];
}>("chapters/03-restricted-smoothness/smoothness");

test("the upper ends are those of NumPy, which looks at all supports, and lie above them", () => {
  for (const name of ["publishedSplit", "allRows"] as const)
    expected.upperEnds[name].forEach((end, i) => {
      const bound = smoothnessUpperBound(networks[name], i + 1);
      assert.ok(
        bound > end * (1 - 1e-12) && bound < end * (1 + 1e-11),
        `${i + 1}: ${bound} ${end}`,
      );
    });
});

test("every lower end is the curvature at the point that attains it, on at most m entries", async () => {
  for (const some of Object.values(networks)) {
    let last = 0;
    for (let m = 1; m <= 15; m++) {
      const { lower, upper, attainedAt, support, direction } = await restrictedSmoothness(some, m);
      assert.ok(support.length <= m && lower <= upper && lower >= last);
      assert.ok(supportOf(attainedAt).every((a) => support.includes(a)));
      assert.ok(supportOf(direction).every((a) => support.includes(a)));
      const curvature = dot(direction, multiply(some.hessian(attainedAt), direction));
      assert.ok(Math.abs(curvature - lower) < 1e-8 && lower < curvature);
      last = lower;
      const gap = upper / lower;
      assert.ok(gap < (m <= 2 ? 1 + 1e-12 : m >= 9 ? 1 + 1e-11 : 1.33), `${m}: ${gap}`);
    }
  }
});

test("the closed forms: a quarter at one bias ln 2, a half at two biases far up", async () => {
  const one = await restrictedSmoothness(network, 1);
  assert.ok(Math.abs(one.lower - 0.25) < 1e-12 && Math.abs(one.upper - 0.25) < 1e-12);
  const two = await restrictedSmoothness(network, 2);
  assert.ok(Math.abs(two.lower - 0.5) < 1e-12 && Math.abs(two.upper - 0.5) < 1e-12);
});

test("the same result for the same seed; ridge is added to both ends", async () => {
  const again = softmaxNetwork(train);
  assert.deepEqual(await restrictedSmoothness(again, 4), await restrictedSmoothness(network, 4));
  const ridged = softmaxNetwork(train, { ridge: 0.25 });
  for (const m of [1, 2, 3, 9]) {
    const [plain, more] = [
      await restrictedSmoothness(network, m),
      await restrictedSmoothness(ridged, m),
    ];
    assert.ok(Math.abs(more.lower - plain.lower - 0.25) < 1e-9);
    assert.ok(Math.abs(more.upper - plain.upper - 0.25) < 1e-14);
  }
});

test("the Hessian is NumPy's to within the error that is stated", () => {
  for (const { theta, support, curvature } of expected.curvatures) {
    const point = Float64Array.from(theta);
    const matrix = submatrix(network.hessian(point), 15, support);
    const top = symmetricEigen(matrix, support.length).values[support.length - 1];
    assert.ok(Math.abs(top - curvature) <= 2 * hessianError(network, point, support));
  }
});

test("a climb on a support ends at a direction that is the top eigenvector, never below its start", () => {
  const normal = normalNumbers(mersenneTwister(9));
  const support = [0, 3, 6, 7, 13];
  for (const scale of [0.1, 1]) {
    const theta = Float64Array.from({ length: 15 }, () => scale * normal());
    const start = theta.map((entry, a) => (support.includes(a) ? entry : 0));
    const before = submatrix(network.hessian(start), 15, support);
    const direction = new Float64Array(15);
    const { vectors } = symmetricEigen(before, 5);
    support.forEach((a, i) => (direction[a] = vectors[20 + i]));
    const { theta: end, curvature } = climbCurvature(train, support, { theta, direction }, 200);
    const { values } = symmetricEigen(submatrix(network.hessian(end), 15, support), 5);
    assert.ok(Math.abs(curvature - values[4]) < 1e-9);
    assert.ok(curvature > symmetricEigen(before, 5).values[4]);
  }
});
