import type {
  RestrictedMinima,
  RestrictedMinimum,
  TiltedLoss,
} from "../minima/restricted-minima.js";
import { linesAcross, type SeparatingCone, separatingCone } from "../minima/separating-cone.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { type Cut, cutAtSlice, cutAtZero, cutNear, floorAt } from "./cut.js";
import { directions } from "./directions.js";
import { gaugeTilt, lineThrough } from "./gauge-tilt.js";

/** How a floor under f was found, from the cheapest way to the costliest. */
export const WAYS = ["tangent", "sharp", "gauge", "direction"] as const;
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

/** What was tried for an entry with its sign. */
interface Trial {
  readonly cuts: Map<Way, Cut>;
  /** The gauge line through the entry with the loss across it, if there is one. */
  gauge: { readonly line: Float64Array; readonly loss: TiltedLoss } | "unknown" | "none";
  /** f(θ) − f_S when a direction was looked for in vain, and how often it was. */
  vain: number;
  tried: number;
}

/** A direction is looked for again when f(θ) − f_S has fallen by this factor. */
const AGAIN = 4;

/** It is not looked for again after so many times: as a rule there is none, and the entry does come to zero. */
const MOST_TRIALS = 2;

/**
 * The slices on which a direction is looked for, as shares of the way from θ_a to ±τ: a floor above f(θ) on one of
 * them is one at ±τ too, and far from θ the loss has hardly any curvature.
 */
const SHARES = [0.1, 0.4, 1];

/**
 * The function that looks for a floor for one entry, by the ways in order of cost. Cuts are statements about
 * the support, not about the point: they are remembered and tried first.
 */
export function floors(
  network: SoftmaxNetwork,
  minima: RestrictedMinima,
  cones: Map<string, SeparatingCone> = new Map<string, SeparatingCone>(),
  ways: readonly Way[] = WAYS,
): (question: Question, entry: number) => Floor {
  const trials = new Map<string, Trial>();

  function trialOf({ support }: RestrictedMinimum, entry: number, sign: number): Trial {
    const key = `${support.join()} ${entry} ${sign}`;
    const trial: Trial = trials.get(key) ?? {
      ...{ cuts: new Map<Way, Cut>(), gauge: "unknown" as const },
      ...{ vain: Infinity, tried: 0 },
    };
    trials.set(key, trial);
    return trial;
  }

  function coneOf(minimum: RestrictedMinimum): SeparatingCone {
    const key = minimum.support.join();
    const cone = cones.get(key) ?? separatingCone(network, minimum);
    cones.set(key, cone);
    return cone;
  }

  /** Along the lines of the cone, without those of S∖a along which no margin changes: they are of no use. */
  function directionCut(question: Question, entry: number, level: number): Cut | undefined {
    const { theta, minimum, value } = question;
    const { support, direction: inside } = minimum;
    const rest = support.filter((a) => a !== entry);
    const cone = coneOf(minimum);
    const lines = minima.lines(rest).reduce(linesAcross, cone.lines);
    if (lines.every((line) => line[entry] === 0)) return undefined;
    const shape = { network, support, lines, strict: cone.strict, inside };
    for (const share of SHARES) {
      const at = theta[entry] + share * (level - theta[entry]);
      for (const { tilt, near } of directions({ ...shape, theta, entry, level: at }, value)) {
        if (!cone.holds(tilt)) continue;
        const loss = minima.tilted(rest, tilt);
        const cut = loss && cutNear({ ...loss, theta: near }, entry, tilt);
        if (cut !== undefined && floorAt(cut, theta, level) > value) return cut;
      }
    }
    return undefined;
  }

  return (question, entry) => {
    const { theta, minimum, value, reach } = question;
    const { support } = minimum;
    const trial = trialOf(minimum, entry, Math.sign(theta[entry]));
    const level = Math.sign(theta[entry]) * reach;
    const rest = support.filter((a) => a !== entry);

    /**
     * The minimum over the rest, if it is above f(θ): else no floor of d = 0 is, for the infimum over a slice is convex
     * in z_a, and a floor above f(θ) between 0 and θ_a would have a higher one at 0.
     */
    function without(): RestrictedMinimum | undefined {
      if (minima.ceiling(rest) < value) return undefined;
      const found = minima.on(rest);
      return found.kind === "undecided" || found.value.upper < value ? undefined : found;
    }

    const makers: Record<Way, () => Cut | undefined> = {
      tangent() {
        const found = without();
        return found && cutAtZero(found, entry);
      },
      sharp() {
        const found = without();
        return found && cutAtSlice(found, entry, level);
      },
      gauge() {
        if (trial.gauge === "unknown") {
          const line = lineThrough(minima.lines(support), entry);
          const loss = line && minima.tilted(rest, line);
          trial.gauge = line === undefined || loss === undefined ? "none" : { line, loss };
        }
        if (trial.gauge === "none") return undefined;
        const { line, loss } = trial.gauge;
        const tilt = gaugeTilt(loss, line, theta, entry, level);
        return cutAtSlice({ ...loss, theta }, entry, level, tilt);
      },
      direction() {
        const height = value - minimum.value.lower;
        if (minimum.kind === "attained" || height > trial.vain / AGAIN) return undefined;
        if (trial.tried >= MOST_TRIALS) return undefined;
        const cut = directionCut(question, entry, level);
        if (cut === undefined) [trial.vain, trial.tried] = [height, trial.tried + 1];
        return cut;
      },
    };

    for (const way of ways) {
      const before = trial.cuts.get(way);
      if (before !== undefined) {
        const floor = floorAt(before, theta, level);
        if (floor > value) return { kind: "floor", floor, way };
      }
      if (way === "tangent" && before !== undefined) continue;
      const cut = makers[way]();
      if (cut === undefined) continue;
      trial.cuts.set(way, cut);
      const floor = floorAt(cut, theta, level);
      if (floor > value) return { kind: "floor", floor, way };
    }
    return { kind: "none", reason: minimum.kind === "attained" ? "within-reach" : "no-direction" };
  };
}
