/**
 * What the prose of each notebook invites to change, cell by cell: "Another sparsity, step or data set." A text
 * stands once in its cell. Long computations are made small alongside, so that a trial takes seconds.
 */
import type { Edit, Parameter } from "./try.js";

const of = (cell: string, text: string, others: readonly string[], alongside: readonly Edit[] = []): Parameter => ({ cell, text, others, alongside }); // prettier-ignore

const long = (parameter: Parameter): Parameter => ({ ...parameter, long: true });

/** Another split of the author's in the set-up cell: then every cell runs anew. */
const split = long(
  of("set-up", "publishedSplit(273)", ["publishedSplit(0)", "publishedSplit(66)"]),
);

export const parameters: Readonly<Record<string, readonly Parameter[]>> = {
  "01-data-and-network": [
    split,
    of("learning-cell-computed", "sparsity: 5", ["sparsity: 1", "sparsity: 15"]),
    of("learning-cell-computed", "stepSize: 0.1", ["stepSize: 5"]),
    of("learning-cell-computed", "maxIterations: 4000", ["maxIterations: 1"]),
    of("try-cell", "sparsity: 8", ["sparsity: 1", "sparsity: 42"]),
    of("try-cell", "stepSize: 0.1", ["stepSize: 10"]),
    of("try-cell", "seed: 1 ", ["seed: 7 "]),
    of("try-cell", "testFraction: 0.2", ["testFraction: 0.5"]),
  ],
  "02-hard-thresholding": [
    of("steps-run", "sparsity: 1", ["sparsity: 2"]),
    of("steps-run", "stepSize: 1 / 6", ["stepSize: 1 / 3", "stepSize: 1"]),
    of("steps-run", "vector(2.5, 0)", ["vector(0, 0)", "vector(-1, 0)"]),
    of("step-lengths-table", "[1 / 12, 1 / 6, 1 / 3]", ["[1 / 12, 1 / 6, 1 / 3, 1]", "[0.01]"]),
    of("try-cell", "vector(2, 1, 1, 2)", ["vector(1, 0, 0, 9)"]),
    of("try-cell", "vector(0, -2.5)", ["vector(1, 0)"]),
    of("try-cell", "sparsity: 1", ["sparsity: 2"]),
    of("try-cell", "stepSize: 0.1", ["stepSize: 3"], [["try-cell", "run.iterates, 0.1", "run.iterates, 3"]]), // prettier-ignore
  ],
  "03-restricted-smoothness": [
    long(of("set-up", "seed: 273", ["seed: 0"])),
    of("monte-carlo-run", "sparsity: 5", ["sparsity: 1", "sparsity: 15"]),
    of("monte-carlo-run", "samples: 10_000", ["samples: 10"]),
    of("monte-carlo-run", "seed: 3", ["seed: 4"]),
    of("monte-carlo-run", "[0.01, 0.1, 1, 10]", ["[1]", "[0.5, 5]"]),
    of("monte-carlo-table", "[1, 2, 3, 5, 8, 15]", ["[4]"]),
    of("along-figure", "sparsity: 5", ["sparsity: 2"]),
    of("along-figure", "maxIterations: 10_000", ["maxIterations: 10"]),
    of("ridge-claim", "ridge = 0.01", ["ridge = 1"]),
    of("try-cell", "sparsity: 3", ["sparsity: 1", "sparsity: 15"]),
    of("try-cell", "scale: 0.3", ["scale: 100"]),
    of("try-cell", "seed: 7", ["seed: 0"]),
    of("try-cell", "irisNetwork(split, 0)", ["irisNetwork(split, 0.1)"]),
  ],
  "04-step-size-and-descent": [
    split,
    of("one-step-table", "[0.1, 0.5, 0.9, 1]", ["[0.1, 0.5, 0.9, 1, 2]", "[0.5]"], [
      ["pairs-run", "pairs = 850", "pairs = 2"],
      ["searches-run", "proposals: 600", "proposals: 2"],
    ]), // prettier-ignore
    of("phases-computed", "geometricGrid(0.05, 8, 40)", ["geometricGrid(0.5, 8, 4)"]),
    of("phases-computed", "seeds: [0, 1, 2, 3, 4], steps: 2_000", ["seeds: [7], steps: 500"]),
    of("end-points-runs", "stepSize: 0.1", ["stepSize: 0.5"]),
    of("end-points-runs", "maxIterations: 4_000", ["maxIterations: 40"]),
    of("try-cell", "sparsity: 3", ["sparsity: 1", "sparsity: 15"]),
    of("try-cell", "multiple: 20", ["multiple: 0.5", "multiple: 500"]),
    of("try-cell", "seed: 7", ["seed: 0"]),
  ],
  "05-attained-minimum": [
    split,
    of("ridge-computed-first", "[0, 1e-4, 1e-3, 1e-2]", ["[0, 1]", "[0, 1e-6, 1e-2]"]),
    of("runs-computed", "{ 3: -2, 12: -1 }", ["{ 3: -1, 12: -1 }"]),
    of("runs-computed", "steps: 100_000", ["steps: 1000"]),
    of("try-cell", "[1, 7, 10, 13]", ["[0]", "[3, 12]", "[0, 4, 8, 12, 13, 14]"]),
  ],
  "06-stationary-points": [
    split,
    of("counts-derived", "stepSize: gamma", ["stepSize: gamma / 10", "stepSize: 2"]),
    of("escape-computed", "[1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 5e-4, 1e-3, 1e-2, 1e-1]", ["[1e-8, 5e-4, 1e-3, 1e-1]"]), // prettier-ignore
    of("escape-computed", "directions: 10, steps: 10", ["directions: 2, steps: 5"]),
    of("run-a-computed", "stepSize: 0.1", ["stepSize: 0.3"]),
    of("try-cell", "[3, 10, 13]", ["[0]", "[1, 2, 3]"]),
    of("try-cell", "stepSize: 10", ["stepSize: 0.01"]),
  ],
  "07-distinct-values": [
    split,
    of("every-step-lists-computed", "SHORT = 1e-9", ["SHORT = 1e-3"]),
    long(of("try-cell", "publishedSplit(102)", ["publishedSplit(66)", "publishedSplit(0)"])),
    long(of("try-cell", "1 / denseSmoothness(own).upper", ["10 / denseSmoothness(own).upper"])),
  ],
  "08-convergence": [
    of("try-cell", "sparsity: 6", ["sparsity: 1", "sparsity: 9"], [["try-cell", "startOf(1234, 6)", "startOf(1234, 1)"]]), // prettier-ignore
    of("try-cell", "stepSize: 0.3", ["stepSize: 0.1"]),
  ],
  "09-iris-experiment": [
    of("grid-runs", "splits: { from: 0, to: 199 }", ["splits: { from: 0, to: 39 }"]),
    of("try-cell", "splits: [273]", ["splits: [0, 1]"]),
    of("try-cell", "{ from: 0, to: 19 }", ["{ from: 5, to: 5 }"]),
    of("try-cell", "stepSize: 0.5, steps: 400", ["stepSize: 0.1, steps: 1"]),
    of("try-cell", "[3, 5, 8]", ["[1]", "[2, 15]"]),
  ],
  "10-published-runs": [
    of("try-cell", "dataSeed: 1", ["dataSeed: 0"]),
    of("try-cell", "initSeed: 2", ["initSeed: 0"]),
  ],
  "11-landscape": [
    of("walls-runs-computed", "[0.1, 0.5, 1, 4]", ["[0.5, 1]"]),
    of("walls-runs-computed", "{ from: 0, to: 9 }", ["{ from: 3, to: 4 }"]),
    long(of("try-cell", "publishedSplit(7)", ["publishedSplit(0)"])),
    long(of("try-cell", "own, ownEvery, 4", ["own, ownEvery, 1", "own, ownEvery, 15"])),
  ],
  "12-your-own-data": [
    of("try-cell", "sparsity: 3", ["sparsity: 1", "sparsity: 15"]),
    of("try-cell", '"../data/iris.csv", { label: "species" }', [
      '"../data/wine.csv", { label: "cultivar" }',
    ]),
  ],
};
