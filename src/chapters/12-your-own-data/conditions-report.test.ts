import assert from "node:assert/strict";
import { test } from "node:test";
import { dataFile } from "../../data/data-file.js";
import { loadCsv, type LabelledCsvOptions } from "../../data/load-csv.js";
import { publishedSplit } from "../../data/published-split.js";
import { standardize } from "../../data/standardize.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { softmaxNetwork, type SoftmaxNetwork } from "../../network/softmax.js";
import { supportOf } from "../../network/support.js";
import { fixture } from "../../tools/fixture.js";
import { htStability } from "../06-stationary-points/index.js";
import { conditionsReport, STAGES } from "./conditions-report.js";
import { conditionsTable, notSaid } from "./conditions-table.js";

/** What NumPy and SciPy find; see fixtures/own-data.py. */
interface Found {
  readonly name: string;
  readonly rows: number;
  readonly features: number;
  readonly classes: number;
  readonly sparsity: number;
  readonly iterations: number;
  readonly dense: number;
  readonly value: number;
  readonly support: readonly number[];
  readonly rising: number;
  readonly separable: boolean;
  readonly infimum?: number;
  readonly margin?: number;
  readonly exchanged?: number;
}

const { sets } = fixture<{ sets: readonly Found[] }>("chapters/12-your-own-data/own-data");
const OPTIONS: Record<string, LabelledCsvOptions> = {
  wine: { label: "cultivar" },
  penguins: { label: "species", without: ["island", "sex", "year"], missing: "drop" },
  "breast-cancer": { label: "diagnosis" },
  digits: { label: "digit" },
};

async function networkOf(name: string): Promise<SoftmaxNetwork> {
  const rows = await loadCsv(dataFile(`${name}.csv`), OPTIONS[name]!);
  return softmaxNetwork(standardize(rows, { constant: "drop" }).apply(rows));
}

/** Two routes to a minimum on a support that is found by steps of a gradient: L-BFGS stops at some 10⁻⁹. */
const BY_STEPS = 1e-8;

const near = (one: number, other: number, within: number): void =>
  assert.ok(Math.abs(one - other) <= within * Math.max(1, Math.abs(other)), `${one}, ${other}`);

for (const expected of sets.filter(({ name }) => name !== "digits")) {
  test(`the report on ${expected.name} says what NumPy and SciPy find`, async () => {
    const network = await networkOf(expected.name);
    const { sparsity, iterations: steps } = expected;
    const stepSize = 1 / denseSmoothness(network).upper;
    const found = await conditionsReport(network, { sparsity, stepSize, steps });
    const { size, step, existence, exchange, run, limit, stability } = found;
    assert.deepEqual([size.rows, size.features, size.classes], [expected.rows, expected.features, expected.classes]); // prettier-ignore
    near((step.dense.lower + step.dense.upper) / 2, expected.dense, 1e-12);
    assert.ok(step.restricted.upper <= step.dense.upper * (1 + 1e-12));
    assert.deepEqual(run.support, expected.support);
    assert.equal(existence.onSupport.kind, expected.rising > 0 ? "unattained" : "attained");
    assert.equal(existence.onSupport.strictPairs, expected.rising);
    if (expected.infimum !== undefined) near(exchange.infimum, expected.infimum, BY_STEPS);
    if (expected.exchanged !== undefined)
      near(exchange.best!.infimum, expected.exchanged, BY_STEPS);
    if (expected.margin !== undefined) near(stability!.margin[0], expected.margin, 1e-3);
    if (limit.kind === "attained") near(limit.value.upper, exchange.infimum, 1e-12);
    assert.equal(existence.onAll.kind === "unattained", expected.separable);
    const pairs = expected.rows * (expected.classes - 1);
    assert.equal(existence.onAll.strictPairs === pairs, expected.separable);
    assert.equal(conditionsTable(found).filter(({ known }) => known === "open").length, 0);
  });
}

test("on the digits step, run, minimiser and margin are those of NumPy and SciPy", async () => {
  const expected = sets.find(({ name }) => name === "digits")!;
  const network = await networkOf("digits");
  const { upper } = denseSmoothness(network);
  near(upper, expected.dense, 1e-9);
  const { sparsity, iterations } = expected;
  const start = new Float64Array(network.dimension);
  const loop = ihtLoop(network, { sparsity, stepSize: 1 / upper, start });
  loop.advance(iterations);
  assert.deepEqual(supportOf(loop.theta), expected.support);
  near(network.value(loop.theta), expected.value, 1e-12);
  const { theta, value, outcome } = minimizeOnSupport(network, expected.support);
  assert.equal(outcome, "minimum");
  near(value, expected.infimum!, BY_STEPS);
  const { margin } = htStability(network, theta, { sparsity, stepSize: 1 / upper });
  near(margin[0], expected.margin!, 1e-3);
});

const small = softmaxNetwork((await publishedSplit(273)).train);

test("all parameters, one parameter, a ridge: every report has its table", async () => {
  const P = small.dimension;
  const whole = await conditionsReport(small, { sparsity: P, steps: 50 });
  assert.equal(whole.exchange.of, 0);
  assert.equal(whole.exchange.best, undefined);
  const one = await conditionsReport(small, { sparsity: 1 });
  assert.equal(one.run.support.length, 1);
  const held = softmaxNetwork(small.dataset, { ridge: 0.1 });
  const ridge = await conditionsReport(held, { sparsity: 2 });
  assert.equal(ridge.rest.kind, "final");
  assert.equal(ridge.limit.kind, "attained");
  assert.deepEqual([ridge.existence.onSupport.kind, ridge.existence.onAll.kind], ["attained", "attained"]); // prettier-ignore
  assert.deepEqual(ridge.spare, []);
  for (const report of [whole, one, ridge]) {
    for (const { question, answer } of conditionsTable(report))
      assert.ok(!/undefined|NaN|null/.test(question + answer), answer);
    assert.ok(notSaid(report).length >= 2);
  }
});

test("it tells of each part, and stops between two of them when its signal is given", async () => {
  const stages: string[] = [];
  const told: number[] = [];
  const stage = (name: string): void => void stages.push(name);
  await conditionsReport(small, { sparsity: 2, stage, report: (done) => told.push(done) });
  assert.deepEqual(stages, [...STAGES]);
  assert.ok(
    told.every((done, i) => (i === 0 ? done === 0 : done > told[i - 1]!)),
    told.join(),
  );
  assert.equal(told.at(-1), 100);
  const controller = new AbortController();
  const seen: string[] = [];
  const options = {
    sparsity: 2,
    signal: controller.signal,
    stage(name: string) {
      seen.push(name);
      if (seen.length === 3) controller.abort(new Error("enough"));
    },
  };
  await assert.rejects(conditionsReport(small, options), { message: "enough" });
  assert.deepEqual(seen, STAGES.slice(0, 3));
});
