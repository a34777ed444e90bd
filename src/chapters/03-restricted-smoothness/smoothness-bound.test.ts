import assert from "node:assert/strict";
import { test } from "node:test";
import { loadIris } from "../../data/iris.js";
import { publishedSplit } from "../../data/published-split.js";
import { standardize } from "../../data/standardize.js";
import { gramMatrix } from "../../network/gram.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { mersenneTwister, normalNumbers } from "../../numerics/random.js";
import { submatrix } from "../../numerics/linear.js";
import { symmetricEigen } from "../../numerics/symmetric-eigen.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { supportOf, supportOfMask } from "../../network/support.js";
import { placeOf, supportsUpToClasses } from "./class-supports.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { enumeratedBound } from "./enumerated-bound.js";
import { rowBound, smoothnessBound, smoothnessUpperBound } from "./smoothness-bound.js";
import { dataFile } from "../../data/data-file.js";
import { loadCsv } from "../../data/load-csv.js";
import { curvatureBound, curvatureBoundSlope } from "./softmax-curvature-bound.js";

const { train } = await publishedSplit(273);
const iris = await loadIris();
const all = standardize(iris).apply(iris);
const network = softmaxNetwork(train);

test("Q_r is above diag p − ppᵀ for random and for extreme probabilities, and touches it", () => {
  const normal = normalNumbers(mersenneTwister(4));
  for (const K of [2, 3, 4, 6])
    for (let trial = 0; trial < 300; trial++) {
      const hub = trial % K;
      const r = 2 * Math.abs(Math.sin(trial + 1));
      const weights = Array.from({ length: K }, () => Math.exp(3 * normal()));
      const total = weights.reduce((a, b) => a + b);
      const p = weights.map((w) => w / total);
      const gap = curvatureBound(K, hub, r).map((q, i) => {
        const [k, l] = [Math.floor(i / K), i % K];
        return q - (k === l ? p[k] : 0) + p[k] * p[l];
      });
      assert.ok(symmetricEigen(gap, K).values[0] > -1e-14);
      const step = 1e-5;
      const [above, below] = [r + step, r - step].map((x) => curvatureBound(K, hub, x));
      const slope = curvatureBoundSlope(K, hub, r);
      slope.forEach((d, i) => {
        const difference = (above[i] - below[i]) / (2 * step);
        assert.ok(Math.abs(d - difference) < 1e-6 * (1 + Math.abs(d)) * (1 + 1 / r));
      });
    }
  const even = curvatureBound(3, 0, 2); // Böhning's ½(I − 11ᵀ/3)
  even.forEach((q, i) => assert.ok(Math.abs(q - (i % 4 === 0 ? 1 / 3 : -1 / 6)) < 1e-15));
});

test("one support for each choice up to the order of the classes: every support has its equal", () => {
  const key = (masks: number[]): string => masks.sort((a, b) => a - b).join();
  for (const [m, count] of [
    [1, 5],
    [2, 25],
    [7, 1150],
  ] as const) {
    // prettier-ignore
    const keys = new Set<string>();
    for (const support of supportsUpToClasses(4, 3, m)) {
      assert.equal(new Set(support.map((entry) => placeOf(entry, 4, 3))).size, m);
      const masks = [0, 0, 0];
      for (const { class: k, input } of support) masks[k] |= 1 << input;
      keys.add(key(masks));
    }
    assert.equal(keys.size, count);
    const expected = new Set<string>();
    for (let mask = 1; mask < 1 << 15; mask++) {
      const masks = [mask & 31, (mask >> 5) & 31, mask >> 10];
      if (supportOfMask(mask).length === m) expected.add(key(masks));
    }
    assert.deepEqual([...keys].sort(), [...expected].sort());
  }
});

test("all supports without the symmetry give the same bound, on a grid of r", () => {
  const { matrix, n } = gramMatrix(train);
  for (const m of [1, 2, 3, 4]) {
    let largest = 0;
    for (let mask = 1; mask < 1 << 15; mask++) {
      const support = supportOfMask(mask);
      if (support.length !== m) continue;
      let least = Infinity;
      for (let hub = 0; hub < 3 && least > largest; hub++)
        for (const r of [1e-9, 0.1, 0.5, 0.8, 0.9, 1, 1.1, 1.2, 1.5, 1.9, 2]) {
          if (least <= largest) break;
          const Q = curvatureBound(3, hub, r);
          const product = Float64Array.from({ length: 225 }, (_, i) => {
            const [a, b] = [Math.floor(i / 15), i % 15];
            const k = (c: number): number => (c < 12 ? Math.floor(c / 4) : c - 12);
            const j = (c: number): number => (c < 12 ? c % 4 : 4);
            return Q[3 * k(a) + k(b)] * matrix[n * j(a) + j(b)];
          });
          least = Math.min(least, symmetricEigen(submatrix(product, 15, support), m).values[m - 1]);
        }
      largest = Math.max(largest, least);
    }
    const bound = smoothnessUpperBound(network, m);
    assert.ok(bound < largest * (1 + 1e-12) && bound > 0.98 * largest, `${m}: ${bound} ${largest}`);
  }
});

