import { enclosedEvaluation, type EnclosedEvaluation } from "../network/enclosed-evaluation.js";
import { gaugeGroups } from "../network/gauge.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { type Bounds, largestEigenvalue } from "../numerics/largest-eigenvalue.js";
import { CompensatedSum } from "../numerics/compensated-sum.js";
import { dot, submatrix } from "../numerics/linear.js";
import { UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import { decrement, hessianError, UP } from "./newton-decrement.js";

/** A proven neighbourhood of a stationary point x* on a support S. */
export interface StationaryBall {
  /** ‖x* − θ‖ is at most this. */
  readonly radius: number;
  /** f(x*). */
  readonly value: Bounds;
  /** Bounds of ∇f(x*), P entries; both are 0 where S or the gauge makes it 0. */
  readonly gradient: { readonly lower: Float64Array; readonly upper: Float64Array };
  /** A proven lower bound of the least eigenvalue of ∇²f(θ) on the free entries of S; with ridge λ it is λ. */
  readonly lowestEigenvalue: number;
}

/**
 * A ball around θ in R^S that holds a minimiser x* of f on R^S, or `undefined` where none is proven.
 *
 * With H = ∇²f(θ) and g = ∇f(θ) on the free entries of S, λ the least eigenvalue of H, ν = (gᵀH⁻¹g)^½
 * and R = √2 max ‖x̃_i‖ the loss is self-concordant, |D³f[v, v, w]| ≤ R‖w‖ D²f[v, v], and
 *
 *     σ = νR/√λ < 1  ⇒  ‖x* − θ‖ ≤ r = −ln(1 − σ)/R,   ‖x* − θ‖_H ≤ ℓ = ν(−ln(1 − σ))/σ,
 *     f(θ) − νℓ ≤ f(x*) ≤ f(θ),   |∇_j f(x*) − ∇_j f(θ)| ≤ e^{Rr} H_jj^½ ℓ.
 *
 * The free entries are those of `freeEntries`; on a flat, where S holds a whole gauge group, x* is the
 * minimiser whose groups have the sums of θ. Every rounding is enclosed: those of g by
 * `enclosedEvaluation`, those of H by a bound of its norm.
 *
 * `theta` is a finite vector with P entries that is zero outside of `support`.
 * Source: Bach, Electron. J. Stat. 4, 2010; Sun & Tran-Dinh, Math. Program. 178, 2019.
 */
export function stationaryBall(
  network: SoftmaxNetwork,
  theta: Float64Array,
  support: readonly number[],
): StationaryBall | undefined {
  const { free, still } = freeEntries(network, support);
  const ball = affineBall(network, theta, free);
  if (ball !== undefined)
    for (const j of still) ball.gradient.lower[j] = ball.gradient.upper[j] = 0;
  return ball;
}

/**
 * The same for the minimiser x* of f − ⟨c, ·⟩ over θ + R^F, in which only the `free` entries F move; they must
 * leave no gauge. `value` bounds f(x*) − ⟨c, x*⟩, `gradient` bounds ∇f(x*) − c in all P entries.
 *
 * A linear term changes no second derivative, hence nothing but ν. `tilt` = c has P entries and is 0 when
 * left out. Without a free entry x* is θ.
 */
export function affineBall(
  network: SoftmaxNetwork,
  theta: Float64Array,
  free: readonly number[],
  tilt: Float64Array = new Float64Array(network.dimension),
): StationaryBall | undefined {
  const P = network.dimension;
  const evaluation = tilted(enclosedEvaluation(network, theta), theta, tilt);
  const n = free.length;
  const whole = network.hessian(theta);
  const H = submatrix(whole, P, free);
  const relative = hessianError(network, theta);
  const trace = free.reduce((sum, a) => sum + whole[a * P + a], 0);
  const error = relative * trace;
  const lowest = network.ridge > 0 || n === 0 ? network.ridge : leastEigenvalue(H, n, error);
  if (!(lowest > 0) && n > 0) return undefined;
  const nu = n === 0 ? 0 : decrement(evaluation, H, free, lowest, trace, error);
  const R = selfConcordance(network);
  const share = n === 0 ? 0 : ((nu * R) / Math.sqrt(lowest)) * UP;
  if (!(share < 1)) return undefined;
  const logarithm = share === 0 ? 0 : -Math.log1p(-share);
  const radius = (logarithm / R) * UP;
  const local = share === 0 ? 0 : ((nu * logarithm) / share) * UP;

  const lower = new Float64Array(P);
  const upper = new Float64Array(P);
  for (let j = 0; j < P; j++) {
    const curvature = Math.sqrt(whole[j * P + j] * (1 + relative)) * Math.exp(R * radius);
    const off = (evaluation.error[j] + curvature * local) * UP;
    lower[j] = evaluation.gradient[j] - off;
    upper[j] = evaluation.gradient[j] + off;
  }
  const { value } = evaluation;
  return {
    radius,
    value: { lower: value.lower - nu * local * UP, upper: value.upper },
    gradient: { lower, upper },
    lowestEigenvalue: lowest,
  };
}

/** f − ⟨c, ·⟩ and its gradient at θ, rounding enclosed. */
function tilted(
  { value, gradient, error }: EnclosedEvaluation,
  theta: Float64Array,
  tilt: Float64Array,
): EnclosedEvaluation {
  if (tilt.every((entry) => entry === 0)) return { value, gradient, error };
  const product = new CompensatedSum();
  for (let a = 0; a < theta.length; a++) product.addProduct(tilt[a], theta[a]);
  const linear = product.high + product.low;
  const off = product.error() + 4 * u * (Math.abs(linear) + Math.abs(value.upper));
  return {
    value: { lower: value.lower - linear - off, upper: value.upper - linear + off },
    gradient: gradient.map((entry, a) => entry - tilt[a]),
    error: error.map((entry, a) => entry + 2 * u * (Math.abs(gradient[a]) + Math.abs(tilt[a]))),
  };
}

/**
 * The entries of a support that may move without gauge (all, but for the last of every group that lies in
 * it as a whole), and the entries in which the gradient at its minimisers vanishes: those of S, and all of
 * a group that has K − 1 of its K entries in S, as the gradient of a group sums to zero.
 */
export function freeEntries(
  { dataset, ridge }: Pick<SoftmaxNetwork, "dataset" | "ridge">,
  support: readonly number[],
): { free: number[]; still: number[] } {
  let free = [...support];
  const still = [...support];
  for (const group of ridge > 0 ? [] : gaugeGroups(dataset)) {
    const outside = group.filter((a) => !support.includes(a));
    if (outside.length === 0) free = free.filter((a) => a !== group[group.length - 1]);
    if (outside.length === 1) still.push(outside[0]);
  }
  return { free, still };
}

/** A proven lower bound of the least eigenvalue of a matrix known up to `error` in the norm. */
function leastEigenvalue(matrix: Float64Array, n: number, error: number): number {
  return -largestEigenvalue(
    matrix.map((x) => -x),
    n,
    error,
  ).upper;
}

/** R = √2 max ‖x̃_i‖, x̃ = (x, 1): |D³f[v, v, w]| ≤ R‖w‖ D²f[v, v]; rounded up. */
export function selfConcordance({ dataset }: Pick<SoftmaxNetwork, "dataset">): number {
  const { features, size, featureNames } = dataset;
  const d = featureNames.length;
  let largest = 0;
  for (let i = 0; i < size; i++) {
    const row = features.subarray(d * i, d * i + d);
    largest = Math.max(largest, 1 + dot(row, row));
  }
  return Math.sqrt(2 * largest) * UP;
}
