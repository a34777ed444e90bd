import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { Dataset } from "../../data/dataset.js";
import { loadIris } from "../../data/iris.js";
import { publishedSplit } from "../../data/published-split.js";
import { standardize } from "../../data/standardize.js";
import { fixture } from "../../tools/fixture.js";
import { maskOf, supportOfMask } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { largestDifference } from "../../numerics/differences.js";
import { norm } from "../../numerics/linear.js";
import { mersenneTwister, normalNumbers, permutation } from "../../numerics/random.js";
import { everySupport, type EverySupport } from "./every-support.js";
import { infimumOnSupport } from "../../minima/infimum-on-support.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { infima } from "./stationary-counts.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const all = await everySupport(network, { workers: 2 });

/** Every number of every record. */
function bytes(every: EverySupport): string {
  const hash = createHash("sha256");
  for (const mask of every.models) hash.update(JSON.stringify(every.at(mask)));
  return hash.digest("hex");
}

/** Few rows of one feature, drawn, with classes that overlap. */
function tiny(size: number, classes: number): Dataset {
  const normal = normalNumbers(mersenneTwister(5));
  return {
    features: Float64Array.from({ length: size }, normal),
    labels: Uint8Array.from({ length: size }, (_, i) => i % classes),
    size,
    featureNames: ["x"],
    classNames: ["a", "b", "c"].slice(0, classes),
  };
}

test("the bytes are the same with one and with two workers", async () => {
  assert.equal(bytes(await everySupport(network, { workers: 1 })), bytes(all));
});

test("a tiny network, every support: gradient descent from another start ends at the same value", async () => {
  for (const [dataset, ridge] of [
    [tiny(12, 3), 0],
    [tiny(12, 3), 0.05],
    [tiny(9, 2), 0],
  ] as const) {
    const small = softmaxNetwork(dataset, { ridge });
    const every = await everySupport(small);
    for (let mask = 1; mask < 2 ** small.dimension; mask++) {
      const theta = new Float64Array(small.dimension).fill(0.3);
      for (let k = 0; k < 4000; k++) {
        const gradient = small.gradient(theta);
        for (let a = 0; a < theta.length; a++)
          theta[a] = (mask >> a) & 1 ? theta[a] - 0.5 * gradient[a] : 0;
      }
      const record = every.at(mask);
      assert.equal(record.kind, "attained");
      if (record.kind !== "attained") continue;
      assert.deepEqual(record.support, supportOfMask(mask));
      assert.ok(Math.abs(record.value.upper - small.value(theta)) < 1e-10, `mask ${mask}`);
      assert.ok(record.theta.every((x, a) => x === 0 || (mask >> a) & 1));
    }
  }
});

test("IRIS has 3,124 models without ridge and 32,767 with it; supports of one model have one value", () => {
  assert.equal(all.models.length, 3124);
  const drawn = permutation(mersenneTwister(7), 32767).map((i) => all.at(i + 1));
  for (const { kind, support } of drawn.filter(({ kind }) => kind !== "attained").slice(0, 40)) {
    assert.equal(kind, "unattained");
    assert.equal(minimizeOnSupport(network, support).outcome, "none-found");
  }
  const attained = drawn.filter((record) => record.kind === "attained").slice(0, 100);
  assert.equal(attained.length, 100);
  for (const record of attained) {
    const alone = minimizeOnSupport(network, record.support);
    assert.equal(alone.outcome, "minimum");
    const value = alone.ball!.value;
    assert.ok(record.value.lower <= value.upper && value.lower <= record.value.upper);
    assert.ok(largestDifference(record.theta, alone.theta) <= 2 * (record.radius + alone.radius));
    assert.ok(Math.abs(norm(record.theta) - norm(alone.theta)) <= 1e-12 + 3 * record.radius);
    assert.ok(record.theta.every((x, a) => x === 0 || record.support.includes(a)));
  }
});

