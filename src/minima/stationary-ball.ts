import { enclosedEvaluation, type EnclosedEvaluation } from "../network/enclosed-evaluation.js";
import { gaugeGroups } from "../network/gauge.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { type Bounds, largestEigenvalue } from "../numerics/largest-eigenvalue.js";
import { cholesky, choleskySolve, dot, multiply, norm, submatrix } from "../numerics/linear.js";
import { roundingBound, UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import { exp, log1p } from "../numerics/elementary.js";

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

/** Covers the roundings in the last formulas. */
const UP = 1 + 1e-12;

/**
 * A ball around θ in R^S that holds a minimiser x* of f on R^S, or `undefined` where none is proven.
 *
 * With H = ∇²f(θ) and g = ∇f(θ) on the free entries of S, λ the least eigenvalue of H, ν = (gᵀH⁻¹g)^½
 * and R = √2 max ‖x̃_i‖ the loss is self-concordant, |D³f[v, v, w]| ≤ R‖w‖ D²f[v, v], and
 *
 *     σ = νR/√λ < 1  ⇒  ‖x* − θ‖ ≤ r = −ln(1 − σ)/R,   ‖x* − θ‖_H ≤ ℓ = ν(−ln(1 − σ))/σ,
 *     f(θ) − νℓ ≤ f(x*) ≤ f(θ),   |∇_j f(x*) − ∇_j f(θ)| ≤ e^{Rr} H_jj^½ ℓ.
 *
 * The free entries are those of `freeEntries`; on a flat, where S holds a whole gauge group, x* is the minimiser whose groups have the sums of θ. Every rounding is
 * enclosed: those of g by `enclosedEvaluation`, those of H by a bound of its norm.
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
  const P = network.dimension;
  const whole = network.hessian(theta);
  const H = submatrix(whole, P, free);
  const relative = hessianError(network, theta);
  const n = free.length;
  const trace = free.reduce((sum, a) => sum + whole[a * P + a], 0);
  const error = relative * trace;
  const lowest = network.ridge > 0 ? network.ridge : leastEigenvalue(H, n, error);
  if (!(lowest > 0)) return undefined;
  const evaluation = enclosedEvaluation(network, theta);
  const nu = decrement(evaluation, H, free, lowest, trace, error);
  const R = selfConcordance(network);
  const share = ((nu * R) / Math.sqrt(lowest)) * UP;
  if (!(share < 1)) return undefined;
  const logarithm = share === 0 ? 0 : -log1p(-share);
  const radius = (logarithm / R) * UP;
  const local = share === 0 ? 0 : ((nu * logarithm) / share) * UP;

  const lower = new Float64Array(P);
  const upper = new Float64Array(P);
  for (let j = 0; j < P; j++) {
    if (still.includes(j)) continue;
    const curvature = Math.sqrt(whole[j * P + j] * (1 + relative)) * exp(R * radius);
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

/** An upper bound of ν: with x ≈ H⁻¹g and its residual ρ, ν ≤ (xᵀHx)^½ + (‖ρ‖ + error of g)/√λ. */
function decrement(
  { gradient, error }: EnclosedEvaluation,
  H: Float64Array,
  free: readonly number[],
  lowest: number,
  trace: number,
  hessianError: number,
): number {
  const n = free.length;
  const g = Float64Array.from(free, (a) => gradient[a]);
  const wrong = norm(Float64Array.from(free, (a) => error[a]));
  const factor = cholesky(H, n);
  const x = factor === undefined ? new Float64Array(n) : choleskySolve(factor, g);
  const Hx = multiply(H, x);
  const size = norm(x);
  const rounding = 2 * roundingBound(n + 4) * (norm(g) + trace * size) + hessianError * size;
  const residual = norm(g.map((entry, i) => entry - Hx[i])) + rounding;
  const quadratic = Math.max(0, dot(x, Hx)) + rounding * size;
  return (Math.sqrt(quadratic) + (residual + wrong) / Math.sqrt(lowest)) * UP;
}

/**
 * ε for which the computed Hessian of the loss is wrong by at most ε tr H in the spectral norm, on every
 * principal submatrix: its entries are sums of products p_k p_l x̃_j x̃_h, each wrong by at most the factor
 * 1 ± ε, and the matrix of their magnitudes is positive semidefinite with the trace of H.
 */
function hessianError({ dataset }: SoftmaxNetwork, theta: Float64Array): number {
  const { features, size, featureNames, classNames } = dataset;
  const [d, K] = [featureNames.length, classNames.length];
  let largest = 0;
  for (let i = 0; i < size; i++)
    for (let k = 0; k < K; k++) {
      let sum = Math.abs(theta[d * K + k]);
      for (let j = 0; j < d; j++) sum += Math.abs(theta[d * k + j] * features[d * i + j]);
      if (sum > largest) largest = sum;
    }
  const logits = 2 * roundingBound(d + 3) * largest;
  return 2 * (2 * logits + (2 * K + 12) * u) * UP + roundingBound(size + K + 12);
}
