import type { DescentConstants, DescentStep } from "./descent.js";
import { hardThresholdSet } from "../../iht/hard-threshold.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { valueChange } from "./value-change.js";
import { norm } from "../../numerics/linear.js";
import { UNIT_ROUNDOFF } from "../../numerics/rounding.js";

/** A step with a bound on what rounding makes of its slacks. */
export interface RoundedStep extends DescentStep {
  readonly rounding: number;
}

/** Roundings in the entries of v = x − γg and in the squares that thresholding compares, with room. */
const ROUNDINGS = 64;

/**
 * The steps that IHT may take from x: one for each member of H_s(x − γ∇f(x)), which are several where
 * magnitudes tie. The options and what is thrown are those of `network.gradient` and `hardThresholdSet`.
 */
export function descentSteps(
  network: SoftmaxNetwork,
  x: Float64Array,
  { sparsity, stepSize }: Pick<DescentConstants, "sparsity" | "stepSize">,
): RoundedStep[] {
  const gradient = network.gradient(x);
  const v = x.map((entry, a) => entry - stepSize * gradient[a]);
  return hardThresholdSet(v, sparsity).map((y) => roundedStep(network, x, y, gradient, stepSize));
}

/**
 * The step from x to y with its drop by `valueChange`. `rounding` is that of the drop and, since y is a
 * projection of the computed x − γg and not of the exact one, 64u(‖g‖ρ + ‖y − x‖²/γ + uρ²/γ) with
 * ρ = ‖x‖ + ‖y − x‖: a shift of y by at most 2uρ changes the promises by ‖g‖ times that at first order.
 */
export function roundedStep(
  network: SoftmaxNetwork,
  x: Float64Array,
  y: Float64Array,
  gradient: Float64Array,
  stepSize: number,
): RoundedStep {
  const { change, rounding } = valueChange(network, x, y);
  const length = norm(y.map((entry, a) => entry - x[a]));
  const size = norm(x) + length;
  const squares = (length * length + UNIT_ROUNDOFF * size * size) / stepSize;
  const ofTheStep = ROUNDINGS * UNIT_ROUNDOFF * (norm(gradient) * size + squares);
  return { x, y, gradient, drop: -change, rounding: rounding + ofTheStep };
}
