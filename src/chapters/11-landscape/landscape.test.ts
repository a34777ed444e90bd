import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../../data/dataset.js";
import {
  leastSquares,
  type QuadraticProblem,
  quadraticProblem,
} from "../../iht/fixtures/quadratics.js";
import { maskOf, supportOf, supportOfMask } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { mersenneTwister, normalNumbers, uniformNumbers } from "../../numerics/random.js";
import { everySupport } from "../06-stationary-points/index.js";
import { landscape, type SupportInfima, type Landscape } from "./landscape.js";

/** The infima of a quadratic on all supports, in closed form. */
function infimaOf({ objective, refit }: QuadraticProblem): SupportInfima {
  return {
    dimension: objective.dimension,
    at: (mask) => ({ kind: "attained", model: mask, value: refit(supportOfMask(mask)).infimum }),
  };
}

/** Few rows of one feature, drawn, with classes that overlap. */
function tiny(seed: number, classes: number): Dataset {
  const normal = normalNumbers(mersenneTwister(seed));
  return {
    features: Float64Array.from({ length: 12 }, normal),
    labels: Uint8Array.from({ length: 12 }, (_, i) => i % classes),
    size: 12,
    featureNames: ["x"],
    classNames: ["a", "b", "c"].slice(0, classes),
  };
}

const valueAt = (every: SupportInfima, mask: number): number => {
  const { value } = every.at(mask);
  return typeof value === "number" ? value : value.upper;
};

/** The components of {θ ∈ C_s : f(θ) < c} as sets of masks: a flood over all pairs S, T with inf f on R^{S∩T} < c. */
function flooded(every: SupportInfima, s: number, c: number): number[][] {
  const left = new Set<number>();
  for (let mask = 0; mask < 1 << every.dimension; mask++)
    if (supportOfMask(mask).length === s && valueAt(every, mask) < c) left.add(mask);
  const components: number[][] = [];
  for (const seed of left) {
    left.delete(seed);
    const component = [seed];
    for (const mask of component)
      for (const other of left)
        if (valueAt(every, mask & other) < c) {
          left.delete(other);
          component.push(other);
        }
    components.push(component);
  }
  return components;
}

/** The valleys that are components of their own at the level c. */
const aliveAt = ({ valleys }: Landscape, c: number): Landscape["valleys"] =>
  valleys.filter(({ bottom, pass }) => bottom < c && c <= pass);

const problems: [name: string, problem: QuadraticProblem["objective"], every: SupportInfima][] = [
  ...[1, 2, 3, 4, 5, 6].map((seed): (typeof problems)[0] => {
    const problem = leastSquares(seed, 8, 6);
    return [`quadratic ${seed}`, problem.objective, infimaOf(problem)];
  }),
];
for (const [classes, ridge] of [
  [3, 0],
  [3, 0.05],
  [2, 0],
]) {
  const network = softmaxNetwork(tiny(5, classes), { ridge });
  problems.push([`${classes} classes, ridge ${ridge}`, network, await everySupport(network)]);
}

test("at random levels the components are those of a flood over all pairs of supports", () => {
  const uniform = uniformNumbers(mersenneTwister(1));
  for (const [name, objective, every] of problems)
    for (let s = 1; s <= every.dimension; s++) {
      const found = landscape(objective, every, s);
      const low = valueAt(every, (1 << every.dimension) - 1);
      const high = valueAt(every, 0);
      for (let n = 0; n < 40; n++) {
        const c = low + (1.1 * (high - low)) * uniform(); // prettier-ignore
        const alive = aliveAt(found, c);
        const components = flooded(every, s, c);
        assert.equal(alive.length, components.length, `${name}, s ${s}, level ${c}`);
        for (const component of components) {
          const within = alive.filter(({ support }) => component.includes(maskOf(support)));
          assert.equal(within.length, 1);
          const least = Math.min(...component.map((mask) => valueAt(every, mask)));
          assert.ok(within[0].bottom <= least + 1e-12);
        }
      }
    }
});

test("a valley joins a deeper one over the support of its pass; depths fall, each above the least", () => {
  for (const [, objective, every] of problems)
    for (let s = 1; s <= every.dimension; s++) {
      const { valleys, passes } = landscape(objective, every, s);
      assert.equal(valleys[0].depth, Infinity);
      valleys.forEach(({ support, bottom, pass, over, joins, depth }, i) => {
        assert.equal(support.length, s);
        assert.equal(bottom, valueAt(every, maskOf(support)));
        if (i === 0) return;
        assert.ok(depth <= valleys[i - 1].depth && depth > 1e-12);
        assert.equal(pass, valueAt(every, maskOf(over!)));
        assert.equal(over!.length, s - 1);
        assert.equal(depth, pass - bottom);
        const { bottom: lower, pass: later } = valleys[joins!];
        assert.ok(lower <= bottom && later >= pass);
      });
      const supports = flooded(every, s, Infinity)[0].length;
      const joined = passes.reduce((sum, { joins }) => sum + joins - 1, 0);
      assert.equal(joined, supports - 1);
    }
});

