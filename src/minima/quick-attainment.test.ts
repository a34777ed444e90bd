import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../data/dataset.js";
import { publishedSplit } from "../data/published-split.js";
import { softmaxNetwork } from "../network/softmax.js";
import { supportOfMask } from "../network/support.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import { attainsMinimum } from "./attained-minimum.js";
import { exactMargins } from "./attained-minimum-exact.js";
import { quickAttainment } from "./quick-attainment.js";

const network = softmaxNetwork((await publishedSplit(273)).train);

test("where it answers, it answers what the exact simplex method does; else only some margins can rise", async () => {
  const seen = new Set<string>();
  for (let mask = 1; mask < 1 << 15; mask += 331) {
    const support = supportOfMask(mask);
    const exact = await attainsMinimum(network, support);
    const quick = quickAttainment(network, support);
    seen.add(`${exact.kind} ${quick?.kind}`);
    if (quick !== undefined) assert.equal(quick.kind, exact.kind);
    else assert.ok(exact.kind === "unattained" && exact.strictPairs < 238);
  }
  assert.deepEqual([...seen].sort(), ["attained attained", "unattained undefined"]);
});

/** Rows of standard normal numbers, classes drawn from three; with `shift` the first inputs tell them. */
function random(size: number, d: number, shift: number): Dataset {
  const normal = normalNumbers(mersenneTwister(7));
  const labels = Uint8Array.from({ length: size }, (_, i) => (i * i + (i >> 2)) % 3);
  const features = Float64Array.from(
    { length: size * d },
    (_, at) => normal() + (at % d === labels[Math.floor(at / d)] ? shift : 0),
  );
  const featureNames = Array.from({ length: d }, (_, j) => `x${j}`);
  return { features, labels, size, featureNames, classNames: ["a", "b", "c"] };
}

test("on three hundred parameters a direction is verified in integers, or a minimiser is proven", async () => {
  const all = Array.from({ length: 300 }, (_, a) => a);
  const few = softmaxNetwork(random(170, 99, 0));
  const separated = await attainsMinimum(few, all);
  assert.ok(separated.kind === "unattained" && separated.strictPairs === 340);
  for (const direction of [separated.direction, separated.exact])
    assert.equal(exactMargins(few.dataset, direction).strict.length, 340);
  const many = softmaxNetwork(random(700, 99, 0));
  const held = await attainsMinimum(many, all);
  assert.ok(held.kind === "attained" && held.certificate.kind === "ball");
  assert.ok(held.certificate.radius < 1e-9 && held.certificate.lowestEigenvalue > 0);
  assert.ok(many.gradient(held.certificate.theta).every((slope) => Math.abs(slope) < 1e-12));
});

test("where neither is found, it says what the exact simplex method would cost", async () => {
  const rows = random(700, 99, 0);
  // One input that is 0 but in a single row: its margins rise, the others do not.
  const features = rows.features.map((x, at) => (at % 99 === 98 ? Number(at === 98) : x));
  const lonely = softmaxNetwork({ ...rows, features });
  const all = Array.from({ length: 300 }, (_, a) => a);
  assert.deepEqual(await attainsMinimum(lonely, all), {
    kind: "undecided",
    why:
      "no direction that makes all margins rise was found and no minimiser was proven; the exact simplex method on 1400 " +
      "margins of 300 entries may take hours: pivots says how often it may exchange",
  });
});

test("on thousands of entries no minimiser is looked for, and the cost is said", async () => {
  const rows = random(40, 1100, 0);
  // A row twice, once in each of two classes: nothing makes all margins rise.
  const features = rows.features.slice();
  const [one, other] = [0, rows.labels.findIndex((label) => label !== rows.labels[0])];
  features.set(features.subarray(1100 * one, 1100 * (one + 1)), 1100 * other);
  const wide = softmaxNetwork({ ...rows, features });
  const found = await attainsMinimum(
    wide,
    Array.from({ length: 3303 }, (_, a) => a),
  );
  assert.ok(
    found.kind === "undecided" && found.why.endsWith("pivots says how often it may exchange"),
  );
});
