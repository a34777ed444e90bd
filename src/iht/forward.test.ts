import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../data/published-split.js";
import { softmaxNetwork } from "../network/softmax.js";
import { diagonal, leastSquares, quadraticProblem } from "./fixtures/quadratics.js";
import { forwardBackward } from "./forward-backward.js";
import { forward } from "./forward.js";
import { prune } from "./prune.js";
import { record } from "./record.js";
import { refits, type Refits } from "./refits.js";
import { unchanged } from "./stopping.js";
import type { Objective } from "../network/objective.js";

const rule = () => ({ maxIterations: 100, until: unchanged() });
const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const iris = { objective: network as Objective, refit: refits(network) };
const problems: { objective: Objective; refit: Refits }[] = [
  ...Array.from({ length: 12 }, (_, i) => leastSquares(i + 1, 12, 8)),
  iris,
];
const supports = (run: ReturnType<typeof record>): string[] =>
  run.iterates.map(({ support }) => support.join(" "));

test("forward by hand: the largest gradient comes, whatever it gains", () => {
  // |g| at zero is (4, 6, 5), the gains are (8, 4.5, 12.5); at (0, 1.5, 0) it is (4, 0, 5).
  const { objective, refit } = diagonal([1, 4, 1], [4, 1.5, 5]);
  const run = record(forward(objective, { sparsity: 2, refit }), rule());
  assert.deepEqual(
    run.iterates.map(({ theta }) => Array.from(theta)),
    [
      [0, 0, 0],
      [0, 1.5, 0],
      [0, 1.5, 5],
      [0, 1.5, 5],
    ],
  );
});

test("forward: one entry more each time, the steepest; iterate k is the end for s = k", () => {
  for (const { objective, refit } of problems) {
    const { iterates } = record(forward(objective, { sparsity: 5, refit }), rule());
    assert.deepEqual(
      iterates.map(({ support }) => support.length),
      [0, 1, 2, 3, 4, 5, 5],
    );
    for (let k = 1; k <= 5; k++) {
      const { gradient, support: before } = iterates[k - 1];
      const added = iterates[k].support.filter((a) => !before.includes(a));
      assert.equal(added.length, 1);
      const steepest = gradient.every(
        (g, a) => before.includes(a) || Math.abs(g) <= Math.abs(gradient[added[0]]),
      );
      assert.ok(steepest);
      const short = record(forward(objective, { sparsity: k, refit }), rule());
      assert.deepEqual(short.last.theta, iterates[k].theta);
    }
  }
});

test("forward and backward agree where the entries do not interact", () => {
  const { objective, refit } = diagonal([1, 1, 1, 1, 1], [1, -5, 2, 4, 3]);
  const ahead = record(forward(objective, { sparsity: 3, refit }), rule());
  const back = record(forwardBackward(objective, { sparsity: 3, refit }), rule());
  assert.deepEqual(back.iterates, ahead.iterates);
});

test("an entry that two others make superfluous is taken back", () => {
  // y = φ₀ + φ₁, and φ₂ is nearly their mean: it comes first, then the other two, and it goes.
  const w = [1, 0, 1e-3, 0, 1, 1e-3, 0.7, 0.7, 0.2];
  const Phi = [0, 1, 2].map((i) => [w[i], w[3 + i], w[6 + i]]);
  const A = new Float64Array(9);
  for (const row of Phi) for (let a = 0; a < 3; a++) for (let b = 0; b < 3; b++) A[3 * a + b] += row[a] * row[b]; // prettier-ignore
  const { objective, refit } = quadraticProblem(A, Float64Array.of(1, 1, 0));
  const run = record(forwardBackward(objective, { sparsity: 2, refit }), rule());
  assert.deepEqual(supports(run), ["", "2", "0 2", "0 2"]);
  const wide = record(forwardBackward(objective, { sparsity: 3, refit }), rule());
  assert.deepEqual(supports(wide), ["", "2", "0 2", "0 1 2", "0 1", "0 1 2", "0 1 2"]);
});

test("FoBa: every turn is the steepest that comes, or the cheapest that goes, under half of the gain", () => {
  let taken = 0;
  for (const { objective, refit } of problems) {
    const { iterates, outcome } = record(
      forwardBackward(objective, { sparsity: 5, refit }),
      rule(),
    );
    assert.equal(outcome, "satisfied");
    const infimum = (support: readonly number[]): number => refit(support).infimum;
    const gains: number[] = [];
    for (let k = 1; k < iterates.length - 1; k++) {
      const [before, now] = [iterates[k - 1], iterates[k]];
      if (now.support.length > before.support.length) {
        gains[now.support.length] = infimum(before.support) - infimum(now.support);
        const added = now.support.find((a) => !before.support.includes(a))!;
        const outside = [...before.gradient.keys()].filter((a) => !before.support.includes(a));
        const most = Math.max(...outside.map((a) => Math.abs(before.gradient[a])));
        assert.equal(Math.abs(before.gradient[added]), most);
      } else {
        taken++;
        const losses = before.support.map(
          (i) => infimum(before.support.filter((a) => a !== i)) - infimum(before.support),
        );
        const loss = infimum(now.support) - infimum(before.support);
        assert.equal(loss, Math.min(...losses));
        assert.ok(loss < gains[before.support.length] / 2);
      }
    }
  }
  assert.ok(taken > 0);
});

test("prune by hand: the smallest goes, not the one that costs least", () => {
  // Entry 0 is the smallest, though entry 1 would cost less: 8 against 4.5.
  const { objective, refit } = diagonal([4, 1, 1], [2, 3, 5]);
  const run = record(prune(objective, { sparsity: 1, refit }), rule());
  assert.deepEqual(supports(run), ["0 1 2", "1 2", "2", "2"]);
});

test("prune goes on where a minimiser has an entry that is exactly zero", () => {
  // Entries 0 and 2 are exactly 0 at the minimiser: without them it is the same point.
  const { objective, refit } = diagonal([1, 1, 1, 1], [0, 3, 0, 5]);
  const run = record(prune(objective, { sparsity: 1, refit }), rule());
  assert.deepEqual(
    run.iterates.map(({ theta }) => Array.from(theta, (x) => x + 0)),
    [
      [0, 3, 0, 5],
      [0, 0, 0, 5],
      [0, 0, 0, 5],
    ],
  );
});

test("prune: one entry less each time, the smallest", () => {
  for (const { objective, refit } of problems) {
    const P = objective.dimension;
    const { iterates } = record(prune(objective, { sparsity: 2, refit }), rule());
    assert.equal(iterates.length, P);
    for (let k = 1; k < P - 1; k++) {
      const before = iterates[k - 1];
      const gone = before.support.filter((a) => !iterates[k].support.includes(a));
      assert.equal(gone.length, 1);
      const least = Math.min(...before.support.map((a) => Math.abs(before.theta[a])));
      assert.equal(Math.abs(before.theta[gone[0]]), least);
    }
  }
});

test("with s = P all three end at the least value", () => {
  const { refit } = iris;
  const all = Array.from({ length: 15 }, (_, a) => a);
  for (const solver of [forward, forwardBackward, prune]) {
    const { last } = record(solver(network, { sparsity: 15, refit }), rule());
    assert.deepEqual(last.support, all);
    assert.deepEqual(last.theta, refit(all).point());
  }
});
