import assert from "node:assert/strict";
import { test } from "node:test";
import { loadIris } from "../../data/iris.js";
import { trainTestSplit } from "../../data/split.js";
import { standardize } from "../../data/standardize.js";
import { tiedProblem } from "../../minima/fixtures/tied-problems.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { maskOf } from "../../network/support.js";
import { fixture } from "../../tools/fixture.js";
import { everySupport } from "./every-support.js";
import { stabilityDecisions } from "./stability-decisions.js";

test("a split on which classes separate by roundings alone: every support is decided", async () => {
  const { train } = trainTestSplit(await loadIris(), { testFraction: 0.2, seed: 1 });
  const every = await everySupport(softmaxNetwork(standardize(train).apply(train)), { workers: 2 });
  const bySize = Array<number>(16).fill(0);
  for (let mask = 0; mask < 2 ** 15; mask++) {
    const { kind, support } = every.at(mask);
    assert.notEqual(kind, "undecided", support.join());
    if (kind === "attained") bySize[support.length]++;
  }
  assert.equal(bySize.join(" "), "1 15 102 410 1066 1846 2120 1572 729 213 40 4 0 0 0 0");
});

test("what a rounding alone separates is separated: the infimum is 0, not that of a pair that looks tied", async () => {
  for (const number of [711, 1135]) {
    const { dataset, support } = tiedProblem(number);
    const record = (await everySupport(softmaxNetwork(dataset))).at(maskOf(support));
    const at = fixture<{ problems: number[] }>("minima/tied-infima").problems.indexOf(number);
    const expected = fixture<{ infima: number[] }>("minima/tied-infima").infima[at];
    assert.equal(record.kind, "unattained");
    assert.ok(Math.abs((record.value as number) - expected) < 1e-14, `${number}`);
  }
});

test("the empty support is the zero network", async () => {
  const network = softmaxNetwork(tiedProblem(0).dataset);
  const record = (await everySupport(network)).at(0);
  assert.ok(record.kind === "attained");
  assert.deepEqual([record.support, record.radius, record.smallest.lower], [[], 0, Infinity]);
  const value = Math.log(network.dataset.classNames.length);
  assert.ok(record.value.lower <= value + 1e-16 && value - 1e-16 <= record.value.upper);
});

test("a search cut short leaves records undecided, with the reason, and costs no other", async () => {
  const network = softmaxNetwork(tiedProblem(0).dataset);
  const [whole, short] = [await everySupport(network), await everySupport(network, { pivots: 0 })];
  let undecided = 0;
  for (let mask = 0; mask < 1 << network.dimension; mask++) {
    const [one, other] = [whole.at(mask), short.at(mask)];
    if (other.kind === "undecided") {
      undecided++;
      assert.equal(other.why, "the exact simplex method was stopped after 0 pivots");
    } else assert.deepEqual(other, one);
  }
  assert.ok(undecided > 0);
});

test("on a flat of a copied column entries that can be moved need not be large", async () => {
  const { dataset } = tiedProblem(3);
  const every = await everySupport(softmaxNetwork(dataset));
  let flats = 0;
  for (let mask = 1; mask < 1 << every.dimension; mask++) {
    const record = every.at(mask);
    if (record.kind !== "attained") continue;
    const { flat, stable, somewhere } = stabilityDecisions({ dataset, ridge: 0 }, record, 0.1);
    if (flat) flats++;
    else assert.equal(stable, somewhere);
    assert.ok(stable !== "yes" || somewhere === "yes");
  }
  assert.ok(flats > 10);
});