test("the valley of a point is the deepest in the flood at its own value", () => {
  const normal = normalNumbers(mersenneTwister(2));
  for (const [name, objective, every] of problems) {
    const P = every.dimension;
    for (let n = 0; n < 60; n++) {
      const s = 1 + (n % P);
      const found = landscape(objective, every, s);
      const mask = ((n * 37) % ((1 << P) - 1)) + 1;
      if (supportOfMask(mask).length > s) continue;
      const theta = Float64Array.from({ length: P }, (_, a) => ((mask >> a) & 1 ? normal() : 0));
      const c = objective.value(theta);
      const holders = flooded(every, s, c).filter((component) =>
        component.some((other) => (other & mask) === mask),
      );
      assert.equal(holders.length, 1, name);
      const expected = aliveAt(found, c).filter(({ support }) => holders[0].includes(maskOf(support))); // prettier-ignore
      assert.deepEqual([found.valleyOf(theta)], expected);
    }
  }
});

test("the valley on a support is the deepest in the flood just above its infimum", () => {
  for (const [name, objective, every] of problems)
    for (let s = 1; s <= every.dimension; s++) {
      const found = landscape(objective, every, s);
      for (let mask = 1; mask < 1 << every.dimension; mask++) {
        const support = supportOfMask(mask);
        if (support.length > s) continue;
        const c = valueAt(every, mask) + 2e-12;
        const [component] = flooded(every, s, c).filter((masks) =>
          masks.some((other) => (other & mask) === mask),
        );
        const expected = aliveAt(found, c).filter(({ support }) => component.includes(maskOf(support))); // prettier-ignore
        assert.deepEqual([found.valleyOn(support)], expected, name);
      }
    }
});

test("at a minimiser the valley is that of its support, at a pass the deeper of the two", () => {
  const problem = leastSquares(3, 8, 6);
  const every = infimaOf(problem);
  const found = landscape(problem.objective, every, 2);
  for (const valley of found.valleys) {
    assert.equal(found.valleyOf(problem.refit(valley.support).point()), valley);
    if (valley.over === undefined) continue;
    const onPass = found.valleyOf(problem.refit(valley.over).point());
    assert.ok(onPass.bottom <= found.valleys[valley.joins!].bottom && onPass.pass > valley.pass);
  }
});

/** Half the width of a square of the grid and the number of steps from its middle to its edge. */
const WIDTH = 4;
const STEPS = 80;

/** The components of {f ≤ c} on a grid of R³ with at most s non-zeros, by flooding. */
function onGrid(value: (theta: Float64Array) => number, s: number, c: number): number {
  const side = 2 * STEPS + 1;
  const at = (i: number): number => ((i - STEPS) / STEPS) * WIDTH;
  const open = new Uint8Array(side ** 3);
  const theta = new Float64Array(3);
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++)
      for (let k = 0; k < side; k++) {
        [theta[0], theta[1], theta[2]] = [at(i), at(j), at(k)];
        if (supportOf(theta).length <= s && value(theta) <= c) open[(i * side + j) * side + k] = 1;
      }
  let components = 0;
  for (let seed = open.indexOf(1); seed >= 0; seed = open.indexOf(1, seed)) {
    components++;
    open[seed] = 0;
    const queue = [seed];
    for (const cell of queue)
      for (const step of [1, -1, side, -side, side * side, -side * side]) {
        const next = cell + step;
        if (open[next] !== 1) continue;
        open[next] = 0;
        queue.push(next);
      }
  }
  return components;
}

test("three parameters: as many components as on a grid of R³, at every level between two changes", () => {
  const A = Float64Array.of(2, 0.9, -0.3, 0.9, 1.5, 0.4, -0.3, 0.4, 1);
  const problem = quadraticProblem(A, Float64Array.of(1.5, -1.2, 2));
  const every = infimaOf(problem);
  for (const s of [1, 2]) {
    const found = landscape(problem.objective, every, s);
    const levels = found.valleys.flatMap(({ bottom, pass }) => [bottom, pass]);
    const sorted = [...new Set(levels)].filter(Number.isFinite).sort((one, other) => one - other);
    assert.ok(found.valleys.length > 1);
    for (const c of sorted.map((level, i) => (level + (sorted[i + 1] ?? level + 1)) / 2))
      assert.equal(onGrid(problem.objective.value, s, c), aliveAt(found, c).length, `level ${c}`);
  }
});

test("without ridge (K − 1)(d + 1) + 1 entries leave one valley, whatever the data", async () => {
  for (let seed = 1; seed <= 8; seed++) {
    const network = softmaxNetwork(tiny(seed, 3));
    const every = await everySupport(network, { workers: 1 });
    for (const s of [5, 6]) assert.equal(landscape(network, every, s).valleys.length, 1);
  }
});
