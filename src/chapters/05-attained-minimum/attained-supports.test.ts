import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../../data/dataset.js";
import { loadIris } from "../../data/iris.js";
import { publishedSplit } from "../../data/published-split.js";
import { standardize } from "../../data/standardize.js";
import { fixture } from "../../tools/fixture.js";
import { supportOfMask } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { type AttainedSupports, attainedSupports } from "./attained-supports.js";

/**
 * What SciPy and Python's fractions say, by another route:
 * `src/chapters/05-attained-minimum/fixtures/attained-supports.py`.
 */
interface Expected {
  readonly attainedBySize: readonly number[];
  readonly lowestPatterns: readonly (readonly number[])[];
  readonly highestPatterns: readonly (readonly number[])[];
}
const expected = fixture<Record<"canonical" | "all", Expected>>(
  "chapters/05-attained-minimum/attained-supports",
);

const iris = await loadIris();
const canonical = (await publishedSplit(273)).train;
const all = standardize(iris).apply(iris);
const found = {
  canonical: await attainedSupports(softmaxNetwork(canonical)),
  all: await attainedSupports(softmaxNetwork(all)),
};

/** x · 2^80 as an integer, for a double that is a multiple of 2^−80. */
function integer(x: number): bigint {
  const high = Math.trunc(x * 2 ** 20);
  const low = (x * 2 ** 20 - high) * 2 ** 60;
  assert.ok(Number.isInteger(low));
  return (BigInt(high) << 60n) + BigInt(low);
}

/**
 * The lists by the definitions and with integers, without the library: every direction lives on its
 * support and separates, all weights are positive and balance, and every support contains a member of
 * the first list or lies in one of the second.
 */
function check(dataset: Dataset, { minimalUnattained, maximalAttained }: AttainedSupports): void {
  const rows = Array.from(dataset.labels, (y, i) => ({
    y,
    x: [0, 1, 2, 3].map((j) => integer(dataset.features[4 * i + j])).concat(integer(1)),
  }));
  const block = (k: number, j: number): number => (j < 4 ? 4 * k + j : 12 + k);
  const inputs = [0, 1, 2, 3, 4];
  for (const { support, direction } of minimalUnattained) {
    const d = Array.from(direction, integer);
    assert.ok(d.every((entry, a) => entry === 0n || support.includes(a)));
    const values = rows.flatMap(({ y, x }) =>
      [0, 1, 2].map((k) =>
        inputs.reduce((sum, j) => sum + (d[block(y, j)] - d[block(k, j)]) * x[j], 0n),
      ),
    );
    assert.ok(values.every((value) => value >= 0n) && values.some((value) => value > 0n));
  }
  for (const { support, certificate } of maximalAttained) {
    assert.ok(certificate.kind === "weights");
    const { weights } = certificate;
    assert.equal(weights.length, 2 * rows.length);
    assert.ok(weights.every((weight) => weight > 0n));
    const sum = Array<bigint>(15).fill(0n);
    rows.forEach(({ y, x }, i) =>
      [0, 1, 2]
        .filter((k) => k !== y)
        .forEach((k, place) => {
          for (const j of inputs) {
            sum[block(y, j)] += weights[2 * i + place] * x[j];
            sum[block(k, j)] -= weights[2 * i + place] * x[j];
          }
        }),
    );
    assert.ok(support.every((a) => sum[a] === 0n));
  }
  const bits = (support: readonly number[]): number => support.reduce((m, a) => m + 2 ** a, 0);
  const low = minimalUnattained.map(({ support }) => bits(support));
  const high = maximalAttained.map(({ support }) => bits(support));
  for (let mask = 1; mask < 2 ** 15; mask++) {
    const above = low.some((part) => (mask & part) === part);
    const below = high.some((whole) => (mask & whole) === mask);
    assert.ok(above !== below);
  }
}

test("both lists are right, member by member, and decide every support", () => {
  check(canonical, found.canonical);
  check(all, found.all);
});

test("the checker sees a false member and a missing one", () => {
  const { minimalUnattained, maximalAttained } = found.canonical;
  const [first, ...others] = minimalUnattained;
  const changed = (lists: Partial<AttainedSupports>) => () =>
    check(canonical, { ...found.canonical, ...lists });
  const turned = { ...first, direction: first.direction.map((x) => -x) };
  assert.throws(changed({ minimalUnattained: [turned, ...others] }), assert.AssertionError);
  assert.throws(changed({ minimalUnattained: others }), assert.AssertionError);
  const larger = { ...maximalAttained[0], support: [...maximalAttained[0].support, 10] };
  assert.throws(changed({ maximalAttained: [...maximalAttained, larger] }), assert.AssertionError);
  assert.throws(changed({ maximalAttained: maximalAttained.slice(1) }), assert.AssertionError);
});

test("counts by size are those of SciPy and Python's fractions", () => {
  for (const data of ["canonical", "all"] as const) {
    assert.deepEqual(found[data].attainedBySize.slice(1), expected[data].attainedBySize);
    assert.equal(found[data].attainedBySize[0], 1);
  }
});

test("so are the lists: its patterns are listed here with all their equal supports", () => {
  const text = (support: readonly number[]): string => support.join();
  for (const data of ["canonical", "all"] as const) {
    const { minimalUnattained, maximalAttained, attains } = found[data];
    const low = minimalUnattained.map(({ support }) => text(support));
    const listed = expected[data].lowestPatterns.map(text);
    assert.ok(listed.every((support) => low.includes(support)));
    assert.equal(low.length, 4 * 4 + 8); // one entry of setosa, or both others, for each input
    assert.equal(maximalAttained.length, 28);
    for (const support of expected[data].highestPatterns)
      assert.ok(attains(support.reduce((mask, a) => mask | (1 << a), 0)));
  }
});

test("attains agrees with the lists", () => {
  const { minimalUnattained, attains } = found.canonical;
  for (let mask = 1; mask < 2 ** 15; mask++) {
    const support = supportOfMask(mask);
    const above = minimalUnattained.some((member) => member.support.every((a) => support.includes(a))); // prettier-ignore
    assert.equal(attains(mask), !above);
  }
});

test("progress ends at all of them, and the signal stops", async () => {
  const seen: number[] = [];
  await attainedSupports(softmaxNetwork(canonical), { report: (done) => seen.push(done) });
  assert.equal(seen.at(-1), 2 ** 15 - 1);
  assert.ok(seen.every((done, i) => i === 0 || done >= seen[i - 1]));
  const controller = new AbortController();
  const stopped = attainedSupports(softmaxNetwork(canonical), {
    report: () => controller.abort(new Error("Interrupted")),
    signal: controller.signal,
  });
  await assert.rejects(stopped, { message: "Interrupted" });
});

test("with a ridge every support attains", async () => {
  const lists = await attainedSupports(softmaxNetwork(canonical, { ridge: 1e-3 }));
  assert.deepEqual([lists.minimalUnattained.length, lists.questions], [0, 0]);
  assert.deepEqual(lists.maximalAttained.map(({ support }) => support.length), [15]); // prettier-ignore
  assert.equal(lists.attainedBySize[7], 6435);
  assert.ok(lists.attains(1) && lists.attains(2 ** 15 - 1));
});
