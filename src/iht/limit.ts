import type { RestrictedMinimum } from "../minima/restricted-minima.js";
import type { Bounds } from "../numerics/largest-eigenvalue.js";
import { cholesky, choleskySolve, dot } from "../numerics/linear.js";
import { UNIT_ROUNDOFF as u } from "../numerics/rounding.js";

/** Where gradient descent on a support goes. */
export type Limit =
  /** To the minimiser within `radius` of `theta`, whose value is enclosed. */
  | {
      readonly kind: "attained";
      readonly theta: Float64Array;
      readonly radius: number;
      readonly value: Bounds;
    }
  /**
   * To infinity, f to `value`. Along `direction` no margin falls and as many as possible rise: a certificate, not
   * the limit of θ^k/‖θ^k‖.
   */
  | { readonly kind: "unattained"; readonly direction: Float64Array; readonly value: Bounds };

/**
 * The limit of gradient descent from θ ∈ R^S.
 *
 * A gradient is orthogonal to every line along which f does not change (for a full gauge group: its sum is
 * conserved), so the minimiser that is reached has the same projection on their span as θ.
 */
export function limitFrom(
  minimum: RestrictedMinimum,
  theta: Float64Array,
  lines: readonly Float64Array[],
): Limit {
  const { kind, direction, value } = minimum;
  if (kind === "unattained") return { kind, direction: direction.slice(), value };
  const shifted = shiftedAlong(lines, minimum.theta, theta);
  const size = Math.max(...theta.map(Math.abs), ...minimum.theta.map(Math.abs));
  const rounding = lines.length === 0 ? 0 : 8 * theta.length * theta.length * u * size;
  return { kind, theta: shifted, radius: minimum.radius + rounding, value };
}

/** x + N(NᵀN)⁻¹Nᵀ(θ − x) for the lines N. */
function shiftedAlong(
  lines: readonly Float64Array[],
  x: Float64Array,
  theta: Float64Array,
): Float64Array {
  const shifted = x.slice();
  if (lines.length === 0) return shifted;
  const gram = Float64Array.from(lines.flatMap((n) => lines.map((m) => dot(n, m))));
  const gap = theta.map((entry, a) => entry - x[a]);
  const factor = cholesky(gram, lines.length)!; // a basis has a definite Gram matrix
  const shares = choleskySolve(
    factor,
    Float64Array.from(lines, (n) => dot(n, gap)),
  );
  lines.forEach((n, i) => n.forEach((entry, a) => (shifted[a] += shares[i] * entry)));
  return shifted;
}
