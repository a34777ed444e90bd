import { dataFile } from "../../data/data-file.js";
import { loadCsv } from "../../data/load-csv.js";
import { standardize } from "../../data/standardize.js";
import { forward } from "../../iht/forward.js";
import { forwardBackward } from "../../iht/forward-backward.js";
import { gradientPursuit } from "../../iht/gradient-pursuit.js";
import { hardThresholdingPursuit } from "../../iht/hard-thresholding-pursuit.js";
import { iht, type Iterate } from "../../iht/iht.js";
import { normalizedIht } from "../../iht/normalized-iht.js";
import { record } from "../../iht/record.js";
import { refits } from "../../iht/refits.js";
import { sparsePolyak } from "../../iht/sparse-polyak.js";
import { sparseSimplex } from "../../iht/sparse-simplex.js";
import { unchanged } from "../../iht/stopping.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../../network/softmax.js";
import { nextTurn } from "../../numerics/next-turn.js";
import type { Report } from "../../numerics/report.js";
import { conditionsReport } from "./conditions-report.js";
import { conditionsTable, type ConditionsRow, notSaid } from "./conditions-table.js";
import { screenedExchange } from "./screened-exchange.js";

/** The network of the digits: 1,797 rows, 61 pixels that vary, 10 classes, P = 620, standardised. */
export async function digitsNetwork(): Promise<SoftmaxNetwork> {
  const rows = await loadCsv(dataFile("digits.csv"), { label: "digit" });
  return softmaxNetwork(standardize(rows, { constant: "drop" }).apply(rows));
}

/** What the report says of the digits, as plain data. */
export type DigitsConditions = {
  readonly rows: readonly ConditionsRow[];
  readonly notSaid: readonly string[];
  /** 1/Λ_2s and 1/L, the bounds. */
  readonly steps: readonly [restricted: number, dense: number];
  readonly iterations: number;
  readonly rest: "final" | "followed" | "open";
  readonly existence: {
    readonly onSupport: string;
    readonly onAll: string;
    readonly strictPairs: number;
  };
  /** A lower bound of γ*, 0 where the limit is no point of rest. */
  readonly margin: number;
  readonly exchange: { readonly infimum: number; readonly best: number };
  /** The limit, or the last iterate where there is none. */
  readonly theta: readonly number[];
};

/** The report on the digits: a computation for `kept`. */
export async function digitsConditions(
  { sparsity }: { readonly sparsity: number },
  report: Report,
  signal: AbortSignal,
): Promise<DigitsConditions> {
  const network = await digitsNetwork();
  const found = await conditionsReport(network, { sparsity, report, signal });
  const { step, run, rest, limit, existence, stability, exchange } = found;
  return {
    rows: conditionsTable(found),
    notSaid: notSaid(found),
    steps: [1 / step.restricted.upper, 1 / step.dense.upper],
    iterations: run.iterations,
    rest: rest.kind,
    existence: {
      onSupport: existence.onSupport.kind,
      onAll: existence.onAll.kind,
      strictPairs: existence.onAll.strictPairs,
    },
    margin: stability?.margin[0] ?? 0,
    exchange: { infimum: exchange.infimum, best: exchange.best?.infimum ?? exchange.infimum },
    theta: Array.from(limit.kind === "attained" ? limit.theta : run.theta),
  };
}

/** Where a solver ends from zero on the digits, and the infimum on its support. */
export type DigitsEnd = {
  readonly sparsity: number;
  readonly solver: string;
  readonly support: readonly number[];
  readonly infimum: number;
};

/** How long the solvers may take. */
export type DigitsLengths = {
  readonly sparsities: readonly number[];
  /** Of IHT; of the others that step a tenth, of the partial simplex method a fiftieth. */
  readonly iterations: number;
  /** For each entry that leaves so many are tried by `exchange`. */
  readonly candidates: number;
};

/**
 * The solvers of chapter 11 from zero on the digits, each until it repeats itself or for its iterations: a
 * computation for `kept`. `exchange` is screened by the gradient; `prune`, which begins with all 620 entries, would
 * take hours and is left out.
 */
export async function digitsEnds(
  { sparsities, iterations, candidates }: DigitsLengths,
  report: Report,
  signal: AbortSignal,
): Promise<DigitsEnd[]> {
  const network = await digitsNetwork();
  const stepSize = 1 / denseSmoothness(network).upper;
  const refit = refits(network);
  const start = new Float64Array(network.dimension);
  const ends: DigitsEnd[] = [];
  for (const [i, sparsity] of sparsities.entries()) {
    const options = { sparsity, start, stepSize, refit, target: 0 };
    const most = Math.ceil(iterations / 10);
    const runs: readonly [string, () => Iterable<Iterate>, number][] = [
      ["IHT", () => iht(network, options), iterations],
      ["normalised IHT", () => normalizedIht(network, options), most],
      ["sparse Polyak", () => sparsePolyak(network, options), most],
      ["hard thresholding pursuit", () => hardThresholdingPursuit(network, options), most],
      ["gradient pursuit", () => gradientPursuit(network, options), 20],
      ["partial sparse simplex", () => sparseSimplex(network, { ...options, choice: "partial" }), Math.ceil(iterations / 50)],
      ["exchange, screened", () => screenedExchange(network, { ...options, candidates }), most],
      ["forward", () => forward(network, options), most],
      ["forward-backward", () => forwardBackward(network, options), most],
    ]; // prettier-ignore
    for (const [n, [solver, run, maxIterations]] of runs.entries()) {
      await nextTurn(signal);
      const { last } = record(run(), { maxIterations, until: unchanged(), every: maxIterations });
      const { infimum } = refit(last.support);
      ends.push({ sparsity, solver, support: last.support, infimum });
      report(i * runs.length + n + 1, sparsities.length * runs.length);
    }
  }
  return ends;
}
