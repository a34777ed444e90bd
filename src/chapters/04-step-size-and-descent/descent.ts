/**
 * How much one step of iterative hard thresholding lowers the objective. With x ∈ C_s, g = ∇f(x),
 * 0 < γ ≤ 1/L, y ∈ H_s(x − γg), and f(y) ≤ f(x) + ⟨g, y − x⟩ + (L/2)‖y − x‖² on C_s, the drop
 * f(x) − f(y) is at least
 *
 *     T0          (γ/2)‖g_{I(x)}‖² + ½(1/γ − L)‖y − x‖²,
 *     T1          (γ/2)(1 − Lγ)‖g_{I(y)}‖² + (γ/2)‖g_{I(x)}‖²,
 *     T2          (γ/2)‖g_{I(x)}‖²,
 *     classical   ½(1/γ − L)‖y − x‖²,
 *
 * where I(x) holds s entries, the support of x among them. T0 contains the other three. At γ = 1/L the
 * classical inequality promises nothing. Sources: T0 own; T1 and T2 Damadi & Shen, arXiv 2209.14536;
 * classical Beck & Eldar, SIAM J. Optim. 23, 2013.
 */
import { strongestIndices } from "../../iht/strongest-indices.js";
import { requirePositive, requireVector } from "../../numerics/checks.js";

/** A step from x to y with ∇f(x) and f(x) − f(y), the latter free of cancellation where that matters. */
export interface DescentStep {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly gradient: Float64Array;
  readonly drop: number;
}

/** Sparsity s, step size γ and the constant L of the inequality above. */
export interface DescentConstants {
  readonly sparsity: number;
  readonly stepSize: number;
  readonly smoothness: number;
}

/** One number for each of the inequalities. */
export type Inequalities = {
  readonly t0: number;
  readonly t1: number;
  readonly t2: number;
  readonly classical: number;
};

/**
 * The right-hand sides: by how much f must fall at least. The sets I(x) and I(y) are the ones that
 * promise most, those of `strongestIndices`.
 *
 * Nothing asks for γ ≤ 1/L, so that longer steps can be judged too; that y is a projection of x − γg is
 * taken for granted. Throws unless the vectors have one length and finite entries, x and y at most s
 * non-zeros, and γ and L are positive.
 */
export function promisedDrops(
  { x, y, gradient }: DescentStep,
  { sparsity, stepSize, smoothness }: DescentConstants,
): Inequalities {
  requirePositive("promisedDrops", "stepSize", stepSize);
  requirePositive("promisedDrops", "smoothness", smoothness);
  requireVector("promisedDrops", "y", y, x.length);
  const atX = squares(gradient, strongestIndices(x, gradient, sparsity));
  const atY = squares(gradient, strongestIndices(y, gradient, sparsity));
  let length = 0;
  for (let a = 0; a < x.length; a++) length += (y[a] - x[a]) * (y[a] - x[a]);
  const t2 = (stepSize / 2) * atX;
  const classical = ((1 / stepSize - smoothness) / 2) * length;
  const t1 = (stepSize / 2) * (1 - smoothness * stepSize) * atY + t2;
  return { t0: t2 + classical, t1, t2, classical };
}

/** The slacks: f(x) − f(y) less what each inequality promises. Negative where one is violated. */
export function descentSlacks(step: DescentStep, constants: DescentConstants): Inequalities {
  const { t0, t1, t2, classical } = promisedDrops(step, constants);
  const { drop } = step;
  return { t0: drop - t0, t1: drop - t1, t2: drop - t2, classical: drop - classical };
}

function squares(vector: Float64Array, indices: readonly number[]): number {
  return indices.reduce((sum, a) => sum + vector[a] * vector[a], 0);
}
