import type { Dataset } from "../../data/dataset.js";
import { climb, type ValueInto } from "../../numerics/climb.js";
import { entryColumns } from "./class-supports.js";
import { exp } from "../../numerics/elementary.js";

/** A point θ in R^S and a unit direction v in R^S, and the curvature vᵀ∇²f(θ)v there, without ridge. */
export interface CurvaturePoint {
  readonly curvature: number;
  readonly theta: Float64Array;
  readonly direction: Float64Array;
}

/**
 * A local maximum of the curvature of the mean cross-entropy on R^S, over points and directions at once:
 *
 *     F(θ, v) = (1/N) Σ_i Var_{p_i}(ζ_i) / ‖v‖²,   ζ_ik = Σ_{a of class k} v_a x̃_ia,
 *     ∂Var_p(ζ)/∂z_k = p_k((ζ_k − ζ̄)² − Var_p(ζ)),   ∂Var_p(ζ)/∂ζ_k = 2p_k(ζ_k − ζ̄).
 *
 * It is climbed from `theta` and `direction` (of length P; their entries in S count) with at most `steps`
 * steps. At the end v is the top eigenvector of ∇²f(θ)_SS; no eigenvalue is computed on the way.
 */
export function climbCurvature(
  dataset: Dataset,
  support: readonly number[],
  { theta, direction }: Omit<CurvaturePoint, "curvature">,
  steps: number,
): CurvaturePoint {
  const m = support.length;
  const start = Float64Array.from({ length: 2 * m }, (_, i) =>
    i < m ? theta[support[i]] : direction[support[i - m]],
  );
  const { value, at } = climb(curvatureOn(dataset, support), start, steps);
  const point = new Float64Array(theta.length);
  const found = new Float64Array(theta.length);
  const length = Math.sqrt(at.subarray(m).reduce((sum, v) => sum + v * v, 0));
  support.forEach((a, i) => {
    point[a] = at[i];
    found[a] = at[m + i] / length;
  });
  return { curvature: value, theta: point, direction: found };
}

/** F and its gradient in (θ_S, v_S). */
function curvatureOn(dataset: Dataset, support: readonly number[]): ValueInto {
  const { size } = dataset;
  const K = dataset.classNames.length;
  const m = support.length;
  const { classes, columns } = entryColumns(dataset, support);
  const p = new Float64Array(K);
  const zeta = new Float64Array(K);
  return (at, gradient) => {
    gradient.fill(0);
    let squares = 0;
    for (let a = m; a < 2 * m; a++) squares += at[a] * at[a];
    let sum = 0;
    for (let i = 0; i < size; i++) {
      p.fill(0);
      zeta.fill(0);
      for (let a = 0; a < m; a++) {
        const x = columns[a][i];
        p[classes[a]] += at[a] * x;
        zeta[classes[a]] += at[m + a] * x;
      }
      softmaxInPlace(p);
      let mean = 0;
      for (let k = 0; k < K; k++) mean += p[k] * zeta[k];
      let variance = 0;
      for (let k = 0; k < K; k++) variance += p[k] * (zeta[k] - mean) * (zeta[k] - mean);
      sum += variance;
      for (let a = 0; a < m; a++) {
        const k = classes[a];
        const off = zeta[k] - mean;
        gradient[a] += p[k] * (off * off - variance) * columns[a][i];
        gradient[m + a] += 2 * p[k] * off * columns[a][i];
      }
    }
    const value = sum / (size * squares);
    for (let a = 0; a < m; a++) {
      gradient[a] /= size * squares;
      gradient[m + a] = gradient[m + a] / (size * squares) - (2 * value * at[m + a]) / squares;
    }
    return value;
  };
}

/** z becomes softmax(z); no exponent is positive. */
export function softmaxInPlace(z: Float64Array): void {
  let top = z[0];
  for (let k = 1; k < z.length; k++) if (z[k] > top) top = z[k];
  let total = 0;
  for (let k = 0; k < z.length; k++) total += z[k] = exp(z[k] - top);
  for (let k = 0; k < z.length; k++) z[k] /= total;
}
