import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../data/dataset.js";
import { softmaxNetwork } from "../network/softmax.js";
import { norm } from "../numerics/linear.js";
import { freeEntries } from "./free-entries.js";
import { infimumOnSupport } from "./infimum-on-support.js";
import { minimizeOnSupport } from "./minimize-on-support.js";

/** Seven rows of two classes that overlap, by columns. */
function columns(...list: number[][]): Dataset {
  return {
    features: Float64Array.from({ length: 7 * list.length }, (_, i) => list[i % list.length][Math.floor(i / list.length)]), // prettier-ignore
    labels: Uint8Array.of(0, 1, 0, 1, 1, 0, 1),
    size: 7,
    featureNames: list.map((_, j) => `x${j}`),
    classNames: ["a", "b"],
  };
}
const x = [3, 1, 2, 5, 4, 6, 2];

test("without dependent inputs the lines are the whole gauge groups", () => {
  const { free, still, lines } = freeEntries(softmaxNetwork(columns(x)), [0, 1, 2]);
  assert.deepEqual([free, still, lines], [[0, 2], [0, 1, 2, 3], [[1n, 1n, 0n, 0n]]]); // prettier-ignore
  assert.deepEqual(freeEntries(softmaxNetwork(columns(x), { ridge: 1 }), [0, 1]).lines, []);
});

test("copied columns, tenfold ones, a column of ones: the least norm by hand", () => {
  const alone = minimizeOnSupport(softmaxNetwork(columns(x)), [0, 2]);
  const [slope, bias] = [alone.theta[0], alone.theta[2]];
  for (const [dataset, support, expected, line] of [
    [columns(x, x), [0, 1, 4], [slope / 2, slope / 2, 0, 0, bias, 0], [-1n, 1n, 0n, 0n, 0n, 0n]],
    [columns(x, x.map((value) => 10 * value)), [0, 1, 4], [slope / 101, (10 * slope) / 101, 0, 0, bias, 0], [-10n, 1n, 0n, 0n, 0n, 0n]], // prettier-ignore
    [columns(x, x.map(() => 1)), [0, 1, 4], [slope, bias / 2, 0, 0, bias / 2, 0], [0n, -1n, 0n, 0n, 1n, 0n]], // prettier-ignore
  ] as const) {
    const network = softmaxNetwork(dataset);
    const { theta, value, ball, outcome } = minimizeOnSupport(network, support);
    assert.equal(outcome, "minimum");
    assert.ok(Math.abs(value - alone.value) < 1e-15);
    const off = norm(theta.map((entry, a) => entry - expected[a]));
    assert.ok(off <= ball!.radius + alone.radius + 1e-15, `${off}`);
    assert.deepEqual(freeEntries(network, support).lines, [line]);
  }
});

test("units from 1e-8 to 1e8 change the minimiser by their factor alone", async () => {
  const y = [1, 0, 2, 1, 2, 2, 0];
  const ordinary = minimizeOnSupport(softmaxNetwork(columns(x, y)), [0, 1, 4]);
  for (const [one, other] of [
    [2 ** 27, 2 ** 27],
    [2 ** -27, 2 ** -27],
    [2 ** 27, 2 ** -27],
  ]) {
    const scaled = columns(x.map((value) => one * value), y.map((value) => other * value)); // prettier-ignore
    const { theta, ball, value } = minimizeOnSupport(softmaxNetwork(scaled), [0, 1, 4]);
    assert.ok(ball !== undefined && ball.radius < 1e-6 * norm(theta));
    [one, other].forEach((unit, a) => {
      const apart = Math.abs(unit * theta[a] - ordinary.theta[a]);
      assert.ok(apart <= unit * ball.shares[a] * ball.radius + ordinary.radius + 1e-15);
    });
    const found = await infimumOnSupport(softmaxNetwork(scaled), [0, 1, 4]);
    assert.deepEqual([found.kind, found.value], ["attained", value]);
  }
});

test("on the empty support θ = 0 with the value ln K", async () => {
  const network = softmaxNetwork(columns(x));
  const { theta, value, outcome, radius } = minimizeOnSupport(network, []);
  assert.deepEqual([norm(theta), outcome, radius], [0, "minimum", 0]);
  assert.ok(Math.abs(value - Math.LN2) < 1e-15);
  const found = await infimumOnSupport(network, []);
  assert.deepEqual([found.kind, found.value], ["attained", value]);
});
