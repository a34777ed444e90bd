import assert from "node:assert/strict";
import { test } from "node:test";
import { dataFile } from "../../data/data-file.js";
import { loadIris } from "../../data/iris.js";
import { loadCsv } from "../../data/load-csv.js";
import { publishedSplit } from "../../data/published-split.js";
import { selectRows } from "../../data/select-rows.js";
import { standardize } from "../../data/standardize.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { supportOf } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { dot } from "../../numerics/linear.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { pairSmoothness } from "./pair-smoothness.js";
import { restrictedSmoothness } from "./restricted-smoothness.js";
import { smoothnessQuotient } from "./smoothness-quotient.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);

test("every lower end is the quotient of the pair that attains it; Λ_s ≤ L_s ≤ Λ_2s", async () => {
  let last = 0;
  for (let s = 1; s <= 15; s++) {
    const { lower, upper, attainedAt } = await pairSmoothness(network, s);
    const { x, y } = attainedAt;
    assert.ok(supportOf(x).length <= s && supportOf(y).length <= s);
    assert.equal(smoothnessQuotient(network, x, y), lower);
    assert.ok(lower >= last && lower <= upper);
    assert.equal(upper, (await restrictedSmoothness(network, Math.min(2 * s, 15))).upper);
    assert.ok(lower > (await restrictedSmoothness(network, s)).lower * (1 - 1e-12));
    assert.ok(upper / lower < (s >= 5 ? 1 + 1e-11 : 1.43));
    last = lower;
  }
});

test("from five entries on the constant is the dense one", async () => {
  const { lower } = await pairSmoothness(network, 5);
  assert.ok(lower > denseSmoothness(network).lower * (1 - 1e-11));
});

test("nine tenths of a lower end are too little at its pair, also as the definition is written", async () => {
  for (let s = 1; s <= 6; s++) {
    const { lower, attainedAt } = await pairSmoothness(network, s);
    const { x, y } = attainedAt;
    const step = y.map((entry, a) => entry - x[a]);
    const { value, gradient } = network.valueAndGradient(x);
    const above = network.value(y) - value - dot(gradient, step);
    assert.ok(above > ((0.9 * lower) / 2) * dot(step, step));
  }
});

test("no random sparse pair has a larger quotient than the upper end", async () => {
  const normal = normalNumbers(mersenneTwister(6));
  for (let s = 1; s <= 5; s++) {
    const { upper } = await pairSmoothness(network, s);
    for (let trial = 0; trial < 200; trial++) {
      const scale = Number(`1e${(trial % 4) - 2}`);
      const [x, y] = [0, 0].map(() =>
        hardThreshold(
          Float64Array.from({ length: 15 }, () => scale * normal()),
          s,
        ),
      );
      assert.ok(smoothnessQuotient(network, x, y) < upper);
    }
  }
});

test("ridge is added to both ends", async () => {
  const ridged = softmaxNetwork(train, { ridge: 0.25 });
  for (const s of [1, 2]) {
    const [plain, more] = [await pairSmoothness(network, s), await pairSmoothness(ridged, s)];
    assert.ok(Math.abs(more.lower - plain.lower - 0.25) < 1e-9);
    assert.ok(Math.abs(more.upper - plain.upper - 0.25) < 1e-14);
  }
});

test("with two classes the bound is attained at 0, and all brackets of both constants are closed", async () => {
  const iris = await loadIris();
  const rows = selectRows(
    iris,
    Array.from({ length: 100 }, (_, i) => i),
  );
  const two = { ...rows, classNames: iris.classNames.slice(0, 2) };
  const small = softmaxNetwork(standardize(two).apply(two));
  const sizes = Array.from({ length: small.dimension }, (_, i) => i + 1);
  const asked = sizes.flatMap((n) => [restrictedSmoothness(small, n), pairSmoothness(small, n)]);
  for (const { lower, upper } of await Promise.all(asked))
    assert.ok(Math.abs(upper / lower - 1) < 1e-11);
});

test("thirteen features: few entries are bracketed all the same", async () => {
  const wine = await loadCsv(dataFile("wine.csv"), { label: "cultivar" });
  const large = softmaxNetwork(standardize(wine).apply(wine));
  const [one, two] = [await restrictedSmoothness(large, 1), await restrictedSmoothness(large, 2)];
  assert.ok(one.upper / one.lower < 1 + 1e-11 && two.upper / two.lower < 1 + 1e-11);
  const pair = await pairSmoothness(large, 1);
  assert.ok(pair.lower > one.upper && pair.upper === two.upper);
});
