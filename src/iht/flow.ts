import type { StiffSystem } from "../numerics/radau.js";
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
  stateOf(u: Float64Array, sigma: number): Float64Array;
  /** u in P entries. */
  pointAt(sigma: number, state: Float64Array): Float64Array;
  fieldAt(sigma: number, state: Float64Array): FlowField;
}

/** e^σ times gradients, in the coordinates (ξ, δ) and outside of S less their values at x. */
export interface FlowField {
  /** e^σ∇f in the coordinates. */
  readonly gradient: Float64Array;
  /** e^σ∇²f∇f in the coordinates. */
  readonly curved: Float64Array;
  /** ∇_j f at u for j ∉ S, in the order of `outside`. */
  readonly outside: Float64Array;
}

export function flow(coordinates: FlowCoordinates, stepSize: number, scaled: boolean): Flow {
  const { support, x, basis, escaping, rows, outside } = coordinates;
  const n = basis.length;
  const N = rows.length;

  /** The shares e^σ p_k of the pairs of a row, and e^σ (p_k − p_k(x)) of those that are left. */
  function shares(sigma: number, moved: Float64Array, visit: Visit): void {
    const grown = Math.exp(sigma);
    for (const pairs of rows) {
      let atX = 1; // Σ exp(−m) at x with the own class
      let change = 0; // e^σ times its change, without the strict pairs
      let strict = 0; // e^σ times their sum
      const parts: number[] = [];
      for (const { strict: grows, margin, weight, along } of pairs) {
        let risen = 0;
        for (let b = 0; b < n; b++) risen += along[b] * moved[b];
        const part = grows ? Math.exp(sigma - margin - risen) : weight * Math.expm1(-risen) * grown;
        parts.push(part);
        if (grows) strict += part;
        else {
          atX += weight;
          change += part;
        }
      }
      const total = atX + (change + strict) / grown;
      pairs.forEach((pair, i) => {
        const weight = pair.strict ? parts[i] : pair.weight * grown + parts[i];
        const excess = pair.strict
          ? parts[i] / total
          : (parts[i] * atX - pair.weight * (change + strict)) / (atX * total);
        visit(pair.along, pair.outside, weight / total, excess);
      });
      visit(undefined);
    }
  }

  /** (ξ, δ) of a state. */
  function movedBy(sigma: number, state: Float64Array): Float64Array {
    if (!scaled) return state;
    const shrink = Math.exp(-sigma);
    return state.map((entry, b) => (b < escaping ? entry : entry * shrink));
  }

  function gradientAt(sigma: number, moved: Float64Array): [Float64Array, Float64Array] {
    const inside = new Float64Array(n);
    const off = new Float64Array(outside.length);
    shares(sigma, moved, (along, beyond, _, excess) => {
      if (along === undefined) return;
      for (let b = 0; b < n; b++) inside[b] -= (excess! * along[b]) / N;
      for (let j = 0; j < off.length; j++) off[j] -= (excess! * beyond![j]) / N;
    });
    return [inside, off];
  }

  /** e^σ∇²f in the coordinates, n×n. */
  function hessianAt(sigma: number, moved: Float64Array): Float64Array {
    const hessian = new Float64Array(n * n);
    const mean = new Float64Array(n);
    const shrink = Math.exp(-sigma) / N;
    shares(sigma, moved, (along, _, weight) => {
      for (let a = 0; a < n; a++) {
        if (along === undefined) {
          for (let b = 0; b < n; b++) hessian[n * a + b] -= shrink * mean[a] * mean[b];
        } else {
          const part = weight! * along[a];
          mean[a] += part;
          for (let b = 0; b < n; b++) hessian[n * a + b] += (part / N) * along[b];
        }
      }
      if (along === undefined) mean.fill(0);
    });
    return hessian;
  }

  function fieldAt(sigma: number, state: Float64Array): FlowField {
    const moved = movedBy(sigma, state);
    const [gradient, off] = gradientAt(sigma, moved);
    const shrink = Math.exp(-sigma);
    const hessian = hessianAt(sigma, moved);
    const curved = new Float64Array(n);
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) curved[a] += hessian[n * a + b] * shrink * gradient[b];
    const at = off.map((entry, j) => outside[j].gradient + entry * shrink);
    return { gradient, curved, outside: at };
  }

  function derivative(sigma: number, state: Float64Array): Float64Array {
    const { gradient, curved } = fieldAt(sigma, state);
    const grown = Math.exp(sigma);
    return state.map((entry, b) => {
      const speed = -stepSize * gradient[b] - ((stepSize * stepSize) / 2) * curved[b];
      return scaled && b >= escaping ? entry + grown * speed : speed;
    });
  }

  function jacobian(sigma: number, state: Float64Array): Float64Array {
    const hessian = hessianAt(sigma, movedBy(sigma, state));
    const [grown, shrink] = [Math.exp(sigma), Math.exp(-sigma)];
    const result = new Float64Array(n * n);
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) {
        let squared = 0;
        for (let c = 0; c < n; c++) squared += hessian[n * a + c] * shrink * hessian[n * c + b];
        let entry = -stepSize * hessian[n * a + b] - ((stepSize * stepSize) / 2) * squared;
        if (scaled && a >= escaping) entry *= grown;
        if (scaled && b >= escaping) entry *= shrink;
        result[n * a + b] = entry + (scaled && a === b && a >= escaping ? 1 : 0);
      }
    return result;
  }

  function stateOf(u: Float64Array, sigma: number): Float64Array {
    const gap = u.map((entry, a) => entry - x[a]);
    return Float64Array.from(basis, (v, b) => {
      let sum = 0;
      for (const a of support) sum += v[a] * gap[a];
      return scaled && b >= escaping ? sum * Math.exp(sigma) : sum;
    });
  }

  function pointAt(sigma: number, state: Float64Array): Float64Array {
    const moved = movedBy(sigma, state);
    const u = x.slice();
    basis.forEach((v, b) => {
      for (const a of support) u[a] += moved[b] * v[a];
    });
    return u;
  }

  return { coordinates, scaled, derivative, jacobian, stateOf, pointAt, fieldAt };
}

/** Told of every pair of a row, then `undefined` at the end of the row. */
type Visit = (
  along: Float64Array | undefined,
  outside?: Float64Array,
  weight?: number,
  excess?: number,
) => void;
