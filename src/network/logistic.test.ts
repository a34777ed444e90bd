import assert from "node:assert/strict";
import { test } from "node:test";
import { loadIris } from "../data/iris.js";
import { selectRows } from "../data/select-rows.js";
import { standardize } from "../data/standardize.js";
import { iht } from "../iht/iht.js";
import { ihtLoop } from "../iht/iht-loop.js";
import { minimizeOnSupport } from "../minima/minimize-on-support.js";
import { centralDifferences, largestDifference } from "../numerics/differences.js";
import { symmetricEigen } from "../numerics/symmetric-eigen.js";
import { denseSmoothness } from "./dense-smoothness.js";
import { logisticNetwork } from "./logistic.js";

/** Versicolor and virginica, standardised. */
const two = await (async () => {
  const iris = await loadIris();
  const rows = selectRows(iris, [...iris.labels.keys()].slice(50));
  const named = { ...rows, classNames: ["versicolor", "virginica"], labels: rows.labels.map((k) => k - 1) }; // prettier-ignore
  return standardize(named).apply(named);
})();
const network = logisticNetwork(two);
const ridged = logisticNetwork(two, { ridge: 0.5 });
const points = [
  new Float64Array(5),
  Float64Array.of(1, -2, 0.5, 3, -0.25),
  Float64Array.of(0, 0, 40, -7, 300),
];

/** The loss by its formula, row by row. */
function loss(theta: Float64Array, ridge: number): number {
  let sum = 0;
  for (let i = 0; i < two.size; i++) {
    let z = theta[4];
    for (let j = 0; j < 4; j++) z += theta[j] * two.features[4 * i + j];
    const margin = two.labels[i] === 1 ? z : -z;
    sum += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }
  return sum / two.size + (ridge / 2) * theta.reduce((squares, x) => squares + x * x, 0);
}

test("the value is the mean logistic loss", () => {
  for (const [objective, ridge] of [
    [network, 0],
    [ridged, 0.5],
  ] as const)
    // prettier-ignore
    for (const theta of points) {
      const expected = loss(theta, ridge);
      assert(Math.abs(objective.value(theta) - expected) <= 1e-14 * Math.max(1, expected));
      assert.equal(objective.valueAndGradient(theta).value, objective.value(theta));
    }
});

test("the gradient and the Hessian are those of the value, by differences", () => {
  for (const objective of [network, ridged])
    for (const theta of points.slice(0, 2)) {
      const slope = centralDifferences((x) => [objective.value(x)], theta, 0.01);
      const gradient = objective.gradient(theta);
      assert(largestDifference(slope, gradient) < 1e-10);
      const into = new Float64Array(5);
      objective.gradientInto(theta, into);
      assert.deepEqual(into, gradient);
      const curvature = centralDifferences((x) => objective.gradient(x), theta, 0.01);
      assert(largestDifference(curvature, objective.hessian(theta)) < 1e-10);
    }
});

test("the dense constant is the curvature at zero, and half of the softmax network's", () => {
  const { lower, upper } = denseSmoothness(ridged);
  const top = symmetricEigen(ridged.hessian(new Float64Array(5)), 5).values[4];
  assert(lower <= top * (1 + 1e-14) && top <= upper * (1 + 1e-14) && upper - lower < 1e-12);
  const softmax = denseSmoothness(network.softmax);
  assert(Math.abs(softmax.upper - 2 * denseSmoothness(network).upper) < 1e-14);
});

test("its minimum is that of the softmax network on the entries of one class", () => {
  const { theta, value } = minimizeOnSupport(network.softmax, [4, 6, 7, 9]);
  const own = Float64Array.of(theta[4], 0, theta[6], theta[7], theta[9]);
  assert.equal(network.value(own), value);
  assert(Math.max(...[0, 2, 3, 4].map((a) => Math.abs(network.gradient(own)[a]))) < 1e-12);
  assert.deepEqual(network.embedded(own), theta);
});

test("IHT counts features; the loop takes the same steps", () => {
  const options = {
    sparsity: 2,
    stepSize: 1 / denseSmoothness(network).upper,
    start: new Float64Array(5),
  };
  const loop = ihtLoop(network, options);
  let value = Infinity;
  for (const step of iht(network, options)) {
    assert(step.value < value && step.support.length <= 2);
    assert.deepEqual(step.theta, loop.theta);
    if (step.k === 50) break;
    value = step.value;
    loop.advance(1);
  }
});

test("class 1 is predicted where the logit is above 0; rows are matched by name", () => {
  const theta = Float64Array.of(0, 0, 1, 2, 0.1);
  const logits = network.logits(theta);
  assert.equal(logits[0], 0.1 + two.features[2] + 2 * two.features[3]);
  const expected = Array.from(logits, (z) => (z > 0 ? 1 : 0));
  assert.deepEqual([...network.predict(theta)], expected);
  const right = expected.filter((k, i) => k === two.labels[i]).length;
  assert.equal(network.accuracy(theta), right / 100);
  const one = { features: Float64Array.of(9, 9, 0, 0), size: 1, featureNames: ["petal width", "petal length", "sepal width", "sepal length"] }; // prettier-ignore
  assert.deepEqual(network.predictNames(theta, one), ["virginica"]);
});