test("no infimum exceeds that of a part of the support by more than rounding", () => {
  const infimum = infima(all);
  for (let mask = 1; mask < 2 ** 15; mask++)
    for (const a of supportOfMask(mask)) {
      const part = mask ^ (1 << a);
      if (part !== 0) assert.ok(infimum[mask] < infimum[part] + 1e-13, `mask ${mask} without ${a}`);
    }
});

test("the infimum of a drawn support without a minimum is the minimum of the loss without its separated pairs", async () => {
  const unattained = permutation(mersenneTwister(8), 32767)
    .map((i) => all.at(i + 1))
    .filter(({ kind }) => kind === "unattained")
    .slice(0, 60);
  for (const { support, value } of unattained) {
    const { value: reduced } = await infimumOnSupport(network, support);
    assert.ok(Math.abs((value as number) - reduced) < 1e-13, support.join());
  }
});

interface Known {
  readonly theta: number[];
  readonly value: number;
  readonly steepest: number;
}
interface Case {
  readonly data: "canonical" | "all";
  readonly features: string;
  readonly supports: { support: number[]; attained: boolean; minimum?: Known; ridged?: Known }[];
}
const { cases, ridge } = fixture<{ cases: Case[]; ridge: number }>(
  "chapters/06-stationary-points/mpmath-minima",
);

for (const { data, features, supports } of cases) {
  test(`${data}: minima at 50 digits lie inside the bounds, existence is that of a linear program`, async () => {
    const iris = await loadIris();
    const rows = data === "canonical" ? train : standardize(iris).apply(iris);
    const hash = createHash("sha256").update(new Uint8Array(rows.features.buffer)).digest("hex");
    assert.equal(hash, features);
    const every = data === "canonical" ? all : await everySupport(softmaxNetwork(rows));
    const ridged = softmaxNetwork(rows, { ridge });
    let compared = 0;
    for (const { support, attained, minimum, ridged: known } of supports) {
      const record = every.at(maskOf(support));
      assert.equal(record.kind === "attained", attained, support.join());
      if (record.kind === "attained" && minimum) {
        const { theta, value, radius, steepest } = record;
        assert.ok(value.lower <= minimum.value + 1e-16 && minimum.value - 1e-16 <= value.upper);
        assert.ok(value.upper - value.lower < 1e-14);
        assert.ok(largestDifference(theta, minimum.theta) <= radius + 1e-13);
        assert.ok(steepest.lower <= minimum.steepest + 1e-17);
        assert.ok(minimum.steepest - 1e-17 <= steepest.upper);
        compared++;
      }
      if (known) {
        const alone = minimizeOnSupport(ridged, support);
        assert.ok(alone.ball!.value.lower <= known.value + 1e-16);
        assert.ok(known.value - 1e-16 <= alone.ball!.value.upper);
        assert.ok(largestDifference(alone.theta, known.theta) <= alone.radius + 1e-13);
        compared++;
      }
    }
    assert.ok(compared > 20);
  });
}

test("an aborted enumeration says how far it came, and can go on", async () => {
  const store = new Map<string, unknown>();
  const parts = {
    get: async (key: string) => store.get(key) as never,
    put: async (key: string, part: unknown) =>
      void store.set(key, JSON.parse(JSON.stringify(part))),
  };
  const controller = new AbortController();
  const report = (done: number): void => {
    if (done === 5) controller.abort(new Error("Interrupted"));
  };
  await assert.rejects(
    everySupport(network, { workers: 1, parts, report, signal: controller.signal }),
    {
      message: "everySupport was stopped: Interrupted; 5 of 64 branches of the supports are done",
    },
  );
  const left = (): string[] =>
    process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort/.test(name));
  // The ports of a worker that has ended close some time after its end.
  for (let turn = 0; turn < 100 && left().length > 0; turn++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(left(), []);
  assert.equal(store.size, 5);
  assert.equal(bytes(await everySupport(network, { workers: 2, parts })), bytes(all));
});
