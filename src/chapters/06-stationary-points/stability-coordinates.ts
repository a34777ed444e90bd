import type { Objective } from "../../network/objective.js";
import { requireSparse } from "../../network/support.js";
import { requireNonNegative } from "../../numerics/checks.js";
import { isBasicFeasible } from "./stability-predicates.js";

/** Doublings of the step after which a convex function that still falls is taken to be at its infimum. */
const DOUBLINGS = 40;

/** Halvings of a bracket; the bounds by tangents end it long before. */
const HALVINGS = 80;

/**
 * Coordinate-wise minimum of a convex f over the vectors with at most s non-zeros:
 *
 *     ‖θ‖₀ = s: f(θ) ≤ min_t f(θ − θ_i e_i + t e_j) for every i ∈ supp θ and every j, i and the others in supp θ too;
 *     ‖θ‖₀ < s: f(θ) = min_t f(θ + t e_j) for every j, which is ∇f(θ) = 0.
 *
 * One entry goes, one comes and it alone is optimised: the others stay, which makes this weaker than an
 * exchange of supports with a new fit. Values and gradients within `tolerance` count as equal.
 *
 * Throws on a θ of wrong length or with more than `sparsity` non-zeros, and on a negative tolerance.
 * Source: Beck & Eldar, SIAM J. Optim. 23, 2013, Definition 2.3.
 */
export function isCoordinatewiseMinimum(
  objective: Objective,
  theta: Float64Array,
  sparsity: number,
  tolerance: number,
): boolean {
  const { dimension } = objective;
  const support = requireSparse("isCoordinatewiseMinimum", "theta", theta, { dimension, sparsity });
  requireNonNegative("isCoordinatewiseMinimum", "tolerance", tolerance);
  if (!isBasicFeasible(objective, theta, sparsity, Math.max(tolerance, 1e-9))) return false;
  if (support.length < sparsity) return true;
  const bound = objective.value(theta) - tolerance;
  return support.every((i) =>
    theta.every((_, j) => j === i || !fallsBelow(objective, theta.with(i, 0), j, bound)),
  );
}

/** Does min_t f(x + t e_j) lie below `bound`? By bisection of the slope; tangents bound what is left. */
function fallsBelow(objective: Objective, x: Float64Array, j: number, bound: number): boolean {
  const at = (t: number): { t: number; value: number; slope: number } => {
    const { value, gradient } = objective.valueAndGradient(x.with(j, x[j] + t));
    return { t, value, slope: gradient[j] };
  };
  let near = at(0);
  if (near.value < bound) return true;
  if (near.slope === 0) return false;
  const way = near.slope > 0 ? -1 : 1;
  let far = at(way);
  for (let n = 0; n < DOUBLINGS && far.slope * way < 0; n++) {
    near = far;
    far = at(2 * near.t);
    if (far.value < bound) return true;
  }
  if (far.slope * way < 0) return false;
  for (let n = 0; n < HALVINGS; n++) {
    if (far.value < bound || near.value < bound) return true;
    const crossing =
      (far.value - near.value + near.slope * near.t - far.slope * far.t) / (near.slope - far.slope);
    if (!(near.value + near.slope * (crossing - near.t) < bound)) return false;
    const middle = at((near.t + far.t) / 2);
    if (middle.slope * way < 0) near = middle;
    else far = middle;
  }
  return false;
}
