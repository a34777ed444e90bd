import type { Dataset } from "../../data/dataset.js";
import { attainsMinimum } from "../../minima/attained-minimum.js";
import { softmaxNetwork, type SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger } from "../../numerics/checks.js";
import { nextTurn } from "../../numerics/next-turn.js";
import { twoClasses } from "../05-attained-minimum/index.js";

/** By which inputs one class is set apart from another or from all others, by one affine function; in integers. */
export interface ClassInputs {
  readonly name: string;
  /** The other class; left out where it is all others. */
  readonly other?: string;
  /** `quasi-separable`: the function is ≥ 0 on its rows and ≤ 0 on the others, and not 0 on all of them. */
  readonly kind: "separable" | "quasi-separable" | "overlapping" | "undecided";
  /** Inputs that separate the class, none of which can be left out; none where it is not separable. */
  readonly inputs: readonly string[];
}

/**
 * Each class against all others, then each two of the classes that are not apart from all others; of two classes
 * there is one question.
 */
export async function allClassInputs(
  dataset: Dataset,
  signal?: AbortSignal,
): Promise<ClassInputs[]> {
  const classes = dataset.classNames.map((_, k) => k);
  if (classes.length === 2) return [await classInputs(dataset, 0, 1, signal)];
  const found: ClassInputs[] = [];
  for (const k of classes) found.push(await classInputs(dataset, k, undefined, signal));
  const left = classes.filter((k) => found[k]!.kind !== "separable");
  for (const k of left)
    for (const l of left) if (l > k) found.push(await classInputs(dataset, k, l, signal));
  return found;
}

/**
 * Inputs by which one class is separated from another, or from all other rows, as few as can be found by leaving
 * out one after another, the last first: none of those that stay can be left out, but another set may be smaller.
 *
 * Each question is one of `attainsMinimum`, for a network of two classes. `k` and `other` are different classes of
 * the data set; else it rejects.
 */
export async function classInputs(
  dataset: Dataset,
  k: number,
  other?: number,
  signal?: AbortSignal,
): Promise<ClassInputs> {
  const { featureNames, classNames } = dataset;
  requireInteger("classInputs", "k", k, 0, classNames.length - 1);
  const name = classNames[k]!;
  const two = other === undefined ? againstTheRest(dataset, k) : twoClasses(dataset, other, k);
  const network = softmaxNetwork(two);
  const names = { name, ...(other !== undefined && { other: classNames[other]! }) };
  const everything = featureNames.map((_, j) => j);
  const whole = await separationOf(network, everything);
  if (whole !== "separable") return { ...names, kind: whole, inputs: [] };
  let inputs: readonly number[] = everything;
  for (const j of [...everything].reverse()) {
    await nextTurn(signal);
    const fewer = inputs.filter((i) => i !== j);
    if (fewer.length > 0 && (await separationOf(network, fewer)) === "separable") inputs = fewer;
  }
  return { ...names, kind: "separable", inputs: inputs.map((j) => featureNames[j]!) };
}

/** The rows of a class, which becomes class 1, and all other rows. */
function againstTheRest(dataset: Dataset, k: number): Dataset {
  const labels = dataset.labels.map((label) => (label === k ? 1 : 0));
  return { ...dataset, labels, classNames: ["the others", dataset.classNames[k]!] };
}

/** With the weights of class 1 on some inputs and its bias alone: two classes need no more. */
async function separationOf(
  network: SoftmaxNetwork,
  inputs: readonly number[],
): Promise<ClassInputs["kind"]> {
  const { dataset } = network;
  const d = dataset.featureNames.length;
  const answer = await attainsMinimum(network, [...inputs.map((j) => d + j), 2 * d + 1]);
  if (answer.kind === "undecided") return "undecided";
  if (answer.kind === "attained") return "overlapping";
  return answer.strictPairs === dataset.size ? "separable" : "quasi-separable";
}
