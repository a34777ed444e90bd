import { type LuFactor, luFactor, luSolve } from "./lu-solve.js";

/** y' = f(t, y) in n unknowns, and the n×n matrix ∂f/∂y, row-major, which need not be exact. */
export interface StiffSystem {
  derivative(t: number, y: Float64Array): Float64Array;
  jacobian(t: number, y: Float64Array): Float64Array;
}

/** A step of the method: a polynomial of degree 5 on [start, end]. */
export interface RadauStep {
  readonly start: number;
  readonly end: number;
  /** The value and the first three derivatives at a time in the step, or a little beyond. */
  at(t: number): Float64Array;
  derivativeAt(t: number, order: 1 | 2 | 3): Float64Array;
}

/** The zeros of P₄ − P₅ on [0, 1], P the Legendre polynomials: Radau's abscissae of five stages. */
export const NODES: readonly number[] = [
  0.0571041961145177, 0.276843013638124, 0.583590432368917, 0.860240135656219, 1,
].map(polished);

/** One Newton step on 252x⁵ − 630x⁴ + 560x³ − 210x² + 30x − 1 … less 70x⁴ − 140x³ + 90x² − 20x + 1. */
function polished(x: number): number {
  if (x === 1) return 1;
  const value = ((((252 * x - 700) * x + 700) * x - 300) * x + 50) * x - 2;
  const slope = (((1260 * x - 2800) * x + 2100) * x - 600) * x + 50;
  return x - value / slope;
}

const M = NODES.length;

/** POWERS⁻¹: of the values at the nodes, less that at 0, the coefficients of θ, …, θ⁵. */
const COEFFICIENTS: Float64Array = inverse(
  Float64Array.from({ length: M * M }, (_, i) => power(NODES[Math.floor(i / M)], (i % M) + 1)),
);

/** D: of the same values the derivatives at the nodes. */
const DERIVATIVES: Float64Array = Float64Array.from({ length: M * M }, (_, place) => {
  const [i, j] = [Math.floor(place / M), place % M];
  let sum = 0;
  for (let q = 0; q < M; q++) sum += (q + 1) * power(NODES[i], q) * COEFFICIENTS[M * q + j];
  return sum;
});

function power(x: number, q: number): number {
  let product = 1;
  for (let i = 0; i < q; i++) product *= x;
  return product;
}

function inverse(A: Float64Array): Float64Array {
  const result = new Float64Array(M * M);
  for (let j = 0; j < M; j++) {
    const unit = Float64Array.from({ length: M }, (_, i) => (i === j ? 1 : 0));
    const column = luSolve(A.slice(), unit)!; // the nodes are different
    for (let i = 0; i < M; i++) result[M * i + j] = column[i];
  }
  return result;
}

const MOST_ITERATIONS = 20;

/** The Jacobians are taken anew unless a move is this much shorter than the one before. */
const CONTRACTION = 0.1;

/** The Newton iteration of a step ends where it moves no stage by more than this, relatively. */
const SETTLED = 1e-11;

/**
 * A move of this size that is not half of the one before is rounding: a stiff system is solved to 10⁻¹⁶ of its
 * stiffness.
 */
const ROUNDING = 1e-4;

/**
 * One step of length h of the five-stage Radau IIA method, of order 9: the polynomial p of degree 5 with
 *
 *     p(t) = y,   p'(t + c_i h) = f(t + c_i h, p(t + c_i h))   at the five nodes c_i, the last of which is 1.
 *
 * It is stable for arbitrarily stiff systems. The equations are solved by Newton's method with the Jacobians
 * at all nodes, for the systems here change theirs by many orders of magnitude within a step; they are kept as
 * long as the iteration contracts well. Between the nodes p' − f is of order h⁵: the caller measures it.
 * `undefined` says that the iteration did not converge.
 * Source: Hairer & Wanner, Solving Ordinary Differential Equations II, §IV.5.
 */
export function radauStep(
  system: StiffSystem,
  t: number,
  y: Float64Array,
  h: number,
  guess?: RadauStep,
): RadauStep | undefined {
  const n = y.length;
  const times = NODES.map((c) => t + c * h);
  const stages = times.map((time) => (guess === undefined ? y.slice() : guess.at(time)));
  let before = Infinity;
  let factor: LuFactor | undefined;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    factor ??= newtonFactor(system, times, stages, h);
    if (factor === undefined) return undefined;
    const move = factor.solve(defects(system, times, stages, y, h));
    let moved = 0;
    for (let i = 0; i < M; i++)
      for (let a = 0; a < n; a++) {
        stages[i][a] += move[n * i + a];
        moved = Math.max(moved, Math.abs(move[n * i + a]) / (1 + Math.abs(stages[i][a])));
      }
    if (!Number.isFinite(moved)) return undefined;
    if (moved <= SETTLED || (moved <= ROUNDING && moved > before / 2))
      return polynomial(t, h, y, stages);
    if (moved > CONTRACTION * before) factor = undefined;
    before = moved;
  }
  return undefined;
}

/** D ⊗ I less h times the Jacobians. */
function newtonFactor(
  { jacobian }: StiffSystem,
  times: readonly number[],
  stages: readonly Float64Array[],
  h: number,
): LuFactor | undefined {
  const n = stages[0].length;
  const size = M * n;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < M; i++) {
    const J = jacobian(times[i], stages[i]);
    for (let a = 0; a < n; a++) {
      const row = size * (n * i + a);
      for (let j = 0; j < M; j++) matrix[row + n * j + a] += DERIVATIVES[M * i + j];
      for (let b = 0; b < n; b++) matrix[row + n * i + b] -= h * J[n * a + b];
    }
  }
  return luFactor(matrix, size);
}

/** By how much h·f differs from the derivatives at the nodes. */
function defects(
  { derivative }: StiffSystem,
  times: readonly number[],
  stages: readonly Float64Array[],
  y: Float64Array,
  h: number,
): Float64Array {
  const n = y.length;
  const result = new Float64Array(M * n);
  for (let i = 0; i < M; i++) {
    const slope = derivative(times[i], stages[i]);
    for (let a = 0; a < n; a++) {
      let rest = h * slope[a];
      for (let j = 0; j < M; j++) rest -= DERIVATIVES[M * i + j] * (stages[j][a] - y[a]);
      result[n * i + a] = rest;
    }
  }
  return result;
}

function polynomial(t: number, h: number, y: Float64Array, stages: Float64Array[]): RadauStep {
  const n = y.length;
  const b = Array.from({ length: M }, (_, q) =>
    y.map((_, a) => stages.reduce((sum, Y, j) => sum + COEFFICIENTS[M * q + j] * (Y[a] - y[a]), 0)),
  );

  function derivativeAt(time: number, order: 0 | 1 | 2 | 3): Float64Array {
    const x = (time - t) / h;
    const result = new Float64Array(n);
    for (let q = M; q >= Math.max(order, 1); q--) {
      let factor = 1;
      for (let r = 0; r < order; r++) factor *= (q - r) / h;
      for (let a = 0; a < n; a++) result[a] = result[a] * x + factor * b[q - 1][a];
    }
    return result;
  }

  function at(time: number): Float64Array {
    const x = (time - t) / h;
    const risen = derivativeAt(time, 0);
    return y.map((entry, a) => entry + x * risen[a]);
  }

  return { start: t, end: t + h, at, derivativeAt };
}
