import { pairSmoothness } from "./pair-smoothness.js";
import { restrictedSmoothness } from "./restricted-smoothness.js";
import type { Report } from "../../numerics/report.js";
import { irisNetwork, type Rows } from "./iris-network.js";

/**
 * Λ_m and L_s for m, s = 1 … P, each from below and above, with the point or pair that attains the lower
 * end. A type and not an interface, so that it counts as plain data.
 */
export type SmoothnessTable = {
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
};

/** The brackets of both constants for every number of entries: `restrictedSmoothness` and `pairSmoothness`. */
export async function smoothnessTable(
  { rows, seed }: { readonly rows: Rows; readonly seed: number },
  report: Report,
  signal: AbortSignal,
): Promise<SmoothnessTable> {
  const network = await irisNetwork(rows);
  const P = network.dimension;
  const restricted: SmoothnessTable["restricted"][number][] = [];
  const pairs: SmoothnessTable["pairs"][number][] = [];
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
