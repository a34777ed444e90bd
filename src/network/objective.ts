/** f(θ) together with ∇f(θ) (a fresh vector of length P). */
export interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
}

/**
 * A twice differentiable function f: R^P → R, as the algorithms see it.
 *
 * `valueAndGradient` is the primitive; `value` and `gradient` are its two halves. `hessian` is the
 * P×P matrix ∇²f(θ), row-major. Every returned array is fresh, no argument is changed.
 */
export interface Objective {
  readonly dimension: number;
  valueAndGradient(theta: Float64Array): Evaluation;
  value(theta: Float64Array): number;
  gradient(theta: Float64Array): Float64Array;
  hessian(theta: Float64Array): Float64Array;
}

/** An objective that also writes ∇f(θ), bit for bit the same, into a given vector of length P. */
export interface InPlaceObjective extends Objective {
  gradientInto(theta: Float64Array, gradient: Float64Array): void;
  /**
   * Where it is there: θ ← H_s(θ − γ∇f(θ)) `count` times, bit for bit as in a loop over `gradientInto`, and much
   * faster. θ and its gradient are written over; returned is the number of the last step that changed the
   * support, 0 if none did.
   */
  readonly ihtSteps?: (
    theta: Float64Array,
    gradient: Float64Array,
    sparsity: number,
    stepSize: number,
    count: number,
  ) => number;
}
