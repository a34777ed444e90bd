import { exp, expm1 } from "../numerics/elementary.js";
import type { StiffSystem } from "../numerics/radau.js";
import { UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import type { FlowCoordinates } from "./flow-coordinates.js";

/**
 * The flow of gradient descent with step size γ on R^S in logarithmic time σ = log(k + k₀), k the iterations:
 *
 *     du/dk = −γ∇_S f − (γ²/2) ∇²f_SS ∇_S f.
 *
 * The second term is the first of backward error analysis: with it the flow is by one order of γ∇f closer to
 * the iteration. The state is (ξ, c) with u = x + Vξ + e^{−σ}Wc where f_S is not attained: far out ξ grows
 * like σ and c tends to a constant, so that the state is smooth in σ. Where f_S is attained it is (ξ, δ),
 * u = x + Vξ + Wδ.
 *
 * Everything that goes to zero is computed as such: the part of a pair whose margin m grows by
 * exp(σ − m), the change of a pair that is left by expm1 of the change of its margin. So no digits are lost
 * however large σ is, up to 700.
 */
export interface Flow extends StiffSystem {
  readonly coordinates: FlowCoordinates;
  /** Is δ = e^{−σ}c? */
  readonly scaled: boolean;
  stateOf(point: Float64Array, sigma: number): Float64Array;
  /** u in P entries. */
  pointAt(sigma: number, state: Float64Array): Float64Array;
  slopesAt(sigma: number, state: Float64Array): FlowSlopes;
  /** ∇_j f(u) for j ∉ S, in the order of `outside` of the coordinates. */
  outsideAt(sigma: number, state: Float64Array): Float64Array;
}

/** e^σ times derivatives of f in the coordinates (ξ, δ). */
export interface FlowSlopes {
  /** e^σ∇f. */
  readonly gradient: Float64Array;
  /** e^σ∇²f∇f. */
  readonly curved: Float64Array;
  /** Σ|e^σ (p_k − p_k at x)|/N over the pairs: what `gradient` is made of. */
  readonly shares: number;
  /** What rounding makes of an entry of `gradient`, about. */
  readonly rounding: number;
}

export function flow(coordinates: FlowCoordinates, stepSize: number, scaled: boolean): Flow {
  const { support, x, basis, escaping, ridge, pairs, outside } = coordinates;
  const { strict, margin, weight, along, beyond, rowEnds } = pairs;
  const n = basis.length;
  const M = margin.length;
  const N = rowEnds.length;
  const parts = new Float64Array(M); // e^σ exp(−m) of a strict pair, e^σ times the change of exp(−m) of another
  const share = new Float64Array(M); // e^σ p_k
  const excess = new Float64Array(M); // e^σ (p_k − p_k at x)
  const turned = new Float64Array(M); // a share times the change of its margin along a vector

  let grown = 1; // e^σ
  let moved: Float64Array = new Float64Array(n); // (ξ, δ)

  /** Fills `share` and `excess`. */
  function forward(sigma: number, state: Float64Array): void {
    grown = exp(sigma);
    moved = movedBy(sigma, state);
    for (let row = 0, begin = 0; row < N; begin = rowEnds[row++]) {
      let atX = 1; // Σ exp(−m) at x, the own class and the pairs that are left
      let change = 0; // e^σ times what it is now more
      for (let p = begin; p < rowEnds[row]; p++) {
        let risen = 0;
        for (let b = 0; b < n; b++) risen += along[n * p + b] * moved[b];
        parts[p] =
          strict[p] === 1 ? exp(sigma - margin[p] - risen) : weight[p] * expm1(-risen) * grown;
        atX += weight[p];
        change += parts[p];
      }
      const total = atX + change / grown;
      for (let p = begin; p < rowEnds[row]; p++) {
        share[p] = (weight[p] * grown + parts[p]) / total;
        excess[p] = (parts[p] - (weight[p] / atX) * change) / total;
      }
    }
  }

  /** (ξ, δ) of a state. */
  function movedBy(sigma: number, state: Float64Array): Float64Array {
    if (!scaled) return state;
    const shrink = exp(-sigma);
    return state.map((entry, b) => (b < escaping ? entry : entry * shrink));
  }

  function gradient(): Float64Array {
    const sum = new Float64Array(n);
    for (let p = 0; p < M; p++) for (let b = 0; b < n; b++) sum[b] -= excess[p] * along[n * p + b];
    for (let b = 0; b < n; b++) sum[b] = sum[b] / N + ridge * moved[b] * grown;
    return sum;
  }

  /** e^σ∇²f, n×n: the covariances of the margins under the shares. */
  function hessian(): Float64Array {
    const sum = new Float64Array(n * n);
    const mean = new Float64Array(n);
    const shrink = 1 / grown;
    for (let row = 0, p = 0; row < N; row++) {
      mean.fill(0);
      for (; p < rowEnds[row]; p++)
        for (let a = 0; a < n; a++) {
          const part = share[p] * along[n * p + a];
          if (part === 0) continue;
          mean[a] += part;
          for (let b = 0; b <= a; b++) sum[n * a + b] += part * along[n * p + b];
        }
      for (let a = 0; a < n; a++)
        for (let b = 0; b <= a; b++) sum[n * a + b] -= shrink * mean[a] * mean[b];
    }
    for (let a = 0; a < n; a++) for (let b = 0; b <= a; b++) sum[n * b + a] = sum[n * a + b] /= N;
    for (let a = 0; a < n; a++) sum[n * a + a] += ridge * grown;
    return sum;
  }

  /** ∇²f times a vector, without the matrix. */
  function hessianTimes(v: Float64Array): Float64Array {
    const sum = new Float64Array(n);
    const shrink = 1 / grown;
    for (let row = 0, p = 0; row < N; row++) {
      const begin = p;
      let mean = 0; // of the margins' changes along v, under the shares
      for (; p < rowEnds[row]; p++) {
        let risen = 0;
        for (let b = 0; b < n; b++) risen += along[n * p + b] * v[b];
        turned[p] = share[p] * shrink * risen;
        mean += turned[p];
      }
      for (let i = begin; i < p; i++) {
        const part = turned[i] - share[i] * shrink * mean;
        for (let b = 0; b < n; b++) sum[b] += part * along[n * i + b];
      }
    }
    for (let b = 0; b < n; b++) sum[b] = sum[b] / N + ridge * v[b];
    return sum;
  }

  function slopesAt(sigma: number, state: Float64Array): FlowSlopes {
    forward(sigma, state);
    const slope = gradient();
    const curved = hessianTimes(slope);
    let [shares, size] = [0, 0];
    for (let p = 0; p < M; p++) {
      shares += Math.abs(excess[p]);
      let square = 0;
      for (let b = 0; b < n; b++) square += along[n * p + b] * along[n * p + b];
      size += Math.abs(excess[p]) * Math.sqrt(square);
    }
    return { gradient: slope, curved, shares: shares / N, rounding: (ROUNDINGS * u * size) / N };
  }

  function outsideAt(sigma: number, state: Float64Array): Float64Array {
    forward(sigma, state);
    const shrink = exp(-sigma);
    return Float64Array.from(outside, ({ gradient: atX }, j) => {
      let sum = 0;
      for (let p = 0; p < M; p++) sum -= excess[p] * beyond[outside.length * p + j];
      return atX + (sum / N) * shrink;
    });
  }

  function derivative(sigma: number, state: Float64Array): Float64Array {
    const { gradient: slope, curved } = slopesAt(sigma, state);
    const grown = exp(sigma);
    return state.map((entry, b) => {
      const speed = -stepSize * (slope[b] + (stepSize / 2) * curved[b]);
      return scaled && b >= escaping ? entry + grown * speed : speed;
    });
  }

  /** Without the third derivatives of f that the second term brings. */
  function jacobian(sigma: number, state: Float64Array): Float64Array {
    forward(sigma, state);
    const H = hessian();
    const [grown, shrink] = [exp(sigma), exp(-sigma)];
    const result = new Float64Array(n * n);
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) {
        let squared = 0;
        for (let c = 0; c < n; c++) squared += H[n * a + c] * shrink * H[n * c + b];
        const [row, column] = [scaled && a >= escaping, scaled && b >= escaping];
        const factor = row === column ? 1 : row ? grown : shrink;
        const own = row && a === b ? 1 : 0;
        result[n * a + b] = own - stepSize * (H[n * a + b] + (stepSize / 2) * squared) * factor;
      }
    return result;
  }

  function stateOf(point: Float64Array, sigma: number): Float64Array {
    const gap = point.map((entry, a) => entry - x[a]);
    return Float64Array.from(basis, (v, b) => {
      let sum = 0;
      for (const a of support) sum += v[a] * gap[a];
      return scaled && b >= escaping ? sum * exp(sigma) : sum;
    });
  }

  function pointAt(sigma: number, state: Float64Array): Float64Array {
    const moved = movedBy(sigma, state);
    const point = x.slice();
    basis.forEach((v, b) => {
      for (const a of support) point[a] += moved[b] * v[a];
    });
    return point;
  }

  return { coordinates, scaled, derivative, jacobian, stateOf, pointAt, slopesAt, outsideAt };
}

/** About so many roundings, of random sign, stand between a state and an entry of the gradient. */
const ROUNDINGS = 4;