test("known ends: a quarter, a half, the dense constant from the eighth entry on; monotone", () => {
  for (const rows of [train, all]) {
    const some = softmaxNetwork(rows);
    const bounds = Array.from({ length: 15 }, (_, i) => smoothnessUpperBound(some, i + 1));
    bounds.forEach((bound, i) => assert.ok(i === 0 || bound >= bounds[i - 1]));
    assert.ok(bounds[0] >= 0.25 && bounds[0] < 0.25 + 1e-13);
    assert.ok(bounds[1] >= 0.5 && bounds[1] < 0.5 + 1e-13);
    const { upper } = denseSmoothness(some);
    bounds.slice(8).forEach((bound) => assert.ok(bound >= upper && bound < upper * (1 + 1e-14)));
  }
});

test("no Hessian at a random sparse point has a larger eigenvalue", () => {
  const normal = normalNumbers(mersenneTwister(5));
  for (let m = 1; m <= 9; m++) {
    const bound = smoothnessUpperBound(network, m);
    for (let trial = 0; trial < 200; trial++) {
      const scale = 3 ** (trial % 5);
      const theta = hardThreshold(
        Float64Array.from({ length: 15 }, () => scale * normal()),
        m,
      );
      const hessian = submatrix(network.hessian(theta), 15, supportOf(theta));
      assert.ok(symmetricEigen(hessian, m).values[m - 1] < bound);
    }
  }
});

test("ridge is added", () => {
  for (const m of [1, 4, 9]) {
    const ridged = smoothnessUpperBound(softmaxNetwork(train, { ridge: 0.25 }), m);
    assert.ok(Math.abs(ridged - smoothnessUpperBound(network, m) - 0.25) < 1e-15);
  }
});

test("beyond enumeration the bounds are above all supports that can be looked through, and above Hessians", async () => {
  const gram = gramMatrix(train);
  const enumerated = Array.from({ length: 15 }, (_, i) => enumeratedBound(network, i + 1));
  enumerated.forEach((bound, i) => {
    assert.ok(rowBound(gram, 3, i + 1) >= bound * (1 - 1e-13));
    for (let n = 2; n <= i; n++)
      assert.ok((i / (n - 1)) * enumerated[n - 1] >= bound * (1 - 1e-13));
  });
});

test("wine: a bound for every m, which does not fall, and says what it was found by", async () => {
  const wine = await loadCsv(dataFile("wine.csv"), { label: "cultivar" });
  const net = softmaxNetwork(standardize(wine).apply(wine), { ridge: 0.1 });
  const sizes = [1, 2, 3, 4, 5, 8, 20, 42];
  const bounds = sizes.map((m) => smoothnessBound(net, m));
  assert.deepEqual(bounds[3], { upper: bounds[3].upper, by: "fewer", supports: 3 });
  assert.deepEqual(
    bounds.map(({ by }) => by),
    ["supports", "supports", "supports", "fewer", "rows", "rows", "dense", "dense"],
  );
  bounds.forEach(({ upper }, i) => {
    if (i > 0) assert.ok(upper >= bounds[i - 1].upper * (1 - 1e-13));
  });
  const normal = normalNumbers(mersenneTwister(6));
  for (const m of [2, 4, 5, 8, 20])
    for (let trial = 0; trial < 20; trial++) {
      const theta = hardThreshold(
        Float64Array.from({ length: 42 }, () => normal()),
        m,
      );
      const block = submatrix(net.hessian(theta), 42, supportOf(theta));
      assert.ok(symmetricEigen(block, m).values[m - 1] < bounds[sizes.indexOf(m)].upper);
    }
});

test("300 parameters and more have bounds as well", () => {
  const normal = normalNumbers(mersenneTwister(8));
  const rows = {
    features: Float64Array.from({ length: 60 * 99 }, () => normal()),
    labels: Uint8Array.from({ length: 60 }, (_, i) => i % 3),
    size: 60,
    featureNames: Array.from({ length: 99 }, (_, j) => `x${j}`),
    classNames: ["a", "b", "c"],
  };
  const net = softmaxNetwork(rows);
  const dense = denseSmoothness(net).upper;
  const bounds = [1, 2, 3, 10, 300].map((m) => smoothnessBound(net, m));
  assert.ok(bounds[2].upper < dense && bounds[2].upper > bounds[1].upper);
  assert.equal(bounds[4].upper, dense);
});
