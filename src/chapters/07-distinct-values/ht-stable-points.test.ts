import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { distinctValues } from "./distinct-values.js";
import { valueSymmetry } from "./distinct-values-symmetry.js";
import { loadIris } from "../../data/iris.js";
import { publishedSplit } from "../../data/published-split.js";
import { standardize } from "../../data/standardize.js";
import { fixture } from "../../tools/fixture.js";
import { hardThresholdSet } from "../../iht/hard-threshold.js";
import { maskOf } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { largestDifference } from "../../numerics/differences.js";
import { mersenneTwister, permutation } from "../../numerics/random.js";
import { everySupport } from "../06-stationary-points/index.js";
import {
  type HtStablePoint,
  htStableNumbers,
  htStablePoints,
  oneOfEachModel,
} from "./ht-stable-points.js";
import { movedAlongFlat } from "./moved-along-flat.js";

const { train } = await publishedSplit(273);
const iris = await loadIris();

const names = ["attained", "isolated", "flatsAtLeastNorm", "flats", "models"] as const;
type Known = Record<(typeof names)[number] | "zeroEntries" | "valueSums", number[]> & {
  readonly letters: string;
};
const known = fixture<{ canonical: Known; all: Known }>(
  "chapters/07-distinct-values/scipy-stable-points",
);

for (const [name, dataset] of [
  ["canonical", train],
  ["all", standardize(iris).apply(iris)],
] as const) {
  const network = softmaxNetwork(dataset);
  const every = await everySupport(network);
  const L = denseSmoothness(network);
  const stepSize = 1 / L.upper;
  const lists = htStablePoints(network, every, stepSize);
  const points = lists.flatMap((list) => list.points);

  test(`${name}: support by support what NumPy and SciPy find, nothing undecided`, () => {
    const expected = known[name];
    const numbers = lists.map(htStableNumbers);
    for (const count of names) assert.deepEqual(numbers.map((row) => row[count]), expected[count]); // prettier-ignore
    assert.deepEqual(
      lists.map(({ zeroEntries }) => zeroEntries.length),
      expected.zeroEntries,
    );
    assert.ok(lists.every(({ undecided }) => undecided.length === 0));

    const letter = new Map<number, string>();
    for (const { zeroEntries } of lists)
      for (const { support } of zeroEntries) letter.set(maskOf(support), "z");
    for (const { support, form, itself } of points)
      letter.set(maskOf(support), form === "isolated" ? "i" : itself ? "a" : "b");
    const letters = Array.from({ length: 2 ** 15 - 1 }, (_, i) => {
      const other = every.at(i + 1).kind === "attained" ? "." : "-";
      return letter.get(i + 1) ?? other;
    });
    assert.equal(createHash("sha256").update(letters.join("")).digest("hex"), expected.letters);

    lists.forEach((list, i) => {
      const itself = list.points.filter((point) => point.itself);
      const values = oneOfEachModel(itself).map(({ value }) => value.upper);
      const sum = itself.reduce((total, { value }) => total + value.upper, 0);
      assert.ok(values.length <= itself.length);
      assert.ok(Math.abs(sum - expected.valueSums[i]) < 1e-10 * (1 + sum));
    });
  });

  test(`${name}: 1/L from either end of L counts the same points`, () => {
    const other = htStablePoints(network, every, 1 / L.lower).flatMap((list) => list.points);
    assert.deepEqual(
      other.map(({ support, itself }) => [support, itself]),
      points.map(({ support, itself }) => [support, itself]),
    );
  });

  test(`${name}: a sample is stable by the definition, on a flat far enough along it`, () => {
    const rests = ({ theta, support }: Pick<HtStablePoint, "theta" | "support">): boolean => {
      const gradient = network.gradient(theta);
      const v = theta.map((x, a) => (support.includes(a) ? x : x - stepSize * gradient[a]));
      return hardThresholdSet(v, support.length).some((z) => largestDifference(z, theta) === 0);
    };
    for (const i of permutation(mersenneTwister(3), points.length).slice(0, 400)) {
      const point = points[i];
      assert.equal(rests(point), point.itself, point.support.join());
      const far = movedAlongFlat(network, point.support, point.theta, 1e3);
      assert.ok(Math.abs(network.value(far) - network.value(point.theta)) < 1e-12);
      assert.equal(largestDifference(far, point.theta) > 0, point.form === "flat");
      if (point.form === "flat") assert.ok(rests({ ...point, theta: far }));
    }
  });

  test(`${name}: the points of one model are one level of values, nothing else is but mirror pairs`, () => {
    for (const { points: list } of lists) {
      const { levels, undecided } = distinctValues(network, list);
      assert.deepEqual(undecided, []);
      const models = levels.map((level) => new Set(level.points.map((i) => list[i].model)));
      const total = models.reduce((sum, { size }) => sum + size, 0);
      assert.equal(total, oneOfEachModel(list).length);
      levels.forEach((level, i) => {
        if (models[i].size === 1) return;
        const [one, other] = oneOfEachModel(level.points.map((place) => list[place]));
        assert.equal(valueSymmetry(network, one.support, other.support)?.kind, "exchange");
        assert.equal(models[i].size, 2);
      });
    }
  });
}

test("with ridge nothing is flat, and every support is its own model", async () => {
  const small = softmaxNetwork(
    {
      features: Float64Array.of(0.1, -0.4, 1.2, 0.3, -1, 0.8),
      labels: Uint8Array.of(0, 1, 2, 0, 1, 2),
      size: 6,
      featureNames: ["x"],
      classNames: ["a", "b", "c"],
    },
    { ridge: 0.1 },
  );
  const lists = htStablePoints(small, await everySupport(small), 0.01);
  assert.deepEqual(
    lists.map(({ attained }) => attained),
    [6, 15, 20, 15, 6, 1],
  );
  for (const list of lists) {
    const { isolated, flats, models } = htStableNumbers(list);
    assert.deepEqual([flats, models], [0, isolated]);
  }
});
