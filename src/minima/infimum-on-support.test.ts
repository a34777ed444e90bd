import assert from "node:assert/strict";
import { test } from "node:test";
import { exactMargins } from "./attained-minimum-exact.js";
import { dataFile } from "../data/data-file.js";
import { loadCsv } from "../data/load-csv.js";
import { publishedSplit } from "../data/published-split.js";
import { standardize } from "../data/standardize.js";
import { softmaxNetwork } from "../network/softmax.js";
import { fixture } from "../tools/fixture.js";
import { largestDifference } from "../numerics/differences.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import { KINDS, tiedProblem } from "./fixtures/tied-problems.js";
import { infimumOnSupport } from "./infimum-on-support.js";
import { minimizeOnSupport } from "./minimize-on-support.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const all = Array.from({ length: 15 }, (_, a) => a);
const unattained = [[1, 2], [2, 12], [3, 5, 9], [3, 12, 7], [4, 5, 8, 9, 12], [3, 12, 6, 7, 14], all]; // prettier-ignore

test("far out along the direction the loss comes down to the infimum, and not below it", async () => {
  for (const support of unattained) {
    const found = await infimumOnSupport(network, support);
    assert.ok(found.kind === "unattained");
    assert.ok(found.theta.every((x, a) => x === 0 || support.includes(a)));
    let before = network.value(found.theta);
    for (const t of [1, 10, 100, 1000, 3000]) {
      const value = network.value(found.theta.map((x, a) => x + t * found.direction[a]));
      assert.ok(value <= before + 1e-13 && value >= found.value - 1e-13);
      before = value;
    }
    assert.ok(before - found.value < 1e-13);
    assert.equal(found.dropped, exactMargins(train, found.direction).strict.length);
  }
});

test("no point of the support is below the infimum, and descent comes close to it", async () => {
  const normal = normalNumbers(mersenneTwister(8));
  for (const support of unattained) {
    const { value } = await infimumOnSupport(network, support);
    for (let trial = 0; trial < 200; trial++) {
      const scale = Number(`1e${(trial % 7) - 2}`);
      const theta = new Float64Array(15);
      for (const a of support) theta[a] = scale * normal();
      assert.ok(network.value(theta) >= value - 1e-15);
    }
    const low = minimizeOnSupport(network, support).value; // Newton runs away there, downwards
    assert.ok(low >= value - 1e-14 && low - value < 1e-4);
  }
});

test("nothing but setosa is separated: on two entries the other rows keep ln 2 each", async () => {
  const others = train.labels.filter((label) => label !== 0).length;
  const { value } = await infimumOnSupport(network, [2, 12]);
  assert.ok(Math.abs(value - (others / train.size) * Math.LN2) < 1e-15);
});

test("where the minimum is attained it is the infimum", async () => {
  for (const support of [[0], [3, 6, 10, 14], [0, 4, 8, 13]]) {
    const found = await infimumOnSupport(network, support);
    const { value, theta } = minimizeOnSupport(network, support);
    assert.deepEqual([found.kind, found.value], ["attained", value]);
    assert.equal(largestDifference(found.theta, theta), 0);
  }
});

test("a larger support has no larger infimum", async () => {
  let before = Infinity;
  for (const support of [[2, 12], [2, 7, 12], [2, 6, 7, 12], [2, 6, 7, 12, 13], all]) {
    const { value } = await infimumOnSupport(network, support);
    assert.ok(value < before);
    before = value;
  }
});

test("where everything can be separated nothing is left, and the infimum is 0", async () => {
  const wine = await loadCsv(dataFile("wine.csv"), { label: "cultivar" });
  const separable = softmaxNetwork(standardize(wine).apply(wine));
  const everything = Array.from({ length: 42 }, (_, a) => a);
  const found = await infimumOnSupport(separable, everything);
  assert.ok(found.kind === "unattained");
  assert.deepEqual([found.value, found.dropped], [0, 2 * wine.size]);
  assert.ok(separable.value(found.direction.map((x) => 1e3 * x)) < 1e-12);
});

test("small data sets with ties: the infima are those at 400 digits, with the separation of z3", async () => {
  const { problems, infima } = fixture<{ problems: number[]; infima: number[] }>(
    "minima/tied-infima",
  );
  for (const [i, number] of problems.entries()) {
    const { dataset, support } = tiedProblem(number);
    const { value } = await infimumOnSupport(softmaxNetwork(dataset), support);
    const apart = Math.abs(value - infima[i]);
    assert.ok(apart < 1e-14, `${number}, ${KINDS[number % 8]}: ${apart}`);
  }
  assert.ok(problems.includes(607) && problems.includes(1067));
});
