import { pairSmoothness } from "../conditions/pair-smoothness.js";
import { restrictedSmoothness } from "../conditions/restricted-smoothness.js";
import { stepSmoothness } from "../conditions/step-smoothness.js";
import { loadIris } from "../data/iris.js";
import { publishedSplit } from "../data/published-split.js";
import { standardize } from "../data/standardize.js";
import { type SoftmaxNetwork, softmaxNetwork } from "../network/softmax.js";
import type { Report } from "../numerics/report.js";

/** The data that a network is trained on: the published split of a seed, or all 150 rows. */
export type Rows = { readonly kind: "published-split"; readonly seed: number } | { readonly kind: "all" }; // prettier-ignore

/** Λ_m and L_s for m, s = 1 … P, each from below and above, with the point or pair that attains the lower end. */
export interface SmoothnessBrackets {
  readonly restricted: readonly {
    readonly lower: number;
    readonly upper: number;
    readonly theta: readonly number[];
    readonly support: readonly number[];
  }[];
  readonly pairs: readonly {
    readonly lower: number;
    readonly upper: number;
    readonly x: readonly number[];
    readonly y: readonly number[];
  }[];
}

/** For each s a step of iterative hard thresholding and the constant that it refutes. */
export type RefutingSteps = readonly {
  readonly refuted: number;
  readonly x: readonly number[];
  readonly stepSize: number;
}[];

/** The network of IRIS on some rows, standardised by those rows. */
export async function irisNetwork(rows: Rows, ridge = 0): Promise<SoftmaxNetwork> {
  if (rows.kind === "published-split")
    return softmaxNetwork((await publishedSplit(rows.seed)).train, { ridge });
  const iris = await loadIris();
  return softmaxNetwork(standardize(iris).apply(iris), { ridge });
}

/** The brackets of both constants for every number of entries: `restrictedSmoothness` and `pairSmoothness`. */
export async function smoothnessBrackets(
  { rows, seed }: { readonly rows: Rows; readonly seed: number },
  report: Report,
  signal: AbortSignal,
): Promise<SmoothnessBrackets> {
  const network = await irisNetwork(rows);
  const P = network.dimension;
  const restricted: SmoothnessBrackets["restricted"][number][] = [];
  const pairs: SmoothnessBrackets["pairs"][number][] = [];
  for (let n = 1; n <= P; n++) {
    signal.throwIfAborted();
    report(n - 1, P);
    const point = await restrictedSmoothness(network, n, { seed });
    const pair = await pairSmoothness(network, n, { seed });
    const { lower, upper, attainedAt, support } = point;
    restricted.push({ lower, upper, theta: [...attainedAt], support });
    const { x, y } = pair.attainedAt;
    pairs.push({ lower: pair.lower, upper: pair.upper, x: [...x], y: [...y] });
  }
  return { restricted, pairs };
}

/** `stepSmoothness` for every sparsity. */
export async function refutingSteps(
  { rows, seed }: { readonly rows: Rows; readonly seed: number },
  report: Report,
  signal: AbortSignal,
): Promise<RefutingSteps> {
  const network = await irisNetwork(rows);
  const P = network.dimension;
  const steps: RefutingSteps[number][] = [];
  for (let s = 1; s <= P; s++) {
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    report(s - 1, P);
    const { refuted, x, stepSize } = stepSmoothness(network, s, { seed });
    steps.push({ refuted, x: [...x], stepSize });
  }
  return steps;
}
