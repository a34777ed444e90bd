import assert from "node:assert/strict";
import { test } from "node:test";
import { luSolve } from "./lu-solve.js";
import { NODES, radauStep, type StiffSystem } from "./radau.js";

/** y' = −λ(y − cos t) − sin t, whose solution from y(0) = 1 is cos t, however large λ is. */
function towardsCosine(stiffness: number): StiffSystem {
  return {
    derivative: (t, y) => Float64Array.of(-stiffness * (y[0] - Math.cos(t)) - Math.sin(t)),
    jacobian: () => Float64Array.of(-stiffness),
  };
}

/** The largest error at the end of the steps up to t = 1. */
function errorOf(system: StiffSystem, steps: number): number {
  let y: Float64Array = Float64Array.of(1);
  let worst = 0;
  for (let i = 0; i < steps; i++) {
    const step = radauStep(system, i / steps, y, 1 / steps)!;
    y = step.at(step.end);
    worst = Math.max(worst, Math.abs(y[0] - Math.cos(step.end)));
  }
  return worst;
}

test("the nodes are Radau's: quadrature with them is exact to degree 8", () => {
  const vandermonde = Float64Array.from(
    { length: 25 },
    (_, i) => NODES[i % 5] ** Math.floor(i / 5),
  );
  const weights = luSolve(
    vandermonde,
    Float64Array.from([1, 2, 3, 4, 5], (q) => 1 / q),
  )!;
  for (let degree = 0; degree <= 8; degree++) {
    const sum = NODES.reduce((total, c, i) => total + weights[i] * c ** degree, 0);
    assert(Math.abs(sum - 1 / (degree + 1)) < 1e-15);
  }
});

test("the order is nine, and stiffness does no harm", () => {
  const order = Math.log2(errorOf(towardsCosine(1), 1) / errorOf(towardsCosine(1), 2));
  assert(order > 8.5, `${order}`);
  for (const stiffness of [1e3, 1e8, 1e200]) assert(errorOf(towardsCosine(stiffness), 4) < 1e-10);
});

test("in logarithmic time: exp(−e^σ) over twelve e-folds", () => {
  const system: StiffSystem = {
    derivative: (t, y) => Float64Array.of(-Math.exp(t) * y[0]),
    jacobian: (t) => Float64Array.of(-Math.exp(t)),
  };
  let y: Float64Array = Float64Array.of(Math.exp(-Math.exp(-4)));
  for (let t = -4; t < 8; t += 0.125) {
    const step = radauStep(system, t, y, 0.125)!;
    y = step.at(step.end);
    assert(Math.abs(y[0] - Math.exp(-Math.exp(step.end))) < 1e-10);
  }
});

test("value and derivatives within the step", () => {
  const system: StiffSystem = {
    derivative: (t) => Float64Array.of(4 * t * t * t),
    jacobian: () => Float64Array.of(0),
  };
  const step = radauStep(system, 1, Float64Array.of(1), 0.5)!;
  const t = 1.3;
  const expected = [t ** 4, 4 * t ** 3, 12 * t * t, 24 * t];
  const got = [step.at(t), ...([1, 2, 3] as const).map((order) => step.derivativeAt(t, order))];
  got.forEach((value, order) => assert(Math.abs(value[0] - expected[order]) < 1e-11));
});

test("a step that cannot be made is said to be none", () => {
  const system: StiffSystem = {
    derivative: () => Float64Array.of(NaN),
    jacobian: () => Float64Array.of(0),
  };
  assert.equal(radauStep(system, 0, Float64Array.of(1), 0.1), undefined);
});

test("rows of very different size are solved to rounding", () => {
  const A = Float64Array.of(2, 1, 1e200, -1e200);
  assert.deepEqual(luSolve(A, Float64Array.of(3, 0)), Float64Array.of(1, 1));
  assert.equal(luSolve(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 2)), undefined);
});
