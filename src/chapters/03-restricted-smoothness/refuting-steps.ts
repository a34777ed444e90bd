import { stepSmoothness } from "./step-smoothness.js";
import { nextTurn } from "../../numerics/next-turn.js";
import type { Report } from "../../numerics/report.js";
import { irisNetwork, type Rows } from "./iris-network.js";

/** For each s a step of iterative hard thresholding and the constant that it refutes. */
export type RefutingSteps = readonly {
  readonly refuted: number;
  readonly x: readonly number[];
  readonly stepSize: number;
}[];

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
    await nextTurn(signal);
    report(s - 1, P);
    const { refuted, x, stepSize } = stepSmoothness(network, s, { seed });
    steps.push({ refuted, x: [...x], stepSize });
  }
  return steps;
}
