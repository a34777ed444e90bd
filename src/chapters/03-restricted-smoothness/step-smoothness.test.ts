import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../../data/published-split.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { supportOf } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { mersenneTwister, normalNumbers, uniformNumbers } from "../../numerics/random.js";
import { smoothnessUpperBound } from "./smoothness-bound.js";
import { refutedConstant } from "./step-smoothness.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const draw = mersenneTwister(12);
const normal = normalNumbers(draw);
const uniform = uniformNumbers(draw);

/** f(x) − (γ/2)‖g_{I_s(x)}‖² − ½(1/γ − L)‖y − x‖² − f(y), as it is written. */
function slack(x: Float64Array, stepSize: number, s: number, L: number): number {
  const { value, gradient } = network.valueAndGradient(x);
  const y = hardThreshold(
    x.map((entry, a) => entry - stepSize * gradient[a]),
    s,
  );
  const support = supportOf(x);
  const free = [...gradient.keys()]
    .filter((a) => x[a] === 0)
    .sort((a, b) => Math.abs(gradient[b]) - Math.abs(gradient[a]));
  const index = [...support, ...free.slice(0, s - support.length)];
  const square = (v: number[]): number => v.reduce((sum, entry) => sum + entry * entry, 0);
  const gain = (stepSize / 2) * square(index.map((a) => gradient[a]));
  const way = square(Array.from(y, (entry, a) => entry - x[a]));
  return value - gain - ((1 / stepSize - L) / 2) * way - network.value(y);
}

test("just below the refuted constant the inequality fails as it is written, just above it holds", () => {
  for (let trial = 0; trial < 300; trial++) {
    const s = 1 + (trial % 15);
    const entries = trial % 4 === 0 ? Math.ceil(s / 2) : s;
    const x = hardThreshold(
      Float64Array.from({ length: 15 }, () => normal()),
      entries,
    );
    const stepSize = Math.exp(4 * uniform() - 2);
    const refuted = refutedConstant(network, { x, stepSize }, s);
    assert.ok(refuted <= smoothnessUpperBound(network, Math.min(2 * s, 15)));
    assert.ok(slack(x, stepSize, s, refuted - 1e-6) < 0);
    if (refuted < 1 / stepSize) assert.ok(slack(x, stepSize, s, refuted + 1e-6) > 0);
  }
});

test("a step that does not move refutes nothing", () => {
  const tied = softmaxNetwork({ ...train, features: new Float64Array(train.features.length) });
  const { x } = { x: Float64Array.from({ length: 15 }, (_, a) => (a === 0 ? 1 : 0)) };
  const gradient = tied.gradient(x);
  assert.ok(gradient[0] === 0);
  assert.equal(refutedConstant(tied, { x, stepSize: 0.1 }, 1), 0);
});
