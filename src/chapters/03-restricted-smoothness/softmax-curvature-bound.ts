import { symmetricEigen } from "../../numerics/symmetric-eigen.js";

/**
 * The matrices Q_r that bound the curvature of the softmax cross-entropy in its logits:
 *
 *     diag p − ppᵀ ≼ Q_r   for all probabilities p of K classes, one class h as hub, 0 < r ≤ 2.
 *
 * In general diag p − ppᵀ ≼ Q_α = diag α − ααᵀ/Σα for every α > 0 with 1/α_k + 1/α_l ≤ 4 (k ≠ l):
 *
 *     zᵀ(diag p − ppᵀ)z = Var_p(z) ≤ ¼ (max z − min z)²                                (Popoviciu)
 *     (z_k − z_l)² ≤ (1/α_k + 1/α_l)(α_k(z_k − c)² + α_l(z_l − c)²) for every c        (Cauchy–Schwarz)
 *                  ≤ 4 min_c Σ_j α_j(z_j − c)² = 4 zᵀQ_αz.
 *
 * Of these Q_α the minimal ones have a hub, 1/α_h = 4 − r, and 1/α_l = r for the others, since at most
 * one 1/α_k can exceed 2. With the mean z̄ of the other K − 1 classes the minimum over c is
 *
 *     zᵀQ_r z = c(r) (z_h − z̄)² + (1/r) Σ_{l≠h} (z_l − z̄)²,   c(r) = 1/(4 − r(K − 2)/(K − 1)).
 *
 * Both coefficients are convex in r, and so is each largest eigenvalue made from Q_r. r = 2 treats all
 * classes alike and is the bound of Böhning, Ann. Inst. Statist. Math. 44, 1992; as r → 0 the hub alone
 * keeps p(1 − p) ≤ ¼.
 */

/** Each entry of Q_r and each of its derivative is computed with at most so many roundings. */
export const CURVATURE_ROUNDINGS = 12;

/** Q_r, K×K row-major, for K ≥ 2 classes, a hub 0 ≤ h < K and 0 < r ≤ 2. */
export function curvatureBound(classes: number, hub: number, r: number): Float64Array {
  return hubForm(classes, hub, hubCoefficient(classes, r), 1 / r);
}

/** dQ_r/dr, entry by entry; the derivative of c(r) is c(r)² (K − 2)/(K − 1). */
export function curvatureBoundSlope(classes: number, hub: number, r: number): Float64Array {
  const c = hubCoefficient(classes, r);
  return hubForm(classes, hub, (c * c * (classes - 2)) / (classes - 1), -1 / (r * r));
}

/** The smallest eigenvalue of Q_r − (diag p − ppᵀ) for probabilities p: not negative, up to rounding. */
export function curvatureMargin(p: readonly number[], hub: number, r: number): number {
  const K = p.length;
  const gap = curvatureBound(K, hub, r).map((q, i) => {
    const [k, l] = [Math.floor(i / K), i % K];
    return q - (k === l ? p[k] : 0) + p[k] * p[l];
  });
  return symmetricEigen(gap, K).values[0];
}

function hubCoefficient(classes: number, r: number): number {
  return (classes - 1) / (4 * (classes - 1) - r * (classes - 2));
}

/** The matrix of the quadratic form first·(z_h − z̄)² + second·Σ_{l≠h}(z_l − z̄)². */
function hubForm(K: number, hub: number, first: number, second: number): Float64Array {
  const others = K - 1;
  const matrix = new Float64Array(K * K);
  for (let k = 0; k < K; k++)
    for (let l = 0; l < K; l++) {
      const between = (first / others - second) / others; // of two different other classes
      if (k === hub || l === hub) matrix[K * k + l] = k === l ? first : -first / others;
      else matrix[K * k + l] = k === l ? second + between : between;
    }
  return matrix;
}
