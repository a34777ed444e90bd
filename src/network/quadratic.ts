import { requireThat, requireVector } from "../numerics/checks.js";
import { dot, multiply } from "../numerics/linear.js";
import type { Evaluation, Objective } from "./objective.js";

/**
 * The quadratic with Hessian A and centre c, for pictures and counterexamples:
 *
 *     f(θ) = ½ (θ − c)ᵀ A (θ − c),   ∇f(θ) = A(θ − c),   ∇²f = A.
 *
 * `hessian` is A, P×P row-major and symmetric, `center` is c of length P; else it throws. Nothing asks
 * for A to be positive definite.
 */
export function quadratic(hessian: Float64Array, center: Float64Array): Objective {
  const dimension = center.length;
  requireVector("quadratic", "center", center, dimension);
  requireVector("quadratic", "hessian", hessian, dimension * dimension);
  const entry = (a: number, b: number): number => hessian[a * dimension + b];
  for (let a = 0; a < dimension; a++)
    for (let b = 0; b < a; b++)
      requireThat(
        entry(a, b) === entry(b, a),
        "quadratic",
        "hessian",
        "symmetric",
        `${entry(a, b)} and ${entry(b, a)}`,
      );
  const [A, c] = [hessian.slice(), center.slice()];

  function valueAndGradient(theta: Float64Array): Evaluation {
    const rule = `a vector of length ${dimension}`;
    requireThat(theta.length === dimension, "quadratic", "theta", rule, `length ${theta.length}`);
    const offset = theta.map((x, a) => x - c[a]);
    const gradient = multiply(A, offset);
    return { value: dot(offset, gradient) / 2, gradient };
  }

  return {
    dimension,
    valueAndGradient,
    value: (theta) => valueAndGradient(theta).value,
    gradient: (theta) => valueAndGradient(theta).gradient,
    hessian: () => A.slice(),
  };
}
