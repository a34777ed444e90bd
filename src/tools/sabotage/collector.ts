/** What a notebook shows with, replaced: nothing is shown or written, and claims are collected. */
import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { judge, type Verdict } from "../../claims/judge.js";
import { stated, type Stated } from "../../claims/stated.js";
import { columnsOf } from "../../jupyter/columns-of.js";
import { figureJson } from "../../paper/figure-json.js";
import { still } from "../../paper/still.js";
import type { Row } from "../../paper/export-table.js";
import type { Figure } from "../../plots/figure.js";
import type { Json, Parts } from "../../storage/kept-result.js";
import type { LongComputation } from "../../jupyter/kept.js";
import type { Progress } from "../../jupyter/progress.js";
import type { Report } from "../../numerics/report.js";

/** The verdict on a claim, and the cell that made it. */
export type MadeClaim = Verdict & { readonly cell: string };

const made = new Map<string, MadeClaim>();
let cell = "";

/** Called at the beginning of each cell. */
export function enterCell(id: string): void {
  cell = id;
}

/** The claims made so far, and the cell that was entered last. */
export function collected(): { claims: MadeClaim[]; cell: string } {
  return { claims: [...made.values()], cell };
}

export function claim(...claim: Stated): void {
  const verdict = judge(stated(...claim));
  made.set(verdict.id, { ...verdict, cell });
}

/** A result that is kept for these inputs is taken as it is, whatever the code has become. */
export async function kept<I extends Json, T extends Json>(
  name: string,
  inputs: I,
  compute: LongComputation<I, T>,
): Promise<T> {
  const file = new URL(`../../../data/results/${name}.json`, import.meta.url);
  if (existsSync(file)) {
    const stored = JSON.parse(readFileSync(file, "utf8")) as { inputs: Json; result: T };
    if (isDeepStrictEqual(stored.inputs, JSON.parse(JSON.stringify(inputs)))) return stored.result;
  }
  const parts: Parts = { get: async () => undefined, put: async () => {} };
  return interruptible((report, signal) => compute(inputs, report, signal, parts));
}

export function interruptible<T>(
  compute: (report: Report, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return compute(() => {}, new AbortController().signal);
}

export function progress(): Progress {
  return { report: () => {}, end: () => {} };
}

/** Set where parameters are tried: then what could not be shown or written throws, as it would in the notebook. */
export const SHOWABLE = "IHT_NOTEBOOKS_SHOWABLE";
const showable = process.env[SHOWABLE] === "1";

export function ready(): void {}
export function missedClaims(): void {}
export function answerTable(): void {}
export function contents(): void {}
export async function showStored(): Promise<void> {}

export function show(figure: Figure): void {
  if (showable) still(figure);
}

export function table(rows: readonly Row[]): void {
  if (showable) columnsOf(rows);
}

export async function exportFigure(figure: Figure): Promise<void> {
  if (showable) figureJson(figure);
}

export async function exportTable(rows: readonly Row[]): Promise<void> {
  if (showable) columnsOf(rows);
}
