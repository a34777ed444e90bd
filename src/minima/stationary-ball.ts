import { enclosedEvaluation, type EnclosedEvaluation } from "../network/enclosed-evaluation.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { activeInputs } from "../network/structure.js";
import { CompensatedSum } from "../numerics/compensated-sum.js";
import { type Bounds, largestEigenvalue } from "../numerics/largest-eigenvalue.js";
import { cholesky, choleskySolve, dot, multiply, norm } from "../numerics/linear.js";
import { roundingBound, UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import { entryUnits } from "./entry-units.js";
import { type FreeEntries, freeEntries } from "./free-entries.js";
import { exp, log1p } from "../numerics/elementary.js";

/** A proven neighbourhood of a stationary point x* on a support S. */
export interface StationaryBall {
  /** ‖x* − θ‖ is at most this. */
  readonly radius: number;
  /** |x*_a − θ_a| ≤ shares_a · radius, P entries: 1 each, but for inputs in very different units. */
  readonly shares: Float64Array;
  /** f(x*). */
  readonly value: Bounds;
  /** Bounds of ∇f(x*), P entries; both are 0 where S or the gauge makes it 0. */
  readonly gradient: { readonly lower: Float64Array; readonly upper: Float64Array };
  /** A proven lower bound of the least eigenvalue of ∇²f(θ) on the free entries of S; with ridge λ at least λ. */
  readonly lowestEigenvalue: number;
}

/** Covers the roundings in the last formulas. */
export const UP: number = 1 + 1e-12;

/**
 * A ball around θ in R^S that holds a minimiser x* of f on R^S, or `undefined` where none is proven.
 *
 * With H = ∇²f(θ) and g = ∇f(θ) on the free entries of S, λ the least eigenvalue of H, ν = (gᵀH⁻¹g)^½
 * and R = √2 max ‖x̃_i‖ the loss is self-concordant, |D³f[v, v, w]| ≤ R‖w‖ D²f[v, v], and
 *
 *     σ = νR/√λ < 1  ⇒  ‖x* − θ‖ ≤ r = −ln(1 − σ)/R,   ‖x* − θ‖_H ≤ ℓ = ν(−ln(1 − σ))/σ,
 *     f(θ) − νℓ ≤ f(x*) ≤ f(θ),   |∇_j f(x*) − ∇_j f(θ)| ≤ e^{Rr} H_jj^½ ℓ.
 *
 * The free entries are those of `freeEntries`, a complement of the flats of f: where there are flats x* is the
 * minimiser whose other entries are those of θ. Everything is computed for the inputs divided by their
 * `entryUnits`. Every rounding is enclosed: those of g by `enclosedEvaluation`, those of H by a bound of its
 * norm. On the empty support x* = θ = 0.
 *
 * `theta` is a finite vector with P entries that is zero outside of `support`.
 * Source: Bach, Electron. J. Stat. 4, 2010; Sun & Tran-Dinh, Math. Program. 178, 2019.
 */
export function stationaryBall(
  network: SoftmaxNetwork,
  theta: Float64Array,
  support: readonly number[],
): StationaryBall | undefined {
  return affineBall(network, theta, freeEntries(network, support));
}

/**
 * The same for the minimiser x* of f − ⟨c, ·⟩ over θ + R^F, in which only the `free` entries F move, along which
 * f must have no flat. `value` bounds f(x*) − ⟨c, x*⟩, `gradient` bounds ∇f(x*) − c in all P entries but those of
 * `still`, where it is known to be 0.
 *
 * A linear term changes no second derivative, hence nothing but ν. `tilt` = c has P entries, 0 when left out.
 */
export function affineBall(
  network: SoftmaxNetwork,
  theta: Float64Array,
  { free, still }: Pick<FreeEntries, "free" | "still">,
  tilt?: Float64Array,
): StationaryBall | undefined {
  const units = entryUnits(network.dataset);
  const n = free.length;
  const { block: H, diagonal } = network.hessianOn(theta, free);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) H[n * i + j] /= units[free[i]] * units[free[j]];
  const { weights, sums } = hessianError(network, theta);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += H[n * i + i];
  const error = sums * trace;
  const evaluation = tilted(enclosedEvaluation(network, theta), theta, tilt);
  const found = selfConcordantBall({
    H,
    curvature: lowestCurvature(network, H, free, units, error),
    error,
    weights,
    g: Float64Array.from(free, (a) => evaluation.gradient[a] / units[a]),
    wrong: norm(Float64Array.from(free, (a) => evaluation.error[a] / units[a])),
    R: selfConcordance(network, units),
  });
  if (found === undefined) return undefined;
  const least = free.reduce((one, a) => Math.min(one, units[a]), Infinity);
  return {
    radius: n === 0 ? 0 : found.radius / least,
    shares: units.map((unit) => (n === 0 ? 1 : least / unit)),
    ...boundsAt(network, theta, evaluation, still, found, diagonal()),
    lowestEigenvalue: n === 0 ? Infinity : found.lowest * least * least,
  };
}

