import type { Dataset } from "../../data/dataset.js";
import { publishedSplit } from "../../data/published-split.js";
import { exchange } from "../../iht/exchange.js";
import { gradientPursuit } from "../../iht/gradient-pursuit.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { hardThresholdingPursuit } from "../../iht/hard-thresholding-pursuit.js";
import { iht, type IhtOptions, type Iterate } from "../../iht/iht.js";
import { normalizedIht } from "../../iht/normalized-iht.js";
import { record } from "../../iht/record.js";
import type { Refits } from "../../iht/refits.js";
import type { RefitOptions } from "../../iht/solver-options.js";
import { sparsePolyak, type SparsePolyakOptions } from "../../iht/sparse-polyak.js";
import { sparseSimplex } from "../../iht/sparse-simplex.js";
import { unchanged } from "../../iht/stopping.js";
import { denseSmoothness } from "../../network/dense-smoothness.js";
import { initialWeights } from "../../network/initial-weights.js";
import type { Objective } from "../../network/objective.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { maskOf } from "../../network/support.js";
import { parallelMap, type WorkerTask } from "../../numerics/parallel-map.js";
import type { Report } from "../../numerics/report.js";
import type { Json, Parts } from "../../storage/kept-result.js";
import { everySupport } from "../06-stationary-points/index.js";
import { counted } from "./counted.js";
import { supportTable, type SupportTable, tableRefits } from "./table-refits.js";

/** The solvers that begin at a start, in the order of the notebook. */
export const STARTED = [
  "IHT",
  "normalised IHT",
  "sparse Polyak",
  "hard thresholding pursuit",
  "gradient pursuit",
  "partial sparse simplex",
  "exchange",
] as const;
export type StartedSolver = (typeof STARTED)[number];

/** Where the runs of one solver with one sparsity end: the mask of the last support, start by start. */
export type SolverEnds = {
  readonly sparsity: number;
  readonly solver: StartedSolver;
  readonly masks: readonly number[];
  /** Evaluations of f, its gradient or its Hessian, and refits, in all runs. */
  readonly evaluations: number;
  readonly refits: number;
};

/** How long a run may take: iterations of IHT, or evaluations of another solver. */
export type Lengths = { readonly iterations: number; readonly evaluations: number };

interface Shared extends Lengths {
  readonly dataset: Dataset;
  readonly table: SupportTable;
  readonly starts: number;
}

const TASK: WorkerTask = { module: new URL("./solver-ends.js", import.meta.url), name: "endsOf" };

/**
 * The ends of all solvers from the starts `initialWeights(0)`, …, thresholded to s entries, for s = 1, …, P on
 * the training rows of a split: a computation for `kept` on worker threads, whose parts are the sparsities.
 *
 * A run ends when it repeats itself, after `iterations` steps of IHT, or when another solver has made
 * `evaluations`. Refits come from `everySupport`; steps are 1/L with the dense L, the target of the sparse
 * Polyak step is the exact optimum of its s.
 */
export async function solverEnds(
  { split, starts, iterations, evaluations }: { split: number; starts: number } & Lengths,
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<SolverEnds[]> {
  const dataset = (await publishedSplit(split)).train;
  const network = softmaxNetwork(dataset);
  const table = supportTable(await everySupport(network, { signal }));
  const sparsities = Array.from({ length: network.dimension }, (_, i) => i + 1);
  const shared: Shared = { dataset, table, starts, iterations, evaluations };
  const store = {
    get: async (key: string) => (await parts.get(key)) as SolverEnds[] | undefined,
    put: (key: string, ends: SolverEnds[]) => parts.put(key, ends as Json),
  };
  const options = { shared, report, signal, parts: store, key: (s: number) => `s ${s}` };
  const ends = await parallelMap<number, SolverEnds[]>(TASK, sparsities, options);
  return ends.flat();
}

/** The worker's part of `solverEnds`: all solvers with one sparsity. */
export function endsOf(sparsity: number, shared: Shared): SolverEnds[] {
  const { dataset, table, starts } = shared;
  const network = softmaxNetwork(dataset);
  const stepSize = 1 / denseSmoothness(network).upper;
  const refit = tableRefits(network, table);
  const entries = (mask: number): number => {
    let count = 0;
    for (let rest = mask; rest > 0; rest &= rest - 1) count++;
    return count;
  };
  const target = table.infima.reduce((least, x, mask) => (entries(mask) === sparsity ? Math.min(least, x) : least), Infinity); // prettier-ignore

  return STARTED.map((solver) => {
    const ends = Array.from({ length: starts }, (_, seed) => {
      const start = hardThreshold(initialWeights(seed), sparsity);
      return solverEnd(solver, network, { sparsity, start, stepSize, refit, target }, shared);
    });
    return {
      sparsity,
      solver,
      masks: ends.map(({ last }) => maskOf(last.support)),
      evaluations: ends.reduce((sum, end) => sum + end.evaluations, 0),
      refits: ends.reduce((sum, end) => sum + end.refits, 0),
    };
  });
}

/** What the solvers take, together. */
export type SolverOptions = IhtOptions & RefitOptions & SparsePolyakOptions;

/**
 * One run of a solver from a start, until it repeats itself, for `iterations` steps of IHT, or for
 * `evaluations` of another solver: its last iterate, and what it took. The simplex method is the partial one.
 */
export function solverEnd(
  solver: StartedSolver,
  objective: Objective,
  options: SolverOptions,
  lengths: Lengths,
): { last: Iterate; evaluations: number; refits: number } {
  let refits = 0;
  const refit: Refits = (support) => {
    refits++;
    return options.refit(support);
  };
  const count = counted(objective);
  const still = unchanged();
  const most = solver === "IHT" ? Infinity : lengths.evaluations;
  const { last } = record(sequence(solver, count.objective, { ...options, refit }), {
    maxIterations: lengths.iterations,
    until: (iterate) => still(iterate) || count.evaluations() >= most,
    every: lengths.iterations,
  });
  return { last, evaluations: count.evaluations(), refits };
}

function sequence(
  solver: StartedSolver,
  objective: Objective,
  options: SolverOptions,
): Iterable<Iterate> {
  switch (solver) {
    case "IHT":
      return iht(objective, options);
    case "normalised IHT":
      return normalizedIht(objective, options);
    case "sparse Polyak":
      return sparsePolyak(objective, options);
    case "hard thresholding pursuit":
      return hardThresholdingPursuit(objective, options);
    case "gradient pursuit":
      return gradientPursuit(objective, options);
    case "partial sparse simplex":
      return sparseSimplex(objective, { ...options, choice: "partial" });
    case "exchange":
      return exchange(objective, options);
  }
}
