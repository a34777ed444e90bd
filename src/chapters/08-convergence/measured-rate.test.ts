import assert from "node:assert/strict";
import { test } from "node:test";
import { quadratic } from "../../network/quadratic.js";
import { measuredRate } from "./measured-rate.js";

test("on a quadratic the rate is 1 − γλ for the smallest eigenvalue", () => {
  const bowl = quadratic(Float64Array.of(2, 0, 0, 0.5), Float64Array.of(3, 4));
  const options = { sparsity: 2, stepSize: 0.4, start: Float64Array.of(1, 1) };
  const objective = {
    ...bowl,
    gradientInto: (x: Float64Array, to: Float64Array) => to.set(bowl.gradient(x)),
  };
  const minimum = Float64Array.of(3, 4);
  const gradient = bowl.gradient(minimum);
  const limit = minimum.map((x, a) => x - gradient[a] / [2, 0.5][a]);
  const rate = measuredRate(objective, options, limit, { after: 40, steps: 20 });
  assert(Math.abs(rate - 0.8) < 1e-9, `${rate}`);
});
