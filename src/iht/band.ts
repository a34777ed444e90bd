import type { FlowCoordinates } from "./flow-coordinates.js";
import type { Moment } from "./shadow.js";

/** How an entry stands to the band, outside of which it keeps its place. */
export interface BandGap {
  readonly entry: number;
  /** sign(θ_a)·u_a − γ max_{j∉S} |∇_j f(u)|. */
  readonly gap: number;
  /** γ max_{j∉S} |∇_j f(u)|. */
  readonly band: number;
  /** The j of that maximum, the lowest. */
  readonly rival: number;
}

/** The entry that is nearest to the band, or deepest in it. */
export function nearestBand(
  { support, outside }: FlowCoordinates,
  signs: Float64Array,
  stepSize: number,
  { point, outside: slopes }: Pick<Moment, "point" | "outside">,
): BandGap {
  let steepest = 0;
  let rival = outside[0].entry;
  outside.forEach(({ entry }, j) => {
    const slope = Math.abs(slopes[j]);
    if (slope > steepest) [steepest, rival] = [slope, entry];
  });
  const band = stepSize * steepest;
  let nearest = { entry: support[0], gap: Infinity, band, rival };
  for (const entry of support) {
    const gap = signs[entry] * point[entry] - band;
    if (gap < nearest.gap) nearest = { entry, gap, band, rival };
  }
  return nearest;
}
