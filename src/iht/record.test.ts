import assert from "node:assert/strict";
import { test } from "node:test";
import { iht, type Iterate } from "./iht.js";
import { record } from "./record.js";
import { initialWeights } from "../network/initial-weights.js";
import { network, ridged, zero } from "../network/fixtures/made-up-networks.js";
import { hardThreshold } from "./hard-threshold.js";
import {
  fixedPointResidualAtMost,
  supportGradientAtMost,
  supportSettledFor,
  valueAtMost,
} from "./stopping.js";

/** Iterates k = 0, 1, … with value 10 − k and the given changes. */
function* countdown(change: (k: number) => Partial<Iterate> = () => ({})): Generator<Iterate> {
  for (let k = 0; ; k++) {
    const theta = Float64Array.of(k);
    yield { k, theta, value: 10 - k, gradient: Float64Array.of(1), support: [0], ...change(k) };
  }
}
const ks = (iterates: readonly Iterate[]): number[] => iterates.map(({ k }) => k);

test("it keeps every iterate up to the limit", () => {
  const { iterates, last, outcome } = record(countdown(), { maxIterations: 4 });
  assert.deepEqual(ks(iterates), [0, 1, 2, 3, 4]);
  assert.equal(last, iterates[4]);
  assert.equal(outcome, "iteration-limit");
});

test("with `every` it keeps the first, each every-th and the last, none twice", () => {
  assert.deepEqual(ks(record(countdown(), { maxIterations: 7, every: 3 }).iterates), [0, 3, 6, 7]);
  assert.deepEqual(ks(record(countdown(), { maxIterations: 6, every: 3 }).iterates), [0, 3, 6]);
  assert.deepEqual(ks(record(countdown(), { maxIterations: 0, every: 3 }).iterates), [0]);
});

test("of a sequence that has been begun it keeps the first that is left", () => {
  const begun = countdown();
  begun.next();
  assert.deepEqual(ks(record(begun, { maxIterations: 4, every: 3 }).iterates), [1, 3, 4]);
});

test("a generator is left open: recorded again it goes on with the next iterate", () => {
  const run = countdown();
  assert.deepEqual(ks(record(run, { maxIterations: 2 }).iterates), [0, 1, 2]);
  assert.deepEqual(ks(record(run, { maxIterations: 4 }).iterates), [3, 4]);
  const throwing = (): boolean => {
    throw new Error("a rule that fails");
  };
  assert.throws(() => record(run, { maxIterations: 9, until: throwing }), /a rule that fails/);
  assert.equal(run.next().value.k, 6);
});

test("an iterator that it opened itself is closed, at the end and when a rule throws", () => {
  let open = 0;
  const fresh: Iterable<Iterate> = {
    *[Symbol.iterator]() {
      open++;
      try {
        yield* countdown();
      } finally {
        open--;
      }
    },
  };
  const until = (): boolean => {
    assert.equal(open, 1);
    throw new Error("a rule that fails");
  };
  assert.deepEqual(ks(record(fresh, { maxIterations: 1 }).iterates), [0, 1]);
  assert.deepEqual(ks(record(fresh, { maxIterations: 1 }).iterates), [0, 1]);
  assert.throws(() => record(fresh, { maxIterations: 9, until }), /a rule that fails/);
  assert.equal(open, 0);
});

test("it stops at the first iterate that satisfies the rule, the start included", () => {
  const options = { maxIterations: 9, until: valueAtMost(7), every: 100 };
  const { iterates, outcome } = record(countdown(), options);
  assert.deepEqual(ks(iterates), [0, 3]);
  assert.equal(outcome, "satisfied");
  assert.deepEqual(ks(record(countdown(), { ...options, until: () => true }).iterates), [0]);
  assert.equal(record(countdown(), { ...options, maxIterations: 3 }).outcome, "satisfied");
});

test("it stops at the first number that is not finite, which it keeps", () => {
  const bad: Partial<Iterate>[] = [
    { value: NaN },
    { value: Infinity },
    { theta: Float64Array.of(NaN) },
    { gradient: Float64Array.of(-Infinity) },
  ];
  for (const fields of bad) {
    const iterates = countdown((k) => (k === 2 ? fields : {}));
    const trace = record(iterates, { maxIterations: 9, until: ({ k }) => k === 2 });
    assert.equal(trace.outcome, "non-finite");
    assert.deepEqual(ks(trace.iterates), [0, 1, 2]);
  }
});

