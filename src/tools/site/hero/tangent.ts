import { floorAt } from "../../../iht/cut.js";
import { denseSmoothness } from "../../../network/dense-smoothness.js";
import { enclosedEvaluation } from "../../../network/enclosed-evaluation.js";
import type { SoftmaxNetwork } from "../../../network/softmax.js";
import { supportOf } from "../../../network/support.js";
import { UNIT_ROUNDOFF as u } from "../../../numerics/rounding.js";
import type { TableRow } from "./model-table.js";

/** What the tangent tells of a point θ. */
export type TangentVerdict =
  | {
      readonly kind: "final";
      readonly support: readonly number[];
      /** By at least so many nats f would have to rise before an entry could be lost; ∞ for s = P. */
      readonly height: number;
    }
  /** Nothing is shown: of `entry`, where one is named, it is not excluded that it comes within τ of zero. */
  | { readonly kind: "open"; readonly entry?: number };

/** As in `finalSupport`: covers the roundings in δ and τ. */
const UP = 1 + 16 * u;

/**
 * The certificate `finalSupport` by its first way alone, the tangent, with minima from a table: no linear program
 * and no minimisation. For every a ∈ S, with x a minimiser on S∖a,
 *
 *     f(z) ≥ f_{S∖a} + ∇_a f(x) z_a   on R^S,
 *
 * and where that is above f(θ) for z_a = sign(θ_a)·τ, the entry stays beyond τ. It is "final" only where
 * `finalSupport` is: the bounds of the table are at most wider. The step is to be less than 2/L, with the dense
 * constant L for every Λ.
 */
export function finalByTangent(
  network: SoftmaxNetwork,
  minimumOn: (support: readonly number[]) => TableRow,
  { sparsity, stepSize }: { readonly sparsity: number; readonly stepSize: number },
): (theta: Float64Array) => TangentVerdict {
  const P = network.dimension;
  const { upper: L } = denseSmoothness(network);
  const flat = new Float64Array(P);

  return (theta) => {
    const support = supportOf(theta);
    if (support.length < sparsity) return { kind: "open" };
    if (sparsity === P) return { kind: "final", support, height: Infinity };
    const { least, gradient } = minimumOn(support);
    const value = enclosedEvaluation(network, theta).value.upper;
    const gap = Math.max(0, (value - least) * UP);
    const steepest = Math.max(...gradient.lower.map((x) => -x), ...gradient.upper);
    const reach = stepSize * (steepest + Math.sqrt(2 * L * gap)) * UP;
    const near = support.find((a) => !(Math.abs(theta[a]) > reach));
    if (near !== undefined) return { kind: "open", entry: near };
    let height = Infinity;
    for (const entry of support) {
      const without = minimumOn(support.filter((a) => a !== entry));
      const { lower, upper } = without.gradient;
      const slope = { lower: lower[entry], upper: upper[entry] };
      const cut = { entry, at: 0, tilt: flat, value: without.least, slope };
      const floor = floorAt(cut, theta, Math.sign(theta[entry]) * reach);
      if (!(floor > value)) return { kind: "open", entry };
      height = Math.min(height, floor - value);
    }
    return { kind: "final", support, height };
  };
}
