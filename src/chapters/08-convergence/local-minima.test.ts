import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../../data/dataset.js";
import { iht } from "../../iht/iht.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { supportOf, supportOfMask } from "../../network/support.js";
import { mersenneTwister, normalNumbers, uniformNumbers } from "../../numerics/random.js";
import { everySupport } from "../06-stationary-points/index.js";
import { localMinima } from "./local-minima.js";

const uniform = uniformNumbers(mersenneTwister(8));
const normal = normalNumbers(mersenneTwister(9));

/** Rows of two classes that an affine function separates by their first feature, but not by the others. */
const dataset: Dataset = {
  features: Float64Array.from({ length: 36 }, (_, i) =>
    i % 3 === 0 ? (i % 2 === 0 ? 1 : -1) * (0.2 + uniform()) : normal(),
  ),
  labels: Uint8Array.from({ length: 12 }, (_, i) => i % 2),
  size: 12,
  featureNames: ["x", "y", "z"],
  classNames: ["a", "b"],
};
const network = softmaxNetwork(dataset);
const stepSize = 1 / denseSmoothness(network).upper;
const all = localMinima(network, await everySupport(network, { workers: 1 }), [stepSize, 1e-9]);

test("they are the supports with a proven minimiser that has no zero entry", () => {
  const supports = Array.from({ length: 255 }, (_, i) => supportOfMask(i + 1));
  const single = supports.filter((support) => {
    const { outcome, theta } = minimizeOnSupport(network, support);
    const flat = [0, 1, 2, 6].some((a, i) => {
      const other = [3, 4, 5, 7][i];
      return support.includes(a) && support.includes(other);
    });
    return outcome === "minimum" && !flat && support.every((a) => Math.abs(theta[a]) > 1e-7);
  });
  const isolated = all.flat().filter(({ form }) => form === "isolated");
  const key = (support: readonly number[]): string => support.join();
  assert.deepEqual(new Set(isolated.map(({ support }) => key(support))), new Set(single.map(key)));
  assert(single.length > 10);
});

test("no sparse point nearby is lower, HT-stable or not", () => {
  for (const list of all.slice(0, 4))
    for (const { theta, support, value } of list) {
      const smallest = Math.min(...support.map((a) => Math.abs(theta[a])));
      for (let n = 0; n < 20; n++) {
        const moved = theta.map((x) => (x === 0 ? 0 : x + (smallest / 4) * normal()));
        if (supportOf(moved).length > support.length) continue;
        assert(network.value(moved) >= value.lower);
      }
    }
});

test("kept at a step are those that a step of IHT does not leave", () => {
  let left = 0;
  for (const { theta, support, kept, form } of all.flat()) {
    if (form === "flat") continue;
    const options = { sparsity: support.length, stepSize, start: theta };
    for (const { k, support: next } of iht(network, options)) {
      if (k === 0) continue;
      assert.equal(next.join() === support.join(), kept[0]);
      break;
    }
    if (!kept[0]) left++;
    assert(kept[1]);
  }
  assert(left > 0);
});
