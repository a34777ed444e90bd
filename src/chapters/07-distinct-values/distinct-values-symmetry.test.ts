import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../../data/dataset.js";
import { loadIris } from "../../data/iris.js";
import { standardize } from "../../data/standardize.js";
import { supportOf, supportOfMask } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { valueSymmetry } from "./distinct-values-symmetry.js";

/** Drawn rows of one feature; class k has `rows[k]` of them, and the classes overlap. */
function drawn(rows: readonly number[]): Dataset {
  const labels = Uint8Array.from(rows.flatMap((count, k) => Array<number>(count).fill(k)));
  return {
    features: Float64Array.from({ length: labels.length }, normalNumbers(mersenneTwister(11))),
    labels,
    size: labels.length,
    featureNames: ["x"],
    classNames: ["a", "b", "c"],
  };
}

for (const rows of [
  [6, 6, 6],
  [5, 8, 5],
  [5, 7, 6],
])
  for (const ridge of [0, 0.05])
    test(`classes of ${rows.join(", ")} rows, ridge ${ridge}: equal values on supports of one size are those with a symmetry`, () => {
      const network = softmaxNetwork(drawn(rows), { ridge });
      const minima = Array.from({ length: 63 }, (_, i) => {
        const support = supportOfMask(i + 1);
        const { theta, value, outcome } = minimizeOnSupport(network, support);
        assert.equal(outcome, "minimum");
        const full = theta.every((x, a) => !support.includes(a) || Math.abs(x) > 1e-9);
        return { support, value, full };
      });
      const found = { gauge: 0, exchange: 0 };
      minima.forEach((one, i) => {
        for (const other of minima.slice(0, i)) {
          const symmetry = valueSymmetry(network, one.support, other.support);
          const equal = Math.abs(one.value - other.value) < 1e-12;
          if (symmetry !== undefined) found[symmetry.kind]++;
          if (symmetry !== undefined) assert.ok(equal);
          else if (one.support.length === other.support.length)
            assert.ok(!equal || !one.full || !other.full, `${one.support} and ${other.support}`);
        }
      });
      assert.equal(found.gauge > 0, ridge === 0);
      assert.equal(found.exchange > 0, new Set(rows).size < 3);
    });

test("the loss itself: biases of two classes without weights may be exchanged where their rows are equally many", async () => {
  const iris = await loadIris();
  const all = standardize(iris).apply(iris);
  const fewer: Dataset = {
    ...all,
    features: all.features.slice(0, -4),
    labels: all.labels.slice(0, -1),
    size: 149,
  };
  const theta = new Float64Array(15);
  for (const a of [0, 1, 3]) theta[a] = a - 1.3;
  [theta[13], theta[14]] = [0.8, -1.7];
  const exchanged = theta.with(13, theta[14]).with(14, theta[13]);
  for (const ridge of [0, 0.1]) {
    const difference = (rows: Dataset): number => {
      const network = softmaxNetwork(rows, { ridge });
      return Math.abs(network.value(theta) - network.value(exchanged));
    };
    assert.ok(difference(all) < 1e-15 && difference(fewer) > 1e-3);
  }
  const [one, other] = [[0, 13], [0, 14]]; // prettier-ignore
  const [whole, part] = [all, fewer].map((rows) => softmaxNetwork(rows));
  assert.deepEqual(valueSymmetry(whole, one, other), { kind: "exchange", classes: [1, 2] });
  assert.equal(valueSymmetry(part, one, other), undefined);
  assert.equal(valueSymmetry(whole, [4, ...one], [4, ...other]), undefined);
});

test("a shift along the gauge carries a point of one support to the other", () => {
  const network = softmaxNetwork(drawn([5, 7, 6]));
  const theta = Float64Array.of(0.4, -1.1, 0, 0, 0.7, 0);
  const shifted = theta.map((x, a) => (a < 3 ? x + 1.1 : x));
  assert.deepEqual(supportOf(shifted), [0, 2, 4]);
  assert.deepEqual(valueSymmetry(network, supportOf(theta), [0, 2, 4]), { kind: "gauge" });
  assert.ok(Math.abs(network.value(theta) - network.value(shifted)) < 1e-15);
});
