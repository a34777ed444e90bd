import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { loadIris } from "../../data/iris.js";
import { publishedSplit } from "../../data/published-split.js";
import { standardize } from "../../data/standardize.js";
import { fixture } from "../../tools/fixture.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { mersenneTwister, uniformNumbers } from "../../numerics/random.js";
import { valuedMinima } from "./valued-minima.js";
import { distinctValues, type ValuedPoint } from "./distinct-values.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const iris = await loadIris();
const whole = softmaxNetwork(standardize(iris).apply(iris));

const point = (support: number[], lower: number, upper: number): ValuedPoint => ({
  support,
  value: { lower, upper },
});

test("bounds apart are distinct, a symmetry makes equal, anything else is left open", () => {
  const apart = distinctValues(network, [point([2], 0.5, 0.6), point([3], 0.2, 0.3)]);
  assert.equal(apart.kind, "distinct");
  assert.deepEqual(
    apart.levels.map(({ points }) => points),
    [[1], [0]],
  );
  const { below, above, lower, upper } = apart.smallestGap!;
  assert.deepEqual([below, above], [1, 0]);
  assert.ok(lower <= 0.2 && lower > 0.2 - 1e-15 && upper >= 0.4 && upper < 0.4 + 1e-15);

  const gauge = [point([0, 4], 0.2, 0.3), point([0, 8], 0.25, 0.35), point([1], 0.4, 0.5)];
  const equal = distinctValues(network, gauge);
  assert.equal(equal.kind, "equal");
  assert.deepEqual(equal.equal, [{ first: 0, second: 1, symmetry: { kind: "gauge" } }]);
  assert.deepEqual(equal.levels[0], { value: { lower: 0.2, upper: 0.35 }, points: [0, 1] });

  const open = distinctValues(network, [point([2], 0.5, 0.6), point([3], 0.6, 0.7)]);
  assert.deepEqual([open.kind, open.undecided], ["undecided", [[0, 1]]]);
  assert.equal(open.smallestGap, undefined);
  assert.deepEqual(distinctValues(network, []).levels, []);
});

test("drawn bounds: the gaps are those between all pairs, and every overlap is named", () => {
  const uniform = uniformNumbers(mersenneTwister(4));
  for (let trial = 0; trial < 50; trial++) {
    const points = Array.from({ length: 12 }, (_, a) => {
      const lower = uniform();
      return point([a], lower, lower + 0.02 * uniform());
    });
    const { levels, gaps, smallestGap, undecided } = distinctValues(network, points);
    assert.equal(levels.flatMap((level) => level.points).length, 12);
    let overlaps = 0;
    let least = Infinity;
    for (let i = 0; i < 12; i++)
      for (let j = 0; j < i; j++) {
        const [one, other] = [points[i].value, points[j].value];
        const between = Math.max(one.lower - other.upper, other.lower - one.upper);
        if (between > 0) least = Math.min(least, between);
        else overlaps++;
      }
    assert.ok(undecided.length >= overlaps);
    assert.equal(gaps.length, levels.length - 1);
    if (undecided.length === overlaps && smallestGap !== undefined)
      assert.ok(Math.abs(smallestGap.lower - least) < 1e-15);
  }
});

interface Pair {
  readonly supports: [number[], number[]];
  readonly values: [string, string];
  readonly difference: string;
}
const { cases } = fixture<{ cases: { data: string; features: string; pairs: Pair[] }[] }>(
  "chapters/07-distinct-values/mpmath-smallest-gaps",
);

for (const { data, features, pairs } of cases)
  test(`${data}: values and differences at 50 digits lie inside the bounds`, () => {
    const objective = data === "canonical" ? network : whole;
    const bytes = new Uint8Array(objective.dataset.features.buffer);
    assert.equal(createHash("sha256").update(bytes).digest("hex"), features);
    for (const { supports, values, difference } of pairs) {
      const points = valuedMinima(objective, supports);
      points.forEach(({ value }, i) => {
        const known = Number(values[i]);
        assert.ok(value.lower <= known && known <= value.upper, supports[i].join());
      });
      const { kind, smallestGap, equal } = distinctValues(objective, points);
      const apart = Number(difference);
      if (apart < 1e-40) {
        assert.equal(kind, "equal");
        assert.equal(equal[0].symmetry.kind, "exchange");
      } else {
        assert.equal(kind, "distinct");
        assert.ok(smallestGap!.lower <= apart && apart <= smallestGap!.upper);
      }
    }
  });

test("no value is given where no minimum is attained", () => {
  assert.throws(() => valuedMinima(network, [[2], [2, 12]]), {
    message: "No minimum is proven on 2, 12",
  });
});
