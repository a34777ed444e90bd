import highsModule, { type Highs } from "highs";
import type { Dataset } from "../data/dataset.js";
import { margins } from "./class-pairs.js";
import { entryUnits } from "./entry-units.js";

/** What the linear program proposes for a support, in floating point, right or wrong. */
export interface ProgramAnswer {
  /** P entries, zero outside of the support: a·d ≥ 0 for every pair. */
  readonly direction: Float64Array;
  /** For which pairs the margin along it is positive. */
  readonly strict: readonly boolean[];
  /** The pairs whose weight is above that of the others, the heaviest first. */
  readonly heavy: readonly number[];
}

/** The linear program of one data set; every answer stands for itself. */
export interface SeparationProgram {
  answer(support: readonly number[]): Promise<ProgramAnswer>;
  /** The same question once the solver is there. */
  loaded(): Promise<LoadedProgram>;
}

/** For the directions on a support, or for those of them with ⟨across, d⟩ = 0. */
export type LoadedProgram = (support: readonly number[], across?: Float64Array) => ProgramAnswer;

/** The solver holds its rows to 10⁻⁷; an s beyond one half stands for 1, as s is 0 or 1 at the optimum. */
const HALF = 0.5;

/** A multiplier above this is no zero that was rounded. */
const HEAVY = 1e-6;

/** A direction below this share of its largest entry is a zero that was rounded. */
const NEGLIGIBLE = 1e-12;

/** Its types describe the CommonJS face of the package; the ES module is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

let solver: Promise<Highs> | undefined;

/**
 * Linear separation by a direction that lives on a support S, as a program for the weights of the margins,
 * which has a row for each entry of S:
 *
 *     maximise Σ s   subject to   Σ (s_ik + t_ik) a_ik = 0 on S,   0 ≤ s ≤ 1,   t ≥ 0.
 *
 * At the optimum s = 1 for the pairs that have positive weights, with s + t one choice of them, and s = 0
 * for the pairs that some direction separates strictly: the multipliers d of the rows are a direction with
 * a·d ≥ 1 for these and ≥ 0 for all. A solver that breaks off proposes nothing.
 */
export function separationProgram(dataset: Dataset): SeparationProgram {
  const { pairs, coefficient } = margins(dataset);
  const units = entryUnits(dataset);
  const M = pairs.length;
  const nothing = (): ProgramAnswer => ({
    direction: new Float64Array(units.length),
    strict: Array<boolean>(M).fill(false),
    heavy: [],
  });

  async function answer(support: readonly number[]): Promise<ProgramAnswer> {
    return (await loaded())(support);
  }

  async function loaded(): Promise<LoadedProgram> {
    solver ??= loadHighs();
    const highs = await solver;
    return (support, across) => solved(highs, support, across);
  }

  function solved(
    highs: Highs,
    support: readonly number[],
    across: Float64Array | undefined,
  ): ProgramAnswer {
    if (support.length === 0) return nothing();
    const starts: number[] = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (let copy = 0; copy < 2; copy++)
      for (const pair of pairs) {
        support.forEach((a, row) => {
          const value = coefficient(pair, a) / units[a];
          if (value === 0) return;
          indices.push(row);
          values.push(value);
        });
        starts.push(indices.length);
      }
    // ⟨across, d⟩ = 0 is a multiplier of either sign for one more column.
    const free = across === undefined ? 0 : 1;
    if (across !== undefined) {
      const scaled = support.map((a) => across[a] / units[a]);
      const largest = Math.max(...scaled.map(Math.abs));
      scaled.forEach((value, row) => {
        if (value === 0) return;
        indices.push(row);
        values.push(value / largest);
      });
      starts.push(indices.length);
    }
    try {
      const open = highs.infinity;
      const numCols = 2 * M + free;
      const numRows = support.length;
      const model = highs.createModel({
        numCols,
        numRows,
        sense: highs.constants.objectiveSense.maximize,
        colCost: halves(M, 1, 0, free, 0),
        colLower: halves(M, 0, 0, free, -open),
        colUpper: halves(M, 1, open, free, open),
        rowLower: new Float64Array(numRows),
        rowUpper: new Float64Array(numRows),
        matrix: { format: "csc", numRows, numCols, starts, indices, values },
      });
      model.options.set({ output_flag: false, presolve: "off" });
      model.run();
      const { colValue, rowDual } = model.getSolution();
      const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
      model.dispose();
      return optimal ? read(support, colValue, rowDual) : nothing();
    } catch {
      solver = undefined; // its memory may be in any state
      return nothing();
    }
  }

  function read(
    support: readonly number[],
    colValue: Float64Array,
    rowDual: Float64Array,
  ): ProgramAnswer {
    const { direction } = nothing();
    const most = rowDual.reduce((one, other) => Math.max(one, Math.abs(other)), 0);
    support.forEach((a, row) => {
      if (Math.abs(rowDual[row]) > NEGLIGIBLE * most) direction[a] = rowDual[row] / units[a];
    });
    const extra = colValue.subarray(M, 2 * M);
    const heavy = pairs.map((_, p) => p).filter((p) => extra[p] > HEAVY);
    heavy.sort((p, r) => extra[r] - extra[p] || p - r);
    return { direction, strict: Array.from(colValue.subarray(0, M), (s) => s < HALF), heavy };
  }

  return { answer, loaded };
}

/** 2n numbers, the first half `one`, the second `other`, and `more` times `last`. */
function halves(n: number, one: number, other: number, more: number, last: number): Float64Array {
  const result = new Float64Array(2 * n + more).fill(one, 0, n).fill(other, n);
  return result.fill(last, 2 * n);
}
