import highsModule, { type Highs, type Model } from "highs";
import type { Dataset } from "../data/dataset.js";
import { type ClassPair, margins } from "./class-pairs.js";

/** What the linear program says of a support, in floating point: to be verified. */
export type ProgramAnswer =
  /** A direction with a·d ≥ 0 for every pair; `strict` says for which pairs the margin is positive. */
  | { readonly kind: "separates"; readonly direction: Float64Array; readonly strict: boolean[] }
  /** Weights of at least 1, one for each pair, that balance the margins on the support. */
  | { readonly kind: "balances"; readonly weights: Float64Array }
  | { readonly kind: "failed"; readonly why: string };

/** The linear program of one data set, loaded once; to be disposed of after the last question. */
export interface SeparationProgram {
  /** For the directions on the support, or for those of them with ⟨across, d⟩ = 0. */
  answer(support: readonly number[], across?: Float64Array): ProgramAnswer;
  dispose(): void;
}

/** The solver holds its rows to 10⁻⁷; a z beyond one half stands for 1, as z is 0 or 1 at the optimum. */
const STRICT = 0.5;

/** Inputs of this size and down to its inverse go to the solver as they are. */
const LARGEST = 1024;

/** Its types describe the CommonJS face of the package; the ES module is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

let solver: Promise<Highs> | undefined;

/**
 * Linear separation by a direction that lives on a support S:
 *
 *     maximise Σ z   subject to   a_ik · d ≥ z_ik,   0 ≤ z ≤ 1,   d ∈ R^S.
 *
 * As d may be multiplied by any number, the optimum has z = 1 for every pair that some direction can
 * separate strictly, and is the number of these. If it is 0, the multipliers λ of the rows are at least
 * 1 and balance the margins, Σ λ_ik a_ik = 0 on S: the dual of the program. From one support to the next
 * only the bounds of d change.
 */
export async function separationProgram(dataset: Dataset): Promise<SeparationProgram> {
  const { pairs, coefficient } = margins(dataset);
  const P = (dataset.featureNames.length + 1) * dataset.classNames.length;
  const M = pairs.length;
  const scale = columnScales(dataset);
  const scaled = (pair: ClassPair, a: number): number => scale[a] * coefficient(pair, a);
  const entries = pairs.map((pair, row) => {
    const used = Array.from({ length: P }, (_, a) => a).filter((a) => scaled(pair, a) !== 0);
    return {
      indices: [...used, P + row],
      values: [...used.map((a) => scaled(pair, a)), -1],
    };
  });
  const starts = [0];
  for (const { indices } of entries) starts.push(starts[starts.length - 1] + indices.length);
  solver ??= loadHighs();
  const highs = await solver;
  const open = highs.infinity;
  const model: Model = highs.createModel({
    numCols: P + M,
    numRows: M,
    sense: highs.constants.objectiveSense.maximize,
    colCost: [...Array<number>(P).fill(0), ...Array<number>(M).fill(1)],
    colLower: Array<number>(P + M).fill(0),
    colUpper: [...Array<number>(P).fill(0), ...Array<number>(M).fill(1)],
    rowLower: Array<number>(M).fill(0),
    rowUpper: Array<number>(M).fill(open),
    matrix: {
      format: "csr",
      numRows: M,
      numCols: P + M,
      starts,
      indices: entries.flatMap(({ indices }) => indices),
      values: entries.flatMap(({ values }) => values),
    },
  });
  model.options.set({ output_flag: false, presolve: "off" });

  let broken = false;

  function answer(support: readonly number[], across?: Float64Array): ProgramAnswer {
    const bounds = Array.from({ length: P }, (_, a) => (support.includes(a) ? open : 0));
    try {
      const lower = bounds.map((bound) => -bound);
      model.changeColsBounds({ kind: "range", from: 0, to: P - 1 }, lower, bounds);
      model.clearSolver(); // the answer is to depend on the question alone
      if (across !== undefined) model.addRow(0, 0, orthogonality(across));
      model.run();
    } catch (error) {
      broken = true;
      solver = undefined;
      return { kind: "failed", why: `the linear program broke off: ${shortened(error)}` };
    }
    const status = model.getModelStatus();
    const { colValue, rowDual } = model.getSolution();
    if (across !== undefined) model.deleteRows({ kind: "range", from: M, to: M });
    if (status !== highs.constants.modelStatus.optimal)
      return { kind: "failed", why: `the linear program ended with status ${status}` };
    const strict = Array.from(colValue.subarray(P), (z) => z > STRICT);
    return strict.includes(true)
      ? { kind: "separates", direction: scale.map((factor, a) => factor * colValue[a]), strict }
      : { kind: "balances", weights: rowDual.subarray(0, M).map(Math.abs) };
  }

  /** The row ⟨across, d⟩ in the scaled entries, its largest coefficient 1. */
  function orthogonality(across: Float64Array): { indices: number[]; values: number[] } {
    const scaledAcross = across.map((x, a) => scale[a] * x);
    const largest = Math.max(...scaledAcross.map(Math.abs));
    const indices = [...scaledAcross.keys()].filter((a) => scaledAcross[a] !== 0);
    return { indices, values: indices.map((a) => scaledAcross[a] / largest) };
  }

  return { answer, dispose: () => (broken ? undefined : model.dispose()) };
}

/**
 * A power of two for each entry of θ that brings its input into the range of the solver, which takes
 * numbers below 10⁻⁹ for zero; 1 for inputs of ordinary size.
 */
function columnScales({ features, featureNames, classNames }: Dataset): Float64Array {
  const d = featureNames.length;
  const K = classNames.length;
  const ofInput = featureNames.map((_, j) => {
    let largest = 0;
    for (let i = j; i < features.length; i += d) largest = Math.max(largest, Math.abs(features[i]));
    let scale = 1;
    while (scale * largest > LARGEST) scale /= 2;
    while (largest > 0 && scale * largest < 1 / LARGEST) scale *= 2;
    return scale;
  });
  return Float64Array.from({ length: (d + 1) * K }, (_, a) => (a < d * K ? ofInput[a % d] : 1));
}

/** The first words: the solver's exceptions carry its whole source. */
function shortened(error: unknown): string {
  return String(error).split("\n", 1)[0].slice(0, 80);
}
