import { entryUnits } from "../../minima/entry-units.js";
import { freeEntries } from "../../minima/free-entries.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requirePositive } from "../../numerics/checks.js";
import type { Bounds } from "../../numerics/largest-eigenvalue.js";
import { type EntryBall, smallestEntry, type StabilityMargin } from "./stability-margin.js";

/** Bounds may leave a question open. */
export type Decision = "yes" | "no" | "undecided";

/** How the minimiser of f on R^S counts among the points at which IHT with s = |S| can rest. */
export interface StabilityDecisions {
  /** The minimisers form a flat: S holds a whole gauge group or inputs that depend on each other, without ridge. */
  readonly flat: boolean;
  /** The minimiser (on a flat the one of least norm) has an entry below 10⁻⁷: it belongs to a smaller support. */
  readonly zeroEntry: Decision;
  /** The minimiser has no such entry and is HT-stable. */
  readonly stable: Decision;
  /** Some minimiser of the flat is HT-stable; where there is no flat, the same as `stable`. */
  readonly somewhere: Decision;
}

/**
 * An entry that is smaller counts as zero: far below all that are not, far above the rounding of a zero. It
 * is for inputs of ordinary size; for others it is divided by their unit (see `entryUnits`).
 */
export const ZERO_ENTRY = 1e-7;

/**
 * The convention by which HT-stable points are counted, decided by bounds. With q = max_{j∉S} |∇_j f|,
 *
 *     stable:    |θ_a| > 10⁻⁷ and |θ_a| ≥ γq for all a ∈ S, at the minimiser of least norm;
 *     somewhere: the same for those a ∈ S that no line of the flat moves (see `freeEntries`), as the others
 *                can be moved along it until they are as large as one likes.
 *
 * `point` is what is known of the minimiser on S, `stepSize` = γ > 0. Throws on another step.
 */
export function stabilityDecisions(
  network: Pick<SoftmaxNetwork, "dataset" | "ridge">,
  point: StabilityMargin &
    EntryBall & { readonly support: readonly number[]; readonly theta: Float64Array },
  stepSize: number,
): StabilityDecisions {
  requirePositive("stabilityDecisions", "stepSize", stepSize);
  const { support, theta, radius, shares, smallest, steepest } = point;
  const { lines } = freeEntries(network, support);
  const fixed = support.filter((a) => lines.every((line) => line[a] === 0n));
  const units = entryUnits(network.dataset);
  const measured = theta.map((x, a) => units[a] * x);
  const ball = { radius, shares: units.map((unit, a) => unit * (shares?.[a] ?? 1)) };
  const level = { lower: stepSize * steepest.lower, upper: stepSize * steepest.upper };
  const zero = { lower: ZERO_ENTRY, upper: ZERO_ENTRY };
  const inUnits = smallestEntry(measured, support, ball);
  const rests = (entry: Bounds, inUnits: Bounds): Decision =>
    both(atLeast(entry, level), atLeast(inUnits, zero));
  return {
    flat: lines.length > 0,
    zeroEntry: atLeast(zero, inUnits),
    stable: rests(smallest, inUnits),
    somewhere: rests(
      smallestEntry(theta, fixed, { radius, ...(shares && { shares }) }),
      smallestEntry(measured, fixed, ball),
    ),
  };
}

/** x ≥ y? A rounding of the last formula may be hidden in equality alone, which is left open. */
function atLeast(x: Bounds, y: Bounds): Decision {
  if (x.lower > y.upper * ABOVE) return "yes";
  return x.upper < y.lower / ABOVE ? "no" : "undecided";
}

const ABOVE = 1 + 1e-15;

function both(one: Decision, other: Decision): Decision {
  if (one === "no" || other === "no") return "no";
  return one === "yes" && other === "yes" ? "yes" : "undecided";
}
