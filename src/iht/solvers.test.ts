/** Every solver against every problem: what holds for each of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dataFile } from "../data/data-file.js";
import type { Dataset } from "../data/dataset.js";
import { loadCsv } from "../data/load-csv.js";
import { publishedSplit } from "../data/published-split.js";
import { standardize } from "../data/standardize.js";
import { denseSmoothness } from "../network/dense-smoothness.js";
import type { Objective } from "../network/objective.js";
import { softmaxNetwork } from "../network/softmax.js";
import { supportOf } from "../network/support.js";
import { mersenneTwister, normalNumbers } from "../numerics/random.js";
import { exchange } from "./exchange.js";
import { leastSquares } from "./fixtures/quadratics.js";
import { forwardBackward } from "./forward-backward.js";
import { forward } from "./forward.js";
import { gradientPursuit } from "./gradient-pursuit.js";
import { hardThreshold } from "./hard-threshold.js";
import { hardThresholdingPursuit } from "./hard-thresholding-pursuit.js";
import { iht, type Iterate } from "./iht.js";
import { normalizedIht } from "./normalized-iht.js";
import { prune } from "./prune.js";
import { record } from "./record.js";
import { refits, type Refits } from "./refits.js";
import { sparsePolyak } from "./sparse-polyak.js";
import { sparseSimplex } from "./sparse-simplex.js";
import { unchanged } from "./stopping.js";

interface Problem {
  readonly name: string;
  readonly objective: Objective;
  readonly refit: Refits;
  /** L with f(y) ≤ f(x) + ⟨∇f(x), y − x⟩ + (L/2)‖y − x‖². */
  readonly smoothness: number;
  readonly sparsities: readonly number[];
  readonly steps: number;
}

type Options = Parameters<typeof hardThresholdingPursuit>[1];
type Solver = (objective: Objective, options: Options) => Generator<Iterate, never, void>;

/** `falls`: values never rise; `starts`: it begins at the start; `ends`: it repeats its last point before long. */
interface Entry {
  readonly run: Solver;
  readonly falls?: boolean;
  readonly starts?: boolean;
  readonly ends?: boolean;
}

const solvers: Record<string, Entry> = {
  iht: { run: iht, falls: true, starts: true },
  normalizedIht: { run: normalizedIht, falls: true, starts: true },
  sparsePolyak: { run: (f, options) => sparsePolyak(f, { ...options, target: 0 }), starts: true },
  hardThresholdingPursuit: { run: hardThresholdingPursuit, starts: true },
  gradientPursuit: { run: gradientPursuit, starts: true },
  "sparseSimplex, greedy": {
    run: (f, options) => sparseSimplex(f, { ...options, choice: "greedy" }),
    falls: true,
    starts: true,
  },
  "sparseSimplex, partial": {
    run: (f, options) => sparseSimplex(f, { ...options, choice: "partial" }),
    falls: true,
    starts: true,
  },
  exchange: { run: exchange, starts: true, ends: true },
  forward: { run: forward, ends: true },
  forwardBackward: { run: forwardBackward, ends: true },
  prune: { run: prune, ends: true },
};

function ofNetwork(
  name: string,
  dataset: Dataset,
  ridge: number,
  some: Pick<Problem, "sparsities" | "steps">,
): Problem {
  const network = softmaxNetwork(dataset, { ridge });
  const smoothness = denseSmoothness(network).upper;
  return { name, objective: network, refit: refits(network), smoothness, ...some };
}

const { train } = await publishedSplit(273);
const wine = await loadCsv(dataFile("wine.csv"), { label: "cultivar" });
const twoClasses: Dataset = {
  features: Float64Array.of(-2, 1, -1, -1, 0.5, 2, 1, -1, 2, 0, 0, 1),
  labels: Uint8Array.of(0, 0, 1, 1, 0, 1),
  size: 6,
  featureNames: ["x", "y"],
  classNames: ["a", "b"],
};
const { objective, refit, A } = leastSquares(4, 12, 7);
const trace = [0, 1, 2, 3, 4, 5, 6].reduce((sum, a) => sum + A[8 * a], 0);
const problems: Problem[] = [
  { name: "a quadratic", objective, refit, smoothness: trace, sparsities: [1, 3, 7], steps: 60 },
  ofNetwork("two classes", twoClasses, 0, { sparsities: [1, 2, 6], steps: 30 }),
  ofNetwork("IRIS", train, 0, { sparsities: [2, 5, 8, 15], steps: 20 }),
  ofNetwork("IRIS with ridge", train, 0.01, { sparsities: [3], steps: 25 }),
  ofNetwork("wine", standardize(wine).apply(wine), 0, { sparsities: [4], steps: 8 }),
];

for (const problem of problems)
  for (const [name, { run, falls, starts, ends }] of Object.entries(solvers))
    test(`${name} on ${problem.name}`, () => {
      const { objective, refit, smoothness, sparsities, steps } = problem;
      const P = objective.dimension;
      for (const sparsity of sparsities) {
        const normal = normalNumbers(mersenneTwister(sparsity));
        const start = hardThreshold(Float64Array.from({ length: P }, normal), sparsity);
        const options = { sparsity, start: start.slice(), stepSize: 1 / smoothness, refit };
        const first: Iterate[] = [];
        for (const iterate of run(objective, options)) {
          first.push(structuredClone(iterate));
          if (iterate.k === steps) break;
        }
        if (starts === true) assert.deepEqual(first[0].theta, start);
        first.forEach(({ k, theta, value, gradient, support }, n) => {
          assert.equal(k, n);
          assert.deepEqual({ value, gradient }, objective.valueAndGradient(theta));
          assert.deepEqual(support, supportOf(theta));
          assert.ok(support.length <= (name === "prune" ? Math.max(sparsity, P - k) : sparsity));
          if (falls === true && n > 0) assert.ok(value <= first[n - 1].value * (1 + 1e-14));
        });
        assert.deepEqual(options.start, start);

        const again = record(run(objective, options), { maxIterations: steps });
        assert.deepEqual(again.iterates, first);
        if (ends !== true) continue;
        const rest = record(run(objective, options), { maxIterations: 200, until: unchanged() });
        assert.equal(rest.outcome, "satisfied");
        const dense = refit(Array.from({ length: P }, (_, a) => a));
        if (sparsity === P) assert.deepEqual(rest.last.theta, dense.point());
      }
    });

test("wrong options throw at the call, not at the first step", () => {
  const bad = { sparsity: 0, start: new Float64Array(7), stepSize: 1, refit };
  for (const { run } of Object.values(solvers)) assert.throws(() => run(objective, bad));
});
