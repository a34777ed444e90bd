import assert from "node:assert/strict";
import { test } from "node:test";
import { dataFile } from "../data/data-file.js";
import type { Dataset } from "../data/dataset.js";
import { loadCsv } from "../data/load-csv.js";
import { publishedSplit } from "../data/published-split.js";
import { standardize } from "../data/standardize.js";
import { denseSmoothness } from "../network/dense-smoothness.js";
import { initialWeights } from "../network/initial-weights.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { mersenneTwister, uniformNumbers } from "../numerics/random.js";
import { finalSupport } from "./final-support.js";
import { hardThreshold } from "./hard-threshold.js";
import { iht } from "./iht.js";
import { ihtLoop } from "./iht-loop.js";
import { record } from "./record.js";
import { untilFinal } from "./until-final.js";

const uniform = uniformNumbers(mersenneTwister(16));
const normalish = (): number => uniform() + uniform() + uniform() - 1.5;

/** A few rows with features of the size of one, every class among them. */
function randomNetwork(d: number, K: number, size: number, ridge: number): SoftmaxNetwork {
  const dataset: Dataset = {
    features: Float64Array.from({ length: size * d }, () => 2 * normalish()),
    labels: Uint8Array.from({ length: size }, (_, i) => (i < K ? i : Math.floor(K * uniform()))),
    size,
    featureNames: Array.from({ length: d }, (_, j) => `x${j}`),
    classNames: Array.from({ length: K }, (_, k) => `${k}`),
  };
  return softmaxNetwork(dataset, { ridge });
}

test("on small random problems a final support is never lost, and signs stay", async () => {
  const SHAPES = [
    [1, 2],
    [2, 2],
    [1, 3],
  ];
  const ways = new Map<string, number>();
  let open = 0;
  for (let problem = 0; problem < 240; problem++) {
    const [d, K] = SHAPES[problem % 3];
    const network = randomNetwork(d, K, 4 + (problem % 5), problem % 4 === 3 ? 0.05 : 0);
    const P = network.dimension;
    const sparsity = 1 + (problem % (P - 1));
    const stepSize = (0.3 + 1.69 * uniform()) / denseSmoothness(network).upper;
    const final = await finalSupport(network, { sparsity, stepSize });
    const start = hardThreshold(
      Float64Array.from({ length: P }, () => 3 * normalish()),
      sparsity,
    );
    const loop = ihtLoop(network, { sparsity, stepSize, start });
    for (const next of [0, 1, 2, 4, 8, 16, 32, 64, 200, 1000]) {
      loop.advance(next - loop.k);
      const verdict = final(loop.theta);
      if (verdict.kind === "open") {
        open++;
        continue;
      }
      ways.set(verdict.way, 1 + (ways.get(verdict.way) ?? 0));
      const signs = loop.theta.map(Math.sign);
      const { k } = loop;
      for (let more = 0; more < 40; more++) {
        loop.advance(50);
        assert.deepEqual(loop.theta.map(Math.sign), signs, `problem ${problem} after ${k}`);
      }
      assert(loop.settledSince <= k);
      assert.deepEqual(verdict.support, supportOf(loop.theta));
      break;
    }
  }
  assert(open > 200);
  for (const way of ["tangent", "sharp", "gauge"])
    assert(ways.get(way)! >= 3, `${way} is not tried`);
});

test("where classes are far apart, directions keep entries away from zero, and no other support comes", async () => {
  let [directed, open] = [0, 0];
  for (let problem = 0; problem < 60; problem++) {
    const [d, size] = [2 + (problem % 2), 4 + (problem % 5)];
    const labels = Uint8Array.from({ length: size }, (_, i) => i % 2);
    const network = softmaxNetwork({
      features: Float64Array.from(
        { length: size * d },
        (_, i) => (2 * labels[Math.floor(i / d)] - 1) * (1 + uniform()) + 1.2 * normalish(),
      ),
      labels,
      size,
      featureNames: Array.from({ length: d }, (_, j) => `x${j}`),
      classNames: ["0", "1"],
    });
    const stepSize = (0.3 + 1.69 * uniform()) / denseSmoothness(network).upper;
    const final = await finalSupport(network, { sparsity: d, stepSize });
    const start = new Float64Array(network.dimension);
    for (let j = 0; j < d; j++) start[d + j] = 4 * normalish();
    const loop = ihtLoop(network, { sparsity: d, stepSize, start });
    for (const next of [0, 1, 2, 4, 8, 16, 32, 64, 200, 1000]) {
      loop.advance(next - loop.k);
      const verdict = final(loop.theta);
      if (verdict.kind === "open") open++;
      if (verdict.kind === "open" || verdict.way !== "direction") continue;
      directed++;
      const signs = loop.theta.map(Math.sign);
      for (let more = 0; more < 100; more++) {
        loop.advance(100);
        assert.deepEqual(loop.theta.map(Math.sign), signs, `problem ${problem} after ${next}`);
      }
      break;
    }
  }
  assert(directed >= 10 && open > 20, `${directed}, ${open}`);
});

