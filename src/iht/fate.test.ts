import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../data/dataset.js";
import { publishedSplit } from "../data/published-split.js";
import { restrictedMinima } from "../minima/restricted-minima.js";
import { denseSmoothness } from "../network/dense-smoothness.js";
import { initialWeights } from "../network/initial-weights.js";
import { softmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { norm } from "../numerics/linear.js";
import { fastForward } from "./fast-forward.js";
import { fate } from "./fate.js";
import { type Flow, flow } from "./flow.js";
import { flowCoordinates, movedOf } from "./flow-coordinates.js";
import { hardThreshold } from "./hard-threshold.js";
import { type IhtLoop, ihtLoop } from "./iht-loop.js";
import { shadow } from "./shadow.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const stepSize = 1 / denseSmoothness(network).upper;

/** The rows of some classes, which are numbered anew. */
function rowsOf({ features, labels, featureNames }: Dataset, classes: readonly number[]) {
  const d = featureNames.length;
  const rows = [...labels.keys()].filter((i) => classes.includes(labels[i]));
  return {
    features: Float64Array.from(rows.flatMap((i) => [...features.slice(d * i, d * i + d)])),
    labels: Uint8Array.from(rows, (i) => classes.indexOf(labels[i])),
    size: rows.length,
  };
}

function run(sparsity: number, seed: number, steps: number): IhtLoop {
  const start = hardThreshold(initialWeights(seed), sparsity);
  const loop = ihtLoop(network, { sparsity, stepSize, start });
  loop.advance(steps);
  return loop;
}

test("the curve is within its defects of the true iterates", async () => {
  const minima = await restrictedMinima(network);
  for (const [sparsity, seed] of [
    [5, 0],
    [10, 0],
  ]) {
    const loop = run(sparsity, seed, 3000);
    const theta = loop.theta.slice();
    const minimum = minima.on(supportOf(theta));
    assert(minimum.kind === "unattained");
    const coordinates = flowCoordinates(network, minimum);
    const curve = flow(coordinates, stepSize, true);
    const origin = 1000;
    let asked = 0;
    const offset = theta.map((x, a) => x - minimum.theta[a]);
    for (const { from, to, at } of shadow(curve, stepSize, {
      moved: movedOf(coordinates, offset),
      origin,
      deviation: 0,
    })) {
      const k = Math.ceil(Math.exp(from.sigma) - origin);
      if (k > 8000) break;
      if (k > Math.exp(to.sigma) - origin || k < loop.k - 3000) continue;
      loop.advance(k - (loop.k - 3000));
      const { point, deviation } = at(Math.log(k + origin));
      const distance = norm(point.map((x, a) => x - loop.theta[a]));
      assert(distance <= deviation + 1e-10 && deviation < 1e-5, `${k}: ${distance}, ${deviation}`);
      asked++;
    }
    assert(asked > 50 && loop.settledSince < 3000);
  }
});

test("a quadratic, whose iterates are known, is within the defects too", () => {
  // f = ½Σλ_i u_i², of which u_i(k) = (1 − γλ_i)^k u_i(0).
  const lambda = [0.3, 1e-2, 1e-5];
  const n = lambda.length;
  const units = lambda.map((_, a) => Float64Array.from(lambda, (_, b) => (a === b ? 1 : 0)));
  const x = new Float64Array(n);
  const outside = new Float64Array(0);
  const speedsAt = (sigma: number, u: Float64Array) => {
    const gradient = u.map((entry, a) => lambda[a] * entry * Math.exp(sigma));
    const curved = gradient.map((entry, a) => lambda[a] * entry);
    return { gradient, curved, shares: 0, rounding: 0, outside };
  };
  const quadratic = {
    ...{ coordinates: { x, support: [0, 1, 2], basis: units, escaping: 0 }, scaled: false },
    ...{ passed: 0, unit: 1, slopesAt: speedsAt, speedsAt },
    stateOf: (_: number, moved: Float64Array) => moved,
    movedBy: (_: number, state: Float64Array) => state,
    derivative: (sigma: number, u: Float64Array) => {
      const { gradient, curved } = speedsAt(sigma, u);
      return gradient.map((entry, a) => -entry - curved[a] / 2);
    },
    jacobian: (sigma: number) => {
      const J = new Float64Array(n * n);
      lambda.forEach((l, a) => (J[(n + 1) * a] = -Math.exp(sigma) * (l + (l * l) / 2)));
      return J;
    },
  } as unknown as Flow;
  const start = Float64Array.of(1e-4, 1, 1);
  let asked = 0;
  for (const { to, at } of shadow(quadratic, 1, { moved: start, origin: 1000, deviation: 0 })) {
    const k = Math.floor(Math.exp(to.sigma) - 1000);
    if (k > 1e7) break;
    const { point, deviation } = at(Math.log(k + 1000));
    const off = norm(point.map((entry, a) => entry - (1 - lambda[a]) ** k * start[a]));
    assert(off <= deviation + 1e-12 && deviation < 1e-4, `${k}: ${off}, ${deviation}`);
    asked++;
  }
  assert(asked > 50);
});

test("changes are foretold: the true run makes them within the bracket", async () => {
  for (const [sparsity, seed] of [
    [8, 4],
    [8, 14],
    [7, 2],
  ]) {
    const loop = run(sparsity, seed, 2000);
    const told = await fastForward(network, loop.theta.slice(), { stepSize });
    assert(told.kind === "changes");
    const before = supportOf(loop.theta);
    const { lower, upper } = told.iterations;
    assert(upper - lower < 10);
    loop.advance(lower);
    assert.deepEqual(supportOf(loop.theta), before);
    while (supportOf(loop.theta).join() === before.join()) loop.advance(1);
    const made = loop.k - 2000;
    assert(lower < made && made <= upper, `${lower} < ${made} ≤ ${upper}`);
    const after = [...before.filter((a) => a !== told.leaves), told.enters].sort((a, b) => a - b);
    assert.deepEqual(supportOf(loop.theta), after);
    assert.deepEqual(supportOf(told.theta), after);
    const off = norm(told.theta.map((x, a) => x - loop.theta[a]));
    assert(off <= told.deviation && told.deviation < 1e-4, `${off}, ${told.deviation}`);
  }
});

test("far out the growth per e-fold is the max-margin vector", async () => {
  // The own class is ahead by w·a with a = (2,1), (1,3), (1,1): the shortest w with w·a ≥ 1 is (½, ½).
  const dataset = {
    features: Float64Array.of(2, 1, 1, 3, -1, -1),
    labels: Uint8Array.of(1, 1, 0),
    size: 3,
    featureNames: ["x", "y"],
    classNames: ["a", "b"],
  };
  const small = softmaxNetwork(dataset);
  const minimum = (await restrictedMinima(small)).on([2, 3]);
  assert(minimum.kind === "unattained");
  const gamma = 1 / denseSmoothness(small).upper;
  const coordinates = flowCoordinates(small, minimum);
  const curve = flow(coordinates, gamma, true);
  const theta = Float64Array.of(0, 0, 1, 2, 0, 0);
  const offset = theta.map((x, a) => x - minimum.theta[a]);
  for (const { from, to } of shadow(curve, gamma, {
    moved: movedOf(coordinates, offset),
    origin: 1000,
    deviation: 0,
  })) {
    if (from.sigma < 100) continue;
    const growth = to.point.map((x, a) => (x - from.point[a]) / (to.sigma - from.sigma));
    assert(norm(growth.map((x, a) => x - [0, 0, 0.5, 0.5, 0, 0][a])) < 1e-9);
    break;
  }
});

test("a run that converges, one that runs away, one that changes on the way", async () => {
  const told = async (sparsity: number, seed: number) =>
    fate(network, { sparsity, stepSize, start: hardThreshold(initialWeights(seed), sparsity) });
  const converging = await told(7, 6);
  assert(converging.by === "certificate");
  assert.deepEqual([converging.end.kind, converging.way], ["attained", "tangent"]);
  const growing = await told(8, 3);
  assert.deepEqual([growing.end.kind, growing.by], ["unattained", "flow"]);
  // A true run of 52 million iterations loses entry 14 at 51,568,578.
  const last = growing.changes[growing.changes.length - 1];
  assert.deepEqual([last.leaves, last.enters], [14, 5]);
  assert(last.iterations.lower < 51_568_578 && 51_568_578 <= last.iterations.upper);
});

test("the clock goes on: two changes after each other, and one at 10¹⁹ iterations", async () => {
  const told = async (sparsity: number, seed: number) =>
    fate(network, { sparsity, stepSize, start: hardThreshold(initialWeights(seed), sparsity) });
  // A true run makes these at 1,789,366 and before; at 8,020,310 and 8,022,475.
  const made = [2642, 4180, 1_789_366];
  const { changes } = await told(8, 14);
  const late = changes.filter(({ iterations }) => iterations.upper > 2000);
  made.forEach((k, i) => {
    const { lower, upper } = late[i].iterations;
    const told = lower === upper ? lower === k : lower < k && k <= upper;
    assert(told && upper - lower < 1e-5 * k + 2, `${lower} < ${k} ≤ ${upper}`);
  });
  const far = await told(7, 17);
  const [change] = far.changes.slice(-1);
  assert.deepEqual([change.leaves, change.enters, far.end.kind], [0, 4, "unattained"]);
  assert(change.iterations.lower > 1e19 && change.iterations.upper < 2e19);
});

test("two classes, and a ridge: told and run, 40,000 iterations", async () => {
  const two = { ...train, ...rowsOf(train, [1, 2]), classNames: train.classNames.slice(1) };
  for (const [problem, sparsity] of [
    [softmaxNetwork(two), 4],
    [softmaxNetwork(train, { ridge: 1e-3 }), 5],
  ] as const) {
    const gamma = 1 / denseSmoothness(problem).upper;
    for (let seed = 0; seed < 4; seed++) {
      const weights = initialWeights(seed).slice(0, problem.dimension);
      const options = { sparsity, stepSize: gamma, start: hardThreshold(weights, sparsity) };
      const { changes, end } = await fate(problem, options);
      const loop = ihtLoop(problem, options);
      loop.advance(1);
      for (const { iterations, leaves, enters } of changes) {
        const { lower, upper } = iterations;
        if (upper > 40_000) break;
        loop.advance(Math.max(0, lower - loop.k));
        while (loop.k < upper) loop.advance(1);
        assert(loop.theta[leaves] === 0 || changes.some((one) => one.enters === leaves));
        assert(loop.theta[enters] !== 0 || changes.some((one) => one.leaves === enters));
      }
      loop.advance(40_000 - loop.k);
      if (changes.every(({ iterations }) => iterations.upper < 40_000))
        assert.deepEqual(supportOf(loop.theta), end.support);
      if (end.kind === "attained" && problem.ridge > 0)
        assert(norm(end.theta.map((entry, a) => entry - loop.theta[a])) < end.radius + 1e-8);
    }
  }
});
