import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../data/published-split.js";
import { softmaxNetwork } from "../network/softmax.js";
import { mersenneTwister, permutation } from "../numerics/random.js";
import { fixture } from "../tools/fixture.js";
import { exactMargins } from "./attained-minimum-exact.js";
import { attainment, attainsMinimum } from "./attained-minimum.js";
import { integerMargins } from "./class-pairs.js";
import { KINDS, tiedProblem } from "./fixtures/tied-problems.js";

/** How many margins rise, for each problem, by z3: `src/minima/fixtures/z3-separation.py`. */
const rising = fixture<{ rising: string }>("minima/z3-separation").rising.split(" ").map(Number);

test("2,000 small data sets with ties: the verdicts are those of z3, and are proven by their witnesses", async () => {
  const kinds = new Set<string>();
  for (const [number, expected] of rising.entries()) {
    const { dataset, support } = tiedProblem(number);
    const verdict = await attainsMinimum(softmaxNetwork(dataset), support);
    const name = `${number}: ${KINDS[number % 8]}`;
    assert.equal(verdict.kind, expected > 0 ? "unattained" : "attained", name);
    kinds.add(`${KINDS[number % 8]} ${verdict.kind}`);
    let weights: readonly bigint[];
    if (verdict.kind === "unattained") {
      const { separates, strict } = exactMargins(dataset, verdict.exact);
      assert.ok(separates && strict.length === expected && verdict.strictPairs === expected, name);
      assert.ok(verdict.exact.every((x, a) => x === 0n || support.includes(a)));
      ({ weights } = verdict);
    } else {
      assert.ok(verdict.kind === "attained" && verdict.certificate.kind === "weights");
      ({ weights } = verdict.certificate);
    }
    assert.equal(weights.filter((weight) => weight > 0n).length, weights.length - expected, name);
    integerMargins(dataset)
      .rows(support)
      .reduce(
        (sums, row, p) => sums.map((sum, i) => sum + weights[p] * row[i]),
        support.map(() => 0n),
      )
      .forEach((sum) => assert.equal(sum, 0n, name));
  }
  assert.equal(kinds.size, 16);
});

test("where the inputs are small whole numbers doubles hold the direction", async () => {
  for (const [number, expected] of rising.slice(0, 600).entries()) {
    if (![0, 3, 4, 5, 6].includes(number % 8) || expected === 0) continue;
    const { dataset, support } = tiedProblem(number);
    const verdict = await attainsMinimum(softmaxNetwork(dataset), support);
    assert.ok(verdict.kind === "unattained");
    const { separates, strict } = exactMargins(dataset, verdict.direction);
    assert.ok(separates && strict.length === expected, `${number}`);
  }
});

test("answers do not depend on what was asked before", async () => {
  const { train } = await publishedSplit(273);
  const supports = permutation(mersenneTwister(3), 2 ** 15)
    .slice(0, 30)
    .map((mask) => Array.from({ length: 15 }, (_, a) => a).filter((a) => (mask >> a) & 1));
  const asked = async (order: readonly number[]): Promise<unknown[]> => {
    const { decide, guess } = attainment(softmaxNetwork(train));
    const answers: unknown[] = [];
    for (const i of order) {
      await guess(supports[(i + 7) % 30]);
      answers[i] = await decide(supports[i]);
    }
    return answers;
  };
  const [one, other] = [await asked([...supports.keys()]), await asked(permutation(mersenneTwister(4), 30))]; // prettier-ignore
  assert.deepEqual(one, other);
  assert.deepEqual(await attainsMinimum(softmaxNetwork(train), supports[11]), one[11]);
});

test("thousands of rows with thirty features", async () => {
  const [N, d] = [4200, 30];
  let state = 1;
  const uniform = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const labels = Uint8Array.from({ length: N }, (_, i) => i % 2);
  const features = Float64Array.from(
    { length: N * d },
    (_, at) =>
    at % d === 0 ? (labels[at / d] === 0 && at % 7 === 0 ? 1 : 0) : uniform() + 0.2 * labels[Math.floor(at / d)], // prettier-ignore
  );
  const names = Array.from({ length: d }, (_, j) => `x${j}`);
  const network = softmaxNetwork({ features, labels, size: N, featureNames: names, classNames: ["a", "b"] }); // prettier-ignore
  const all = Array.from({ length: 62 }, (_, a) => a);
  const verdict = await attainsMinimum(network, all);
  assert.ok(verdict.kind === "unattained");
  assert.equal(verdict.strictPairs, features.filter((x, at) => at % d === 0 && x === 1).length);
  assert.equal((await attainsMinimum(network, all.filter((a) => a % 30 !== 0 || a > 59))).kind, "attained"); // prettier-ignore
});
