import assert from "node:assert/strict";
import { test } from "node:test";
import { loadIris } from "../data/iris.js";
import { trainTestSplit } from "../data/split.js";
import { standardize } from "../data/standardize.js";
import { softmaxNetwork } from "../network/softmax.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import { fixture } from "../tools/fixture.js";
import { attainsMinimum } from "./attained-minimum.js";
import { tiedProblem } from "./fixtures/tied-problems.js";
import { restrictedMinima } from "./restricted-minima.js";

test("a minimum far out is proven, and no point between it and zero or near by is lower", async () => {
  const iris = await loadIris();
  const normal = normalNumbers(mersenneTwister(14));
  for (const [seed, support] of [
    [31, [0, 2, 5, 6, 7, 13]],
    [53, [0, 2, 4, 6, 13]],
    [78, [2, 6, 8, 13]],
  ] as const) {
    const { train } = trainTestSplit(iris, { testFraction: 0.2, seed });
    const hard = softmaxNetwork(standardize(train).apply(train));
    const found = (await restrictedMinima(hard)).on(support);
    assert.equal((await attainsMinimum(hard, support)).kind, "attained");
    assert(found.kind === "attained");
    const { theta, radius, value, gradient } = found;
    assert.ok(radius < 1e-6 && value.upper - value.lower < 1e-14);
    assert.ok(Math.abs(hard.value(theta) - value.upper) < 1e-14);
    for (const [a, slope] of hard.gradient(theta).entries())
      assert.ok(gradient.lower[a] - 1e-14 <= slope && slope <= gradient.upper[a] + 1e-14);
    assert.ok(support.every((a) => gradient.lower[a] === 0 && gradient.upper[a] === 0));
    for (const t of [0, 0.5, 0.9, 0.99, 1.01, 1.1])
      assert.ok(hard.value(theta.map((x) => t * x)) >= value.lower - 1e-15);
    for (let trial = 0; trial < 50; trial++) {
      const moved = theta.map((x) => (x === 0 ? 0 : x + normal()));
      assert.ok(hard.value(moved) > value.upper);
    }
  }
});

test("the infima of small problems with ties at 400 digits lie inside the bounds, where margins almost depend on each other too", async () => {
  const { problems, infima } = fixture<{ problems: number[]; infima: number[] }>(
    "minima/tied-infima",
  );
  const kinds = new Set<string>();
  for (const [i, number] of problems.entries()) {
    const { dataset, support } = tiedProblem(number);
    const network = softmaxNetwork(dataset);
    const found = (await restrictedMinima(network)).on(support);
    assert(found.kind !== "undecided", `${number}`);
    const { lower, upper } = found.value;
    assert.ok(lower <= infima[i] + 1e-16 && infima[i] - 1e-16 <= upper, `${number}`);
    assert.ok(upper - lower < 1e-14, `${number}: ${upper - lower}`);
    kinds.add(found.kind);
  }
  assert.ok(problems.includes(607) && kinds.size === 2);
});
