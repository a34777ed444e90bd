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
  /** The state of (ξ, δ). */
  stateOf(sigma: number, moved: Float64Array): Float64Array;
  /** (ξ, δ) of a state. */
  movedBy(sigma: number, state: Float64Array): Float64Array;
  slopesAt(sigma: number, state: Float64Array): FlowSlopes;
  speedsAt(sigma: number, state: Float64Array): FlowSpeeds;
  /** ∇²f at x, n×n, in the basis. */
  curvature(): Float64Array;
}

/** Derivatives of f at a moment. */
export interface FlowSlopes {
  /** e^σ∇f in the coordinates (ξ, δ). */
  readonly gradient: Float64Array;
  /** Σ|e^σ (p_k − p_k at x)|/N over the pairs: what `gradient` is made of. */
  readonly shares: number;
  /** ∇_j f(u) for j ∉ S, in the order of `outside` of the coordinates. */
  readonly outside: Float64Array;
}

/** What the flow is made of, in the coordinates (ξ, δ). */
export interface FlowSpeeds {
  /** e^σ∇f. */
  readonly gradient: Float64Array;
  /** e^σ∇²f∇f. */
  readonly curved: Float64Array;
  /** What rounding makes of an entry of `gradient`, about. */
  readonly rounding: number;
}