/** f − ⟨c, ·⟩ and its gradient at θ, rounding enclosed. */
function tilted(
  evaluation: EnclosedEvaluation,
  theta: Float64Array,
  tilt?: Float64Array,
): EnclosedEvaluation {
  if (tilt === undefined) return evaluation;
  const { value, gradient, error } = evaluation;
  const sum = new CompensatedSum();
  for (let a = 0; a < theta.length; a++) sum.addProduct(tilt[a], theta[a]);
  const linear = sum.high + sum.low;
  const off = sum.error() + 4 * u * (Math.abs(linear) + Math.abs(value.upper));
  return {
    value: { lower: value.lower - linear - off, upper: value.upper - linear + off },
    gradient: gradient.map((entry, a) => entry - tilt[a]),
    error: error.map((entry, a) => entry + 2 * u * (Math.abs(gradient[a]) + Math.abs(tilt[a]))),
  };
}

/** Bounds of f and of its gradient at x*, given how far it is from θ. */
export function boundsAt(
  network: SoftmaxNetwork,
  theta: Float64Array,
  evaluation: EnclosedEvaluation,
  still: readonly number[],
  { exponent, local, drop }: LocalDistance,
  diagonal: Float64Array = network.hessianOn(theta, []).diagonal(),
): Pick<StationaryBall, "value" | "gradient"> {
  const P = network.dimension;
  const { weights, sums } = hessianError(network, theta);
  const lower = new Float64Array(P);
  const upper = new Float64Array(P);
  for (let j = 0; j < P; j++) {
    if (still.includes(j)) continue;
    const curvature = Math.sqrt(diagonal[j] * (1 + weights) * (1 + sums)) * UP * exp(exponent);
    const off = (evaluation.error[j] + curvature * local) * UP;
    lower[j] = evaluation.gradient[j] - off;
    upper[j] = evaluation.gradient[j] + off;
  }
  const { value } = evaluation;
  return {
    value: { lower: value.lower - drop, upper: value.upper },
    gradient: { lower, upper },
  };
}

/** What is computed at θ in some coordinates of R^S, and how wrong it is. */
interface ComputedDerivatives {
  /** The Hessian; without the errors of its `weights`, a factor 1 ± ε, it is wrong by `error` in the norm. */
  readonly H: Float64Array;
  readonly error: number;
  readonly weights: number;
  /** A proven lower bound of the least eigenvalue of the Hessian without the errors of its weights. */
  readonly curvature: number;
  /** The gradient, wrong by `wrong` in the norm. */
  readonly g: Float64Array;
  readonly wrong: number;
  /** |D³f[v, v, w]| ≤ R‖w‖ D²f[v, v]. */
  readonly R: number;
}

/** How far x* is from θ, whatever the coordinates. */
export interface LocalDistance {
  /** On the way the Hessian changes by a factor e^{±exponent} at most. */
  readonly exponent: number;
  /** The distance in the norm of the Hessian at θ. */
  readonly local: number;
  /** What f falls at most. */
  readonly drop: number;
}

/** The same with r, and a lower bound of λ. */
interface LocalBall extends LocalDistance {
  readonly radius: number;
  readonly lowest: number;
}

/** The ball by self-concordance (see `stationaryBall`), or `undefined` where σ < 1 is not proven. */
function selfConcordantBall(computed: ComputedDerivatives): LocalBall | undefined {
  const { curvature, weights, R } = computed;
  if (!(curvature > 0) || !(weights < 1)) return undefined;
  const lowest = curvature * (1 - weights);
  const nu = decrement(computed) / Math.sqrt(1 - weights);
  const share = ((nu * R) / Math.sqrt(lowest)) * UP;
  if (!(share < 1)) return undefined;
  const exponent = share === 0 ? 0 : -log1p(-share) * UP;
  const local = share === 0 ? 0 : ((nu * exponent) / share) * UP;
  return { radius: (exponent / R) * UP, exponent, local, drop: nu * local * UP, lowest };
}

