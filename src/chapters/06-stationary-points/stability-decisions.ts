import { gaugeGroups } from "../../network/gauge.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requirePositive } from "../../numerics/checks.js";
import type { Bounds } from "../../numerics/largest-eigenvalue.js";
import type { StabilityMargin } from "./stability-margin.js";

/** Bounds may leave a question open. */
export type Decision = "yes" | "no" | "undecided";

/** How the minimiser of f on R^S counts among the points at which IHT with s = |S| can rest. */
export interface StabilityDecisions {
  /** S holds a whole gauge group and there is no ridge: the minimisers form a flat. */
  readonly flat: boolean;
  /** The minimiser (on a flat the one of least norm) has an entry below 10⁻⁷: it belongs to a smaller support. */
  readonly zeroEntry: Decision;
  /** The minimiser has no such entry and is HT-stable. */
  readonly stable: Decision;
  /** Some minimiser of the flat is HT-stable; where there is no flat, the same as `stable`. */
  readonly somewhere: Decision;
}

/** An entry that is smaller counts as zero: far below all that are not, far above the rounding of a zero. */
export const ZERO_ENTRY = 1e-7;

/**
 * The convention by which HT-stable points are counted, decided by bounds. With q = max_{j∉S} |∇_j f|,
 *
 *     stable:    |θ_a| > 10⁻⁷ and |θ_a| ≥ γq for all a ∈ S, at the minimiser of least norm;
 *     somewhere: the same for those a ∈ S that lie in no whole gauge group, as the others can be moved
 *                along the flat until they are as large as one likes.
 *
 * `point` is what is known of the minimiser on S, `stepSize` = γ > 0. Throws on another step.
 */
export function stabilityDecisions(
  { dataset, ridge }: Pick<SoftmaxNetwork, "dataset" | "ridge">,
  point: StabilityMargin & {
    readonly support: readonly number[];
    readonly theta: Float64Array;
    readonly radius: number;
  },
  stepSize: number,
): StabilityDecisions {
  requirePositive("stabilityDecisions", "stepSize", stepSize);
  const { support, theta, radius, smallest, steepest } = point;
  const whole =
    ridge > 0
      ? []
      : gaugeGroups(dataset).filter((group) => group.every((a) => support.includes(a)));
  const fixed = support.filter((a) => !whole.some((group) => group.includes(a)));
  const least = fixed.reduce((min, a) => Math.min(min, Math.abs(theta[a])), Infinity);
  const outside = { lower: Math.max(0, least - radius), upper: least + radius };
  const level = { lower: stepSize * steepest.lower, upper: stepSize * steepest.upper };
  const rests = (entry: Bounds): Decision =>
    both(atLeast(entry, level), atLeast(entry, { lower: ZERO_ENTRY, upper: ZERO_ENTRY }));
  return {
    flat: whole.length > 0,
    zeroEntry: atLeast({ lower: ZERO_ENTRY, upper: ZERO_ENTRY }, smallest),
    stable: rests(smallest),
    somewhere: rests(outside),
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
