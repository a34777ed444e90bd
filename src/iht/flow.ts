import { exp, expm1 } from "../numerics/elementary.js";
import { norm } from "../numerics/linear.js";
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
 * u = x + Vξ + Wδ. Of a curve that starts after `passed` = K iterations, at a point whose distances from x are of
 * the order of 1/K, the state is (Kξ, c) with u = x + Vξ + Wc/(e^σ + K).
 *
 * Everything that goes to zero is computed as such: the part of a pair whose margin m grows by
 * exp(σ − m), the change of a pair that is left by expm1 of the change of its margin. So no digits are lost
 * however large σ is, up to 700.
 */
export interface Flow extends StiffSystem {
  readonly coordinates: FlowCoordinates;
  /** Is the state (ξ, c)? Else it is (ξ, δ). */
  readonly scaled: boolean;
  /** K, or 0. */
  readonly passed: number;
  /** By how much the state is larger than ξ: K, or 1. */
  readonly unit: number;
  /** The state of x + `offset`. */
  stateOf(offset: Float64Array, sigma: number): Float64Array;
  /** (ξ, δ) of a state. */
  movedBy(sigma: number, state: Float64Array): Float64Array;
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

export function flow(
  coordinates: FlowCoordinates,
  stepSize: number,
  scaled: boolean,
  passed = 0,
): Flow {
  const { support, basis, escaping, ridge, pairs, outside } = coordinates;
  const { strict, margin, weight, along, beyond, rowEnds } = pairs;
  const n = basis.length;
  const M = margin.length;
  const N = rowEnds.length;
  const parts = new Float64Array(M); // e^σ exp(−m) of a strict pair, e^σ times the change of exp(−m) of another
  const share = new Float64Array(M); // e^σ p_k
  const excess = new Float64Array(M); // e^σ (p_k − p_k at x)

  const lengths = margin.map((_, p) => norm(along.subarray(n * p, n * p + n)));
  const unit = Math.max(1, passed);
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

  /** By how much a number of the state is larger than that of (ξ, δ). */
  function spread(b: number, grown: number): number {
    if (b < escaping) return unit;
    return scaled ? grown + passed : 1;
  }

  function movedBy(sigma: number, state: Float64Array): Float64Array {
    const grown = exp(sigma);
    return state.map((entry, b) => entry / spread(b, grown));
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

  /** e^σ∇²f · v: per row the covariances of the margins with that along v. */
  function curvedAlong(v: Float64Array): Float64Array {
    const sum = new Float64Array(n);
    const mean = new Float64Array(n);
    const shrink = 1 / grown;
    for (let row = 0, p = 0; row < N; row++) {
      mean.fill(0);
      let rising = 0;
      for (; p < rowEnds[row]; p++) {
        let rise = 0;
        for (let b = 0; b < n; b++) rise += along[n * p + b] * v[b];
        rising += share[p] * rise;
        for (let b = 0; b < n; b++) {
          sum[b] += share[p] * rise * along[n * p + b];
          mean[b] += share[p] * along[n * p + b];
        }
      }
      for (let b = 0; b < n; b++) sum[b] -= shrink * rising * mean[b];
    }
    return sum.map((x, b) => x / N + ridge * grown * v[b]);
  }

  /** e^σ∇f and e^σ∇²f∇f. */
  function speeds(): Pick<FlowSlopes, "gradient" | "curved"> {
    const slope = gradient();
    const shrink = 1 / grown;
    return { gradient: slope, curved: curvedAlong(slope.map((x) => x * shrink)) };
  }

  function slopesAt(sigma: number, state: Float64Array): FlowSlopes {
    forward(sigma, state);
    const { gradient: slope, curved } = speeds();
    let [shares, size] = [0, 0];
    for (let p = 0; p < M; p++) {
      shares += Math.abs(excess[p]);
      let risen = strict[p] === 1 ? Math.abs(sigma - margin[p]) : 0;
      for (let b = 0; b < n; b++) risen += Math.abs(along[n * p + b] * moved[b]);
      const wrong = ROUNDINGS * Math.abs(excess[p]) + share[p] * risen;
      size += lengths[p] * wrong * lengths[p] * wrong;
    }
    return {
      ...{ gradient: slope, curved, shares: shares / N },
      rounding: (u * Math.sqrt(M * size)) / N,
    };
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
    forward(sigma, state);
    const { gradient: slope, curved } = speeds();
    return state.map((entry, b) => {
      const speed = -stepSize * (slope[b] + (stepSize / 2) * curved[b]) * spread(b, grown);
      return scaled && b >= escaping ? entry * (grown / (grown + passed)) + speed : speed;
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
        const factor = spread(a, grown) / spread(b, grown);
        const own = scaled && a === b && a >= escaping ? grown / (grown + passed) : 0;
        result[n * a + b] = own - stepSize * (H[n * a + b] + (stepSize / 2) * squared) * factor;
      }
    return result;
  }

  function stateOf(offset: Float64Array, sigma: number): Float64Array {
    const grown = exp(sigma);
    return Float64Array.from(basis, (v, b) => {
      let sum = 0;
      for (const a of support) sum += v[a] * offset[a];
      return sum * spread(b, grown);
    });
  }

  return {
    ...{ coordinates, scaled, passed, unit, derivative, jacobian },
    ...{ stateOf, movedBy, slopesAt, outsideAt },
  };
}

/** About so many roundings stand between the change of a margin and the part of its pair in the gradient. */
const ROUNDINGS = 4;