/** A proven lower bound of the least eigenvalue of the Hessian H on the free entries, in their units. */
function lowestCurvature(
  { ridge }: SoftmaxNetwork,
  H: Float64Array,
  free: readonly number[],
  units: Float64Array,
  error: number,
): number {
  if (free.length === 0) return Infinity;
  const largest = free.reduce((one, a) => Math.max(one, units[a]), 0);
  const floor = ridge / (largest * largest);
  const enough = ridge > 0 && floor === ridge;
  return enough ? ridge : Math.max(floor, leastEigenvalue(H, free.length, error));
}

/** A proven lower bound of the least eigenvalue of a matrix known up to `error` in the norm. */
export function leastEigenvalue(matrix: Float64Array, n: number, error: number): number {
  return -largestEigenvalue(
    matrix.map((x) => -x),
    n,
    error,
  ).upper;
}

/** R = √2 max ‖x̃_i‖, x̃ = (x in its units, 1): |D³f[v, v, w]| ≤ R‖w‖ D²f[v, v]; rounded up. */
export function selfConcordance({ dataset }: SoftmaxNetwork, units: Float64Array): number {
  const { features, size, featureNames } = dataset;
  const d = featureNames.length;
  let largest = 0;
  for (let i = 0; i < size; i++) {
    let squares = 0;
    for (let j = 0; j < d; j++) {
      const x = features[d * i + j] / units[j];
      squares += x * x;
    }
    largest = Math.max(largest, 1 + squares);
  }
  return Math.sqrt(2 * largest) * UP;
}

/** An upper bound of ν: with x ≈ H⁻¹g and its residual ρ, ν ≤ (xᵀHx)^½ + (‖ρ‖ + error of g)/√λ. */
function decrement({ H, g, wrong, curvature, error }: ComputedDerivatives): number {
  const n = g.length;
  if (n === 0) return 0;
  let trace = 0;
  for (let i = 0; i < n; i++) trace += H[n * i + i];
  const factor = cholesky(H, n);
  const x = factor === undefined ? new Float64Array(n) : choleskySolve(factor, g);
  const Hx = multiply(H, x);
  const size = norm(x);
  const rounding = 2 * roundingBound(n + 4) * (norm(g) + trace * size) + error * size;
  const residual = norm(g.map((entry, i) => entry - Hx[i])) + rounding;
  const quadratic = Math.max(0, dot(x, Hx)) + rounding * size;
  return (Math.sqrt(quadratic) + (residual + wrong) / Math.sqrt(curvature)) * UP;
}

/**
 * How wrong the computed Hessian of the loss is, on every principal submatrix. It is a sum over rows and
 * pairs of classes of p_k p_l vvᵀ, v = (e_k − e_l) ⊗ x̃, so that with the exact weights p_k p_l it is
 *
 *     H = Σ (1 + ε_i) w_i v_i v_iᵀ,   |ε_i| ≤ `weights`,   hence   (1 − `weights`)A ≼ H ≼ (1 + `weights`)A,
 *
 * A the sum with the computed weights w, of which the computed matrix is off by at most `sums` · tr A in the
 * spectral norm: the matrix of the magnitudes of all products is positive semidefinite with the trace of A.
 */
function hessianError(
  { dataset }: SoftmaxNetwork,
  theta: Float64Array,
): { weights: number; sums: number } {
  const { features, size, featureNames, classNames } = dataset;
  const [d, K] = [featureNames.length, classNames.length];
  const active = activeInputs(dataset, theta);
  let largest = 0;
  for (let i = 0; i < size; i++)
    for (let k = 0; k < K; k++) {
      let sum = Math.abs(theta[d * K + k]);
      for (const j of active[k]) sum += Math.abs(theta[d * k + j] * features[d * i + j]);
      if (sum > largest) largest = sum;
    }
  const logits = 2 * roundingBound(d + 3) * largest;
  return {
    weights: 2 * (2 * logits + (2 * K + 12) * u) * UP,
    sums: roundingBound(size + K + 12),
  };
}
