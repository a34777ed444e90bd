import type {
  PublishedDenseRun,
  PublishedRunA,
  PublishedSplitNumbers,
} from "../../data/published-runs.js";
import type { PublishedSplit } from "../../data/published-split.js";
import { quality, type Rerun } from "../../runs/rerun-published.js";

/** A line of the published notes beside ours, both as printed. */
export type Agreement = {
  readonly run: number | string;
  readonly quantity: string;
  readonly published: string;
  readonly ours: string;
  /** How many numbers the line has, and how many of them are the same to the last digit. */
  readonly numbers: number;
  readonly agree: number;
};

type Line = readonly [quantity: string, published: readonly number[], ours: ArrayLike<number>];
type RunName = { readonly run: number | string };

/** Decimals of the notes; accuracies have four. */
const DECIMALS = 2;
const ACCURACY_DECIMALS = 4;

/** Mean and standard deviation (cm) of the training rows, and the standardised sample. */
export function splitAgreement(
  run: PublishedSplitNumbers & RunName,
  split: PublishedSplit,
): Agreement[] {
  return compared(run, [
    ["mean of the training rows", run.mean, split.mean],
    ["standard deviation", run.std, split.std],
    ["standardised sample", run.xNorm, split.sample.features],
  ]);
}

/** The weights and biases that run A starts from. */
export function startAgreement(run: PublishedRunA, { trace, network }: Rerun): Agreement[] {
  const { theta } = trace.iterates[0];
  return compared(
    run,
    parameters("start", network.dataset.classNames, run.Winit, run.binit, theta),
  );
}

/** The trained weights and biases, the logits of the sample, and where it is printed the accuracy. */
export function resultAgreement(run: PublishedDenseRun | PublishedRunA, ours: Rerun): Agreement[] {
  const { network, split, trace } = ours;
  const { theta } = trace.last;
  const result = compared(run, [
    ...parameters("trained", network.dataset.classNames, run.W, run.b, theta),
    ["logits of the sample", run.z, network.logits(theta, split.sample)],
  ]);
  if (!("testAccuracy" in run)) return result;
  const accuracy: Line = ["test accuracy", [run.testAccuracy], [quality(ours).testAccuracy]];
  return [...result, ...compared(run, [accuracy], ACCURACY_DECIMALS)];
}

/** "90 of 90 numbers" when no digit of the lines differs. */
export function agreementCount(lines: readonly Agreement[]): string {
  const agree = lines.reduce((sum, line) => sum + line.agree, 0);
  const numbers = lines.reduce((sum, line) => sum + line.numbers, 0);
  return `${agree} of ${numbers} numbers`;
}

/** How many entries of a network are the printed ones, to the last digit. */
export function printedAlike(ours: ArrayLike<number>, published: readonly number[]): number {
  const [line] = compared({ run: "" }, [["entries", published, ours]]);
  return line.agree;
}

function parameters(
  when: string,
  classNames: readonly string[],
  W: readonly (readonly number[])[],
  b: readonly number[],
  theta: Float64Array,
): Line[] {
  const d = W[0].length;
  const weights = W.map((row, k): Line => {
    return [`${when} weights, ${classNames[k]}`, row, theta.subarray(k * d, (k + 1) * d)];
  });
  return [...weights, [`${when} biases`, b, theta.subarray(W.length * d)]];
}

function compared({ run }: RunName, lines: readonly Line[], decimals = DECIMALS): Agreement[] {
  return lines.map(([quantity, published, ours]) => {
    const theirs = published.map((value) => printed(value, decimals));
    const own = Array.from(ours, (value) => printed(value, decimals));
    return {
      run,
      quantity,
      published: theirs.join(" "),
      ours: own.join(" "),
      numbers: theirs.length,
      agree: theirs.filter((text, i) => text === own[i]).length,
    };
  });
}

/** Rounded as printed; a small negative number is 0.00, not −0.00. */
function printed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text;
}
