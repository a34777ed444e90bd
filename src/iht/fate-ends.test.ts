import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../data/published-split.js";
import { restrictedMinima } from "../minima/restricted-minima.js";
import { denseSmoothness } from "../network/dense-smoothness.js";
import { initialWeights } from "../network/initial-weights.js";
import { softmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { norm } from "../numerics/linear.js";
import { forwarded } from "./fast-forward.js";
import { fate, type Fate } from "./fate.js";
import { finalSupport } from "./final-support.js";
import { followed, type Leg } from "./followed.js";
import { hardThreshold } from "./hard-threshold.js";
import { type IhtLoop, ihtLoop } from "./iht-loop.js";

const network = softmaxNetwork((await publishedSplit(273)).train);
const stepSize = 1 / denseSmoothness(network).upper;
const startOf = (sparsity: number, seed: number): Float64Array =>
  hardThreshold(initialWeights(seed), sparsity);

function run(sparsity: number, seed: number, steps: number): IhtLoop {
  const loop = ihtLoop(network, { sparsity, stepSize, start: startOf(sparsity, seed) });
  loop.advance(steps);
  return loop;
}

async function told(sparsity: number, seed: number, lowestLimit?: number): Promise<Fate> {
  const options = { sparsity, stepSize, start: startOf(sparsity, seed) };
  return fate(network, { ...options, ...(lowestLimit !== undefined && { lowestLimit }) });
}

test("what is proven of a point of the curve is proven of the true iterate too", async () => {
  for (const [sparsity, seed] of [
    [5, 1],
    [5, 5],
    [5, 12],
  ]) {
    const { end, known, by } = await told(sparsity, seed);
    assert(by === "certificate" && known.lower > 20_000 && known.upper < 400_000);
    const loop = run(sparsity, seed, known.upper + 1000);
    const final = await finalSupport(network, { sparsity, stepSize });
    const verdict = final(loop.theta);
    assert(verdict.kind === "final" && verdict.limit.kind === end.kind);
    assert.deepEqual(verdict.support, end.support);
  }
});

test("changes that are foretold for the first 20,000 iterations are taken by steps", async () => {
  const { changes, end, known } = await told(4, 5);
  assert(known.lower === known.upper && known.upper > 2000 && known.upper <= 40_000);
  const loop = run(4, 5, known.upper);
  assert.deepEqual(supportOf(loop.theta), end.support);
  assert.equal(loop.settledSince, changes[changes.length - 1].iterations.upper);
});

test("after exchanges far out what doubles do not tell is of the size of a step", async () => {
  const loop = run(9, 6, 2000);
  const minima = await restrictedMinima(network);
  const exchangedFar: Leg[] = [];
  let theta: Float64Array = loop.theta.slice();
  let leg: Leg | undefined;
  for (let change = 0; change < 6; change++) {
    const ahead =
      leg === undefined
        ? forwarded(network, minima, theta, { stepSize })
        : followed(network, leg, { stepSize });
    if (ahead.kind !== "changes") break;
    ({ leg, theta } = ahead);
    if (leg !== undefined) {
      exchangedFar.push(leg);
      continue;
    }
    const next = ihtLoop(network, { sparsity: 9, stepSize, start: theta });
    next.advance(2000);
    theta = next.theta.slice();
  }
  assert(exchangedFar.length >= 2);
  for (const { coordinates, offset, passed } of exchangedFar) {
    assert(norm(offset) * passed < 1e6, `${norm(offset)} after ${passed}`);
    assert(coordinates.support.every((a) => coordinates.x[a] + offset[a] !== 0));
  }
});

test("a run that is not followed to its end goes to infinity where no limit is as low", async () => {
  const open = await told(11, 12);
  assert.equal(open.end.kind, "open");
  const decided = await told(11, 12, 0.0447067030711841); // the lowest local minimum has 0.04470670307118…
  assert(decided.end.kind === "unbounded" && decided.by === "value");
  assert.deepEqual(decided.changes, open.changes);
  const followedOn = await told(7, 6, 0.04);
  assert.equal(followedOn.end.kind, "attained");
});