export function flow(
  coordinates: FlowCoordinates,
  stepSize: number,
  scaled: boolean,
  passed = 0,
): Flow {
  const { basis, escaping, ridge, pairs, outside } = coordinates;
  const { strict, margin, weight, along, beyond, rowEnds } = pairs;
  const n = basis.length;
  const M = margin.length;
  const N = rowEnds.length;
  const parts = new Float64Array(M); // e^σ exp(−m) of a strict pair, e^σ times the change of exp(−m) of another
  const share = new Float64Array(M); // e^σ p_k
  const excess = new Float64Array(M); // e^σ (p_k − p_k at x)
  const rises = new Float64Array(M);
  const live = new Uint32Array(M); // the pairs that count, row by row
  const liveEnds = new Uint32Array(N);

  const lengths = margin.map((_, p) => norm(along.subarray(n * p, n * p + n)));
  const unit = Math.max(1, passed);
  let grown = 1; // e^σ
  let moved: Float64Array = new Float64Array(n); // (ξ, δ)

  /** Fills `share` and `excess`, and the list of the pairs that count. */
  function forward(sigma: number, state: Float64Array): void {
    grown = exp(sigma);
    moved = movedBy(sigma, state);
    const [slopes, from] = [along, moved];
    let count = 0;
    for (let row = 0, begin = 0; row < N; begin = rowEnds[row++]) {
      const [end, first] = [rowEnds[row], count];
      let atX = 1; // Σ exp(−m) at x, the own class and the pairs that are left
      let change = 0; // e^σ times what it is now more
      for (let p = begin, at = n * begin; p < end; p++) {
        let risen = 0;
        for (let b = 0; b < n; b++) risen += slopes[at++] * from[b];
        if (strict[p] === 1) {
          const exponent = sigma - margin[p] - risen;
          if (exponent < NOTHING) continue;
          parts[p] = exp(exponent);
        } else {
          parts[p] = weight[p] * expm1(-risen) * grown;
          atX += weight[p];
        }
        change += parts[p];
        live[count++] = p;
      }
      const total = atX + change / grown;
      for (let i = first; i < count; i++) {
        const p = live[i];
        share[p] = (weight[p] * grown + parts[p]) / total;
        excess[p] = (parts[p] - (weight[p] / atX) * change) / total;
      }
      liveEnds[row] = count;
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
    const slopes = along;
    for (let i = 0; i < liveEnds[N - 1]; i++) {
      const p = live[i];
      const part = excess[p];
      for (let b = 0, at = n * p; b < n; b++) sum[b] -= part * slopes[at++];
    }
    for (let b = 0; b < n; b++) sum[b] = sum[b] / N + ridge * moved[b] * grown;
    return sum;
  }

  /** e^σ∇²f, n×n: the covariances of the margins under the shares. */
  function hessian(): Float64Array {
    const sum = new Float64Array(n * n);
    const mean = new Float64Array(n);
    const slopes = along;
    const shrink = 1 / grown;
    for (let row = 0, i = 0; row < N; row++) {
      if (i === liveEnds[row]) continue;
      mean.fill(0);
      for (; i < liveEnds[row]; i++) {
        const p = live[i];
        for (let a = 0, at = n * p; a < n; a++) {
          const part = share[p] * slopes[at + a];
          if (part === 0) continue;
          mean[a] += part;
          for (let b = 0, to = n * a; b <= a; b++) sum[to++] += part * slopes[at + b];
        }
      }
      for (let a = 0; a < n; a++) {
        const part = shrink * mean[a];
        for (let b = 0, to = n * a; b <= a; b++) sum[to++] -= part * mean[b];
      }
    }
    for (let a = 0; a < n; a++) for (let b = 0; b <= a; b++) sum[n * b + a] = sum[n * a + b] /= N;
    for (let a = 0; a < n; a++) sum[n * a + a] += ridge * grown;
    return sum;
  }

  /** e^σ∇²f · v: per row the covariances of the margins with that along v. */
  function curvedAlong(v: Float64Array): Float64Array {
    const sum = new Float64Array(n);
    const slopes = along;
    const shrink = 1 / grown;
    for (let row = 0, begin = 0; row < N; begin = liveEnds[row++]) {
      const end = liveEnds[row];
      let rising = 0;
      for (let i = begin; i < end; i++) {
        const p = live[i];
        let rise = 0;
        for (let b = 0, at = n * p; b < n; b++) rise += slopes[at++] * v[b];
        rises[p] = rise;
        rising += share[p] * rise;
      }
      for (let i = begin; i < end; i++) {
        const p = live[i];
        const part = share[p] * (rises[p] - shrink * rising);
        for (let b = 0, at = n * p; b < n; b++) sum[b] += part * slopes[at++];
      }
    }
    for (let b = 0; b < n; b++) sum[b] = sum[b] / N + ridge * grown * v[b];
    return sum;
  }

  /** e^σ∇f and e^σ∇²f∇f. */
  function speeds(): Pick<FlowSpeeds, "gradient" | "curved"> {
    const slope = gradient();
    const shrink = 1 / grown;
    return { gradient: slope, curved: curvedAlong(slope.map((x) => x * shrink)) };
  }

  function slopesAt(sigma: number, state: Float64Array): FlowSlopes {
    forward(sigma, state);
    const width = outside.length;
    const [sum, slopes, shrink] = [new Float64Array(width), beyond, exp(-sigma)];
    let shares = 0;
    for (let i = 0; i < liveEnds[N - 1]; i++) {
      const p = live[i];
      const part = excess[p];
      shares += Math.abs(part);
      for (let j = 0, at = width * p; j < width; j++) sum[j] -= part * slopes[at++];
    }
    const gradients = sum.map((x, j) => outside[j].gradient + (x / N) * shrink);
    return { gradient: gradient(), shares: shares / N, outside: gradients };
  }

  function speedsAt(sigma: number, state: Float64Array): FlowSpeeds {
    forward(sigma, state);
    let size = 0;
    for (let i = 0; i < liveEnds[N - 1]; i++) {
      const p = live[i];
      let risen = strict[p] === 1 ? Math.abs(sigma - margin[p]) : 0;
      for (let b = 0, at = n * p; b < n; b++) risen += Math.abs(along[at++] * moved[b]);
      const wrong = lengths[p] * (ROUNDINGS * Math.abs(excess[p]) + share[p] * risen);
      size += wrong * wrong;
    }
    return { ...speeds(), rounding: (u * Math.sqrt(M * size)) / N };
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

  function curvature(): Float64Array {
    forward(0, new Float64Array(n));
    return hessian();
  }

  function stateOf(sigma: number, moved: Float64Array): Float64Array {
    const grown = exp(sigma);
    return moved.map((entry, b) => entry * spread(b, grown));
  }

  return {
    ...{ coordinates, scaled, passed, unit, derivative, jacobian },
    ...{ stateOf, movedBy, slopesAt, speedsAt, curvature },
  };
}

/** Below this exponent a pair adds less than 10⁻²⁶ to sums that are of order 1 or larger. */
const NOTHING = -60;

/** About so many roundings stand between the change of a margin and the part of its pair in the gradient. */
const ROUNDINGS = 4;
