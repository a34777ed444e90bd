import { publishedSplit } from "../../data/published-split.js";
import { finalSupport, type FinalSupport } from "../../iht/final-support.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import { initialWeights } from "../../network/initial-weights.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../../network/softmax.js";
import { requireInteger, requireThat } from "../../numerics/checks.js";
import { parallelMap, type PartStore, type WorkerTask } from "../../numerics/parallel-map.js";
import type { Report } from "../../numerics/report.js";
import type { Parts } from "../../storage/kept-result.js";

/** The runs with which the certificate is tested, and how far they are taken. */
export type CertificateTest = {
  readonly split: number;
  readonly stepSize: number;
  /** One run from each start: the seed of `initialWeights`, thresholded to `sparsity` entries. */
  readonly starts: readonly { readonly sparsity: number; readonly seed: number }[];
  /** The certificate is asked at geometric spacing up to this iteration. */
  readonly asked: number;
  /** The run goes so much further, from where it was certified or else from there. */
  readonly further: number;
};

/** What came of one run. */
export type CertificateTested = {
  readonly final: boolean;
  /** The iteration of the verdict. */
  readonly at: number;
  /** The last iteration after it at which the support changed; 0 if it stayed. */
  readonly changed: number;
};

/** The same of all runs, in the order of the starts. */
export type TestedColumns = {
  readonly [K in keyof CertificateTested]: readonly CertificateTested[K][];
};

/** The columns as one row for each run, with its start. */
export function testedRuns(
  { starts }: Pick<CertificateTest, "starts">,
  { final, at, changed }: TestedColumns,
): (CertificateTest["starts"][number] & CertificateTested)[] {
  return starts.map((start, i) => ({
    ...start,
    final: final[i],
    at: at[i],
    changed: changed[i],
  }));
}

const TASK: WorkerTask = {
  module: new URL("./certificate-test.js", import.meta.url),
  name: "certificateRun",
};

/** The next question comes when k has grown by this factor. */
const SPACING = 1.25;

/**
 * Whether supports change after the verdict of `finalSupport`: a computation for `kept`, on worker threads, in
 * the order of the starts. Throws unless there is a start, and `asked` and `further` are integers from 1.
 */
export async function certificateTest(
  { starts, ...test }: CertificateTest,
  report: Report,
  signal: AbortSignal,
  parts: Parts,
): Promise<TestedColumns> {
  const who = "certificateTest";
  requireThat(starts.length > 0, who, "starts", "a list of at least one start", "none");
  requireInteger(who, "asked", test.asked, 1);
  requireInteger(who, "further", test.further, 1);
  type Start = CertificateTest["starts"][number];
  const runs = await parallelMap<Start, CertificateTested>(TASK, starts, {
    shared: test,
    report,
    signal,
    parts: parts as PartStore<CertificateTested>,
    key: ({ sparsity, seed }) => `${sparsity} ${seed}`,
  });
  return {
    final: runs.map(({ final }) => final),
    at: runs.map(({ at }) => at),
    changed: runs.map(({ changed }) => changed),
  };
}

/** The worker's part of `certificateTest`. */
export async function certificateRun(
  { sparsity, seed }: CertificateTest["starts"][number],
  test: Omit<CertificateTest, "starts">,
): Promise<CertificateTested> {
  const { network, final } = await loaded(test, sparsity);
  const start = hardThreshold(initialWeights(seed), sparsity);
  const loop = ihtLoop(network, { sparsity, stepSize: test.stepSize, start });
  let proven = final(loop.theta).kind === "final";
  while (!proven && loop.k < test.asked) {
    loop.advance(Math.min(test.asked, Math.ceil((loop.k + 1) * SPACING)) - loop.k);
    proven = final(loop.theta).kind === "final";
  }
  const at = loop.k;
  loop.advance(test.further);
  const changed = loop.settledSince > at ? loop.settledSince : 0;
  return { final: proven, at, changed };
}

const networks = new Map<number, SoftmaxNetwork>();
const finals = new Map<string, FinalSupport>();

/** What the runs on this thread have in common. */
async function loaded(
  { split, stepSize }: Omit<CertificateTest, "starts">,
  sparsity: number,
): Promise<{ network: SoftmaxNetwork; final: FinalSupport }> {
  const key = `${split} ${stepSize} ${sparsity}`;
  if (!networks.has(split))
    networks.set(split, softmaxNetwork((await publishedSplit(split)).train));
  const network = networks.get(split)!;
  if (!finals.has(key)) finals.set(key, await finalSupport(network, { sparsity, stepSize }));
  return { network, final: finals.get(key)! };
}
