import { readFile } from "node:fs/promises";
import { dataFile } from "./data-file.js";

/** What the first author's public notes print of a split: its seed, and numbers with two decimals. */
export interface PublishedSplitNumbers {
  readonly dataSeed: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
  /** The sample, standardised. */
  readonly xNorm: readonly number[];
}

/** A dense run: trained weights W (rows are classes), biases b, and logits z of the sample. */
export interface PublishedDenseRun extends PublishedSplitNumbers {
  readonly run: number;
  readonly initSeed: number;
  readonly W: readonly (readonly number[])[];
  readonly b: readonly number[];
  readonly z: readonly number[];
}

/** Sparse run A: a dense run's numbers, its start, and how IHT went on from there. */
export interface PublishedRunA extends Omit<PublishedDenseRun, "run"> {
  readonly run: "A";
  readonly sparsity: number;
  readonly stepSize: number;
  readonly steps: number;
  readonly Winit: readonly (readonly number[])[];
  readonly binit: readonly number[];
  readonly testAccuracy: number;
}

/** Sparse run B, of which the end was published but not the start. */
export interface PublishedRunB extends Omit<PublishedDenseRun, "run" | "initSeed"> {
  readonly run: "B";
  readonly sparsity: number;
  readonly testAccuracy: number;
  readonly note: string;
}

/** Everything in `data/published-runs.json`. */
export interface PublishedRuns {
  readonly source: string;
  readonly layout: string;
  /** The flower set aside, in cm. */
  readonly sample: readonly number[];
  readonly dense: readonly PublishedDenseRun[];
  readonly sparse: readonly [PublishedRunA, PublishedRunB];
}

/** The numbers that the first author's public notes print, as they stand in `data/published-runs.json`. */
export async function loadPublishedRuns(): Promise<PublishedRuns> {
  return JSON.parse(await readFile(dataFile("published-runs.json"), "utf8")) as PublishedRuns;
}