test("it reports each iterate and stops when its signal is given", () => {
  const controller = new AbortController();
  const seen: [number, number][] = [];
  const trace = record(countdown(), {
    maxIterations: 9,
    signal: controller.signal,
    report: (done, total) => {
      seen.push([done, total]);
      if (done === 2) controller.abort();
    },
  });
  assert.equal(trace.outcome, "aborted");
  assert.deepEqual(ks(trace.iterates), [0, 1, 2]);
  assert.deepEqual(seen, [
    [0, 9],
    [1, 9],
    [2, 9],
  ]);
});

test("the gradient is measured on the support alone", () => {
  const rule = supportGradientAtMost(5);
  const iterate: Iterate = {
    k: 0,
    theta: Float64Array.of(1, 0, 1),
    value: 0,
    gradient: Float64Array.of(3, 100, 4),
    support: [0, 2],
  };
  assert.equal(rule(iterate), true);
  assert.equal(rule({ ...iterate, support: [0, 1, 2] }), false);
  assert.equal(supportGradientAtMost(4.9)(iterate), false);
  assert.equal(rule({ ...iterate, gradient: Float64Array.of(NaN, 0, 0) }), false);
});

test("with fewer than s entries the whole gradient counts: θ = 0 is not good enough", () => {
  const entries = { theta: Float64Array.of(1, 0, 1), support: [0, 2] };
  const iterate: Iterate = { k: 0, value: 0, gradient: Float64Array.of(3, 12, 4), ...entries };
  assert.equal(supportGradientAtMost(5, { sparsity: 2 })(iterate), true);
  assert.equal(supportGradientAtMost(5, { sparsity: 3 })(iterate), false);
  assert.equal(supportGradientAtMost(13, { sparsity: 3 })(iterate), true);

  const run = (): Iterable<Iterate> => iht(ridged, { sparsity: 3, stepSize: 0.1, start: zero });
  const stopped = record(run(), { maxIterations: 9_999, until: supportGradientAtMost(1e-6) });
  assert.equal(stopped.outcome, "satisfied");
  assert.equal(stopped.last.support.length, 3);
});

test("the fixed-point residual is the length of the step that comes next", () => {
  const step = { sparsity: 4, stepSize: 0.5 };
  const start = hardThreshold(initialWeights(1), 4);
  const { iterates } = record(iht(network, { ...step, start }), { maxIterations: 60 });
  for (const [k, iterate] of iterates.slice(0, -1).entries()) {
    const length = Math.hypot(...iterate.theta.map((x, a) => x - iterates[k + 1].theta[a]));
    assert.equal(fixedPointResidualAtMost(length * (1 + 1e-12), step)(iterate), true);
    assert.equal(fixedPointResidualAtMost(length * (1 - 1e-12), step)(iterate), false);
  }
});

test("it sees an entry that waits outside, which the gradient on the support does not", () => {
  const waits: Iterate = {
    k: 0,
    theta: Float64Array.of(1, 0),
    value: 0,
    gradient: Float64Array.of(0, -5),
    support: [0],
  };
  assert.equal(supportGradientAtMost(0)(waits), true);
  const still = { sparsity: 1, stepSize: 0.2 };
  assert.equal(fixedPointResidualAtMost(0, still)(waits), true);
  assert.equal(fixedPointResidualAtMost(1, { sparsity: 1, stepSize: 0.21 })(waits), false);
});

test("the support must have stayed for the whole count, and each run counts anew", () => {
  const until = supportSettledFor(3);
  const moving = (k: number): Partial<Iterate> => ({ support: k < 4 ? [k % 2] : [5] });
  assert.equal(record(countdown(moving), { maxIterations: 99, until }).last.k, 7);
  assert.equal(
    record(
      countdown(() => ({ support: [5] })),
      { maxIterations: 99, until },
    ).last.k,
    3,
  );
});
