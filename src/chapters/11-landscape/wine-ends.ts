import { dataFile } from "../../data/data-file.js";
import { loadCsv } from "../../data/load-csv.js";
import { standardize } from "../../data/standardize.js";
import { exchange } from "../../iht/exchange.js";
import { forwardBackward } from "../../iht/forward-backward.js";
import { forward } from "../../iht/forward.js";
import { gradientPursuit } from "../../iht/gradient-pursuit.js";
import { hardThresholdingPursuit } from "../../iht/hard-thresholding-pursuit.js";
import { iht, type Iterate } from "../../iht/iht.js";
import { normalizedIht } from "../../iht/normalized-iht.js";
import { prune } from "../../iht/prune.js";
import { record } from "../../iht/record.js";
import { refits } from "../../iht/refits.js";
import { sparsePolyak } from "../../iht/sparse-polyak.js";
import { sparseSimplex } from "../../iht/sparse-simplex.js";
import { unchanged } from "../../iht/stopping.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { softmaxNetwork, type SoftmaxNetwork } from "../../network/softmax.js";
import { nextTurn } from "../../numerics/next-turn.js";
import type { Report } from "../../numerics/report.js";

/** Where a solver ends from zero on wine. */
export type WineEnd = {
  readonly sparsity: number;
  readonly solver: string;
  readonly support: readonly number[];
};

/** The network of wine: 178 rows, 13 inputs, 3 classes, P = 42, standardised. */
export async function wineNetwork(): Promise<SoftmaxNetwork> {
  const wine = await loadCsv(dataFile("wine.csv"), { label: "cultivar" });
  return softmaxNetwork(standardize(wine).apply(wine));
}

/**
 * All solvers from zero on wine, each run until it repeats itself or for `iterations`; the
 * partial simplex method takes a tenth of the iterations: a computation for `kept`.
 */
export async function wineEnds(
  { sparsities, iterations }: { sparsities: readonly number[]; iterations: number },
  report: Report,
  signal: AbortSignal,
): Promise<WineEnd[]> {
  const network = await wineNetwork();
  const stepSize = 1 / denseSmoothness(network).upper;
  const refit = refits(network);
  const start = new Float64Array(network.dimension);
  const ends: WineEnd[] = [];
  for (const [i, sparsity] of sparsities.entries()) {
    const options = { sparsity, start, stepSize, refit, target: 0 };
    const runs: [string, Iterable<Iterate>, number][] = [
      ["IHT", iht(network, options), iterations],
      ["normalised IHT", normalizedIht(network, options), iterations],
      ["sparse Polyak", sparsePolyak(network, options), iterations],
      ["hard thresholding pursuit", hardThresholdingPursuit(network, options), 100],
      ["gradient pursuit", gradientPursuit(network, options), 100],
      ["partial sparse simplex", sparseSimplex(network, { ...options, choice: "partial" }), iterations / 10],
      ["exchange", exchange(network, options), 100],
      ["forward", forward(network, options), 100],
      ["forward-backward", forwardBackward(network, options), 100],
      ["prune", prune(network, options), 100],
    ]; // prettier-ignore
    for (const [solver, run, maxIterations] of runs) {
      await nextTurn(signal);
      const { last } = record(run, { maxIterations, until: unchanged(), every: maxIterations });
      ends.push({ sparsity, solver, support: last.support });
    }
    report(i + 1, sparsities.length);
  }
  return ends;
}