test("the limit is where gradient descent on the support goes, on a flat with the sums of θ", async () => {
  const network = randomNetwork(1, 3, 8, 0);
  const stepSize = 1 / denseSmoothness(network).upper;
  let flats = 0;
  for (let run = 0; run < 40; run++) {
    const final = await finalSupport(network, { sparsity: 4, stepSize });
    const start = hardThreshold(
      Float64Array.from({ length: 6 }, () => 3 * normalish()),
      4,
    );
    const rule = untilFinal(final);
    const options = { sparsity: 4, stepSize, start };
    const { last, outcome } = record(iht(network, options), { until: rule, maxIterations: 2000 });
    if (outcome !== "satisfied") continue;
    const verdict = rule.verdict!;
    assert(verdict.kind === "final" && verdict.limit.kind === "attained");
    const { theta, radius, value } = verdict.limit;
    const loop = ihtLoop(network, { ...options, start: last.theta });
    loop.advance(20_000);
    const far = Math.hypot(...theta.map((x, a) => x - loop.theta[a]));
    assert(far <= radius + 1e-6, `${far}`);
    const end = network.value(loop.theta);
    assert(value.lower <= end && end <= value.upper + 1e-12);
    if ([0, 1, 2].every((a) => last.support.includes(a))) flats++;
    if ([3, 4, 5].every((a) => last.support.includes(a))) flats++;
  }
  assert(flats > 0);
});

test("a gradient that vanishes at the minimum counts by what it is before", async () => {
  // The second feature is twice the first: at the minimum on the first its gradient is 0, before it is twice as
  // large as that of the first, so that a small entry loses its place. Labels hardly depend on x.
  const x = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1];
  const network = softmaxNetwork({
    features: Float64Array.from(x.flatMap((value) => [value, 2 * value])),
    labels: Uint8Array.from(x, (value, i) => (i < 10 === value > 0 ? 1 : 0)),
    size: x.length,
    featureNames: ["x", "2x"],
    classNames: ["0", "1"],
  });
  const stepSize = 1 / denseSmoothness(network).upper;
  const options = { sparsity: 1, stepSize };
  const final = await finalSupport(network, options);
  const start = Float64Array.of(0, 0, 0.015, 0, 0, 0);
  const loop = ihtLoop(network, { ...options, start });
  loop.advance(1);
  assert.deepEqual(supportOf(loop.theta), [1]);
  assert.deepEqual(final(start), { kind: "open", why: { reason: "within-reach", entry: 2 } });
});

test("wine: from zero the support is final after a few thousand steps, for s = 2 to 8", async () => {
  const wine = await loadCsv(dataFile("wine.csv"), { label: "cultivar" });
  const network = softmaxNetwork(standardize(wine).apply(wine));
  const stepSize = 1 / denseSmoothness(network).upper;
  for (let sparsity = 2; sparsity <= 8; sparsity++) {
    const final = await finalSupport(network, { sparsity, stepSize });
    const until = untilFinal(final);
    const start = new Float64Array(network.dimension);
    const run = record(iht(network, { sparsity, stepSize, start }), { until, maxIterations: 5000 });
    assert.equal(run.outcome, "satisfied", `${sparsity}`);
  }
});

test("on IRIS: once final, always final; the first question of many", async () => {
  const { train } = await publishedSplit(273);
  const network = softmaxNetwork(train);
  const stepSize = 1 / denseSmoothness(network).upper;
  const final = await finalSupport(network, { sparsity: 3, stepSize });
  const start = hardThreshold(initialWeights(0), 3);
  const loop = ihtLoop(network, { sparsity: 3, stepSize, start });
  let was = "open";
  for (const next of [100, 1000, 3000, 10_000, 20_000]) {
    loop.advance(next - loop.k);
    const { kind } = final(loop.theta);
    assert(was === "open" || kind === "final");
    was = kind;
  }
  assert.equal(was, "final");
});

test("on IRIS: setosa split off by three entries, each of which could be spared, is kept by a direction", async () => {
  const { train } = await publishedSplit(273);
  const network = softmaxNetwork(train);
  const stepSize = 1 / denseSmoothness(network).upper;
  const final = await finalSupport(network, { sparsity: 3, stepSize });
  const theta = new Float64Array(15);
  [theta[2], theta[3], theta[12]] = [-8.97, -8.13, -8.55];
  const verdict = final(theta);
  assert(verdict.kind === "final" && verdict.way === "direction" && verdict.height > 0.01);
  // The smallest magnitudes over M are 8.84, 8.00, 8.38 (another program): the signs are not in doubt.
  const turned = theta.with(12, 8.55);
  assert.deepEqual(final(turned).kind, "open");
});

test("edges: fewer entries, all entries, a step that is too long", async () => {
  const network = randomNetwork(1, 3, 8, 0);
  const L = denseSmoothness(network).upper;
  const final = await finalSupport(network, { sparsity: 3, stepSize: 1 / L });
  assert.deepEqual(final(Float64Array.of(1, 2, 0, 0, 0, 0)), {
    kind: "open",
    why: { reason: "fewer-entries" },
  });
  const all = await finalSupport(network, { sparsity: 6, stepSize: 1 / L });
  const verdict = all(Float64Array.of(1, 2, 3, 4, 5, 6));
  assert(verdict.kind === "final" && verdict.height === Infinity);
  await assert.rejects(finalSupport(network, { sparsity: 3, stepSize: 2 / L }), {
    message: `finalSupport requires stepSize to be less than 2/Λ_3 = ${2 / L}, got ${2 / L}; nothing is proven of longer steps`,
  });
});
