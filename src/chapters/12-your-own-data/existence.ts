import { attainsMinimum, type Attainment } from "../../minima/attained-minimum.js";
import { exactMargins } from "../../minima/attained-minimum-exact.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { separationInWords } from "./in-words.js";
import type { Known } from "./known.js";

/** Whether f attains its minimum on a support, and how that is known. */
export interface Existence {
  readonly kind: Attainment["kind"];
  /** The witness in words: what the direction separates, or what holds the minimum. */
  readonly words: string;
  readonly known: Known;
  /** How many of the N(K − 1) margins rise along the direction; 0 where the minimum is attained or not known. */
  readonly strictPairs: number;
}

/** The answer of `attainsMinimum` on a support, with its witness in words; rejects as it does. */
export async function existenceOn(
  network: SoftmaxNetwork,
  support: readonly number[],
): Promise<Existence> {
  const { dataset } = network;
  const { size, classNames } = dataset;
  const found = await attainsMinimum(network, support);
  const { kind } = found;
  if (kind === "undecided") return { kind, words: found.why, known: "open", strictPairs: 0 };
  if (kind === "unattained") {
    const { direction, exact, strictPairs } = found;
    const { strict } = exactMargins(dataset, exact);
    return {
      kind,
      words: separationInWords(dataset, direction, strict),
      known: "exact",
      strictPairs,
    };
  }
  const { certificate } = found;
  const margins = size * (classNames.length - 1);
  switch (certificate.kind) {
    case "weights":
      return {
        kind,
        words: `positive weights balance all ${margins} margins`,
        known: "exact",
        strictPairs: 0,
      };
    case "ridge":
      return {
        kind,
        words: "with a ridge every support has one minimum",
        known: "exact",
        strictPairs: 0,
      };
    case "ball":
      return {
        ...{ kind, known: "enclosed", strictPairs: 0 },
        words: `a minimiser lies within ${certificate.radius.toPrecision(1)} of a computed point`,
      };
  }
}
