import type { RestrictedMinima, RestrictedMinimum } from "../minima/restricted-minima.js";
import { type Cut, cutAtSlice, cutAtZero, floorAt } from "./cut.js";
import { gaugeTilt, lineThrough } from "./gauge-tilt.js";

/** How a floor under f was found, from the cheapest way to the costliest. */
export const WAYS = ["tangent", "sharp", "gauge"] as const;
export type Way = (typeof WAYS)[number];

/** The point asked about, with what is known of it: f(θ) ≤ `value`, and τ, rounded up. */
export interface Question {
  readonly theta: Float64Array;
  readonly minimum: RestrictedMinimum;
  readonly value: number;
  readonly reach: number;
}

/** A proven lower bound of f, above f(θ), on the part of M with |z_a| = τ; or why there is none. */
export type Floor =
  | { readonly kind: "floor"; readonly floor: number; readonly way: Way }
  | { readonly kind: "none"; readonly reason: "within-reach" | "no-direction" };

/**
 * The function that looks for a floor for one entry, by the ways in order of cost. Cuts are statements about
 * the support, not about the point: they are remembered and tried first.
 */
export function floors(minima: RestrictedMinima): (question: Question, entry: number) => Floor {
  const known = new Map<string, Map<Way, Cut>>();

  return (question, entry) => {
    const { theta, minimum, value, reach } = question;
    const { support } = minimum;
    const key = `${support.join()} ${entry}`;
    if (!known.has(key)) known.set(key, new Map());
    const cuts = known.get(key)!;
    const level = Math.sign(theta[entry]) * reach;
    const rest = support.filter((a) => a !== entry);

    const makers: Record<Way, () => Cut | undefined> = {
      tangent() {
        const without = minima.on(rest);
        return without.kind === "undecided" ? undefined : cutAtZero(without, entry);
      },
      sharp() {
        const without = minima.on(rest);
        return without.kind === "undecided" ? undefined : cutAtSlice(without, entry, level);
      },
      gauge() {
        const line = lineThrough(minima.lines(support), entry);
        const loss = line && minima.tilted(rest, line);
        if (line === undefined || loss === undefined) return undefined;
        const tilt = gaugeTilt(loss, line, theta, entry, level);
        return cutAtSlice({ ...loss, theta }, entry, level, tilt);
      },
    };

    for (const way of WAYS) {
      const before = cuts.get(way);
      if (before !== undefined) {
        const floor = floorAt(before, theta, level);
        if (floor > value) return { kind: "floor", floor, way };
      }
      if (way === "tangent" && before !== undefined) continue;
      const cut = makers[way]();
      if (cut === undefined) continue;
      cuts.set(way, cut);
      const floor = floorAt(cut, theta, level);
      if (floor > value) return { kind: "floor", floor, way };
    }
    return { kind: "none", reason: minimum.kind === "attained" ? "within-reach" : "no-direction" };
  };
}
