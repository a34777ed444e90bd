import type { Dataset } from "../../data/dataset.js";
import { selectRows } from "../../data/select-rows.js";
import { attainsMinimum } from "../../minima/attained-minimum.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { requireInteger, requireThat } from "../../numerics/checks.js";

/** How two classes of a data set stand to each other; see `classSeparation`. */
export type ClassSeparation = "separable" | "quasi-separable" | "overlapping";

/** The rows of two classes alone, which become the classes 0 and 1. Throws on classes that are not there. */
export function twoClasses(dataset: Dataset, one: number, other: number): Dataset {
  const { labels, classNames } = dataset;
  requireInteger("twoClasses", "one", one, 0, classNames.length - 1);
  requireInteger("twoClasses", "other", other, 0, classNames.length - 1);
  requireThat(one !== other, "twoClasses", "other", "another class than one", other);
  const both = [one, other];
  const rows = Array.from(labels.keys()).filter((i) => both.includes(labels[i]));
  const chosen = selectRows(dataset, rows);
  return {
    ...chosen,
    labels: chosen.labels.map((k) => both.indexOf(k)),
    classNames: both.map((k) => classNames[k]),
  };
}

/**
 * Is there an affine function that is positive on all rows of one class and negative on all of the other?
 *
 *     separable        there is: f of the two classes comes as near to 0 as one likes;
 *     quasi-separable  one is ≥ 0 and ≤ 0, not everywhere 0, but none is positive and negative throughout;
 *     overlapping      each that is ≥ 0 and ≤ 0 is 0 on all rows: f of the two classes attains its minimum.
 *
 * Each of the three is verified in integers, as `attainsMinimum` does. Rejects with an Error where nothing could be
 * verified.
 */
export async function classSeparation(
  dataset: Dataset,
  one: number,
  other: number,
): Promise<ClassSeparation> {
  const both = twoClasses(dataset, one, other);
  const network = softmaxNetwork(both);
  const everything = Array.from({ length: network.dimension }, (_, a) => a);
  const answer = await attainsMinimum(network, everything);
  if (answer.kind === "undecided") throw new Error(answer.why);
  if (answer.kind === "attained") return "overlapping";
  return answer.strictPairs === both.size ? "separable" : "quasi-separable";
}
