import { exp } from "../numerics/elementary.js";
import { type FlowCoordinates, offsetOf } from "./flow-coordinates.js";
import type { Moment } from "./shadow.js";

/** How an entry stands to the band, outside of which it keeps its place. */
export interface BandGap {
  readonly entry: number;
  /** sign·y_a − γ max_{j∉S} |∇_j f(u)|, y = u − γ∇_S f(u). */
  readonly gap: number;
  /** γ max_{j∉S} |∇_j f(u)|. */
  readonly band: number;
  /** The j of that maximum, the lowest. */
  readonly rival: number;
  /** −γ∇_j f(u) for this j. */
  readonly entering: number;
  /** y − x, in the basis and in P entries. */
  readonly moved: Float64Array;
  readonly offset: Float64Array;
}

/**
 * The entry that in the next iteration is nearest to the band, or deepest in it; past zero it counts as still deeper,
 * unless `signs` are "any".
 */
export function nearestBand(
  coordinates: FlowCoordinates,
  signs: Float64Array | "any",
  stepSize: number,
  { sigma, moved: now, slopes }: Pick<Moment, "sigma" | "moved" | "slopes">,
): BandGap {
  const { gradient, outside } = slopes;
  const factor = stepSize * exp(-sigma);
  const moved = now.map((entry, b) => entry - factor * gradient[b]);
  const offset = offsetOf(coordinates, moved);
  let steepest = 0;
  outside.forEach((slope, j) => {
    if (Math.abs(slope) > Math.abs(outside[steepest])) steepest = j;
  });
  const rival = coordinates.outside[steepest].entry;
  const entering = -stepSize * outside[steepest];
  const band = Math.abs(entering);
  let [entry, gap] = [coordinates.support[0], Infinity];
  for (const a of coordinates.support) {
    const y = coordinates.x[a] + offset[a];
    const left = (signs === "any" ? Math.abs(y) : signs[a] * y) - band;
    if (left < gap) [entry, gap] = [a, left];
  }
  return { entry, gap, band, rival, entering, moved, offset };
}
