import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { fixture } from "../../tools/fixture.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { valueChange } from "./value-change.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const normal = normalNumbers(mersenneTwister(3));
const vector = (scale: number): Float64Array =>
  Float64Array.from({ length: 15 }, () => scale * normal());
const plus = (x: Float64Array, d: Float64Array): Float64Array => x.map((entry, a) => entry + d[a]);

interface Case {
  readonly x: number[];
  readonly y: number[];
  readonly drop: number;
}

test("it has the digits of the change computed with sixty, for tiny steps and large points too", () => {
  for (const { x, y, drop } of fixture<{ cases: Case[] }>(
    "chapters/04-step-size-and-descent/mpmath-descent",
  ).cases) {
    const [from, to] = [Float64Array.from(x), Float64Array.from(y)];
    const { change, rounding } = valueChange(network, from, to);
    // The y of the file are rounded to doubles, which moves the drop by the gradient times that.
    const moved = 1e-15 * Math.hypot(...y);
    assert.ok(Math.abs(change + drop) <= rounding + moved, `${change} ${-drop} ${rounding}`);
    assert.ok(rounding < 1e-4 * drop);
  }
});

test("it is the difference of the values where these are far apart", () => {
  for (const scale of [0.1, 1, 10, 1000]) {
    const [x, y] = [vector(scale), vector(scale)];
    const difference = network.value(y) - network.value(x);
    const { change } = valueChange(network, x, y);
    assert.ok(Math.abs(change - difference) < 1e-13 * (1 + network.value(x) + network.value(y)));
  }
});

test("of a tiny step it is gradient times step plus half the curvature, with all digits", () => {
  const [x, direction] = [vector(1), vector(1)];
  const gradient = network.gradient(x);
  const step = direction.map((entry) => entry * 2 ** -40);
  const y = plus(x, step);
  const linear = gradient.reduce((sum, g, a) => sum + g * (y[a] - x[a]), 0);
  const { change } = valueChange(network, x, y);
  assert.ok(Math.abs(change - linear) < 1e-11 * Math.abs(linear));
  assert.ok(Math.abs(network.value(y) - network.value(x) - linear) > 1e-7 * Math.abs(linear));
});

test("no step is no change, logits of 10⁴ are no matter", () => {
  const x = vector(1e4);
  assert.deepEqual(valueChange(network, x, x), { change: 0, rounding: 0 });
  assert.ok(Number.isFinite(valueChange(network, x, vector(1e4)).change));
});

test("ridge adds half of λ(‖y‖² − ‖x‖²)", () => {
  const ridged = softmaxNetwork(train, { ridge: 0.5 });
  const [x, y] = [vector(1), vector(1)];
  const squares = (v: Float64Array): number => v.reduce((sum, entry) => sum + entry * entry, 0);
  const expected = valueChange(network, x, y).change + 0.25 * (squares(y) - squares(x));
  assert.ok(Math.abs(valueChange(ridged, x, y).change - expected) < 1e-13);
  assert.ok(valueChange(ridged, x, y).rounding > valueChange(network, x, y).rounding);
});
