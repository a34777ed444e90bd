import { largestRange } from "../minima/newton.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { log1p } from "../numerics/elementary.js";
import { cholesky, choleskySolve, dot, norm, submatrix } from "../numerics/linear.js";
import { luSolve } from "../numerics/lu-solve.js";

/**
 * The convex program of an entry a:
 *
 *     min f(z)   subject to   z ∈ R^S,   z_a = level,   ⟨d, z − θ⟩ ≥ 0 for every d ∈ D_S,
 *
 * D_S the directions d = Σ ζ_i v_i of some `lines` v_i with d·a_p ≥ 0 for the margins a_p of `strict`.
 */
export interface DirectionProgram {
  readonly network: SoftmaxNetwork;
  readonly support: readonly number[];
  readonly lines: readonly Float64Array[];
  readonly strict: readonly Float64Array[];
  /** One with d·a_p > 0 for all of these. */
  readonly inside: Float64Array;
  readonly theta: Float64Array;
  readonly entry: number;
  readonly level: number;
}

/** A direction c of D_S for which inf {f(z) : z_a = level, ⟨c, z⟩ ≥ ⟨c, θ⟩} seems to be above a value. */
export interface DirectionOffer {
  readonly tilt: Float64Array;
  /** A point that is near the minimiser of f − ⟨c, ·⟩ on the slice. */
  readonly near: Float64Array;
}

const MAX_ITERATIONS = 60;

/** By this factor the products of multipliers and slacks are to go down in one step. */
const CENTERING = 0.1;

/** A step goes so far of the way to the boundary at most. */
const TOWARDS = 0.95;

/** Conditions count as fulfilled up to this share of their size. */
const FULFILLED = 1e-9;

/** Below this share of what is to be decided, the primal and the dual value are taken for equal. */
const CLOSED = 1e-3;

/**
 * Multipliers of the program, from far to near and not too many, of which the dual value exceeds `value`; none
 * where a z that fulfils the conditions lies below. Any will do, and where no z fulfils them there is no nearest.
 *
 * By duality z − θ is, across the lines, a combination Σ μ_p a_p of margins with μ ≥ 0, and c = Σ ζ_i v_i is the
 * gradient at z on S∖a. The primal–dual interior-point method follows (z, ζ, μ) from c·a_p > 0 on, and keeps
 * that. Numbers ζ are rounded for the sums Σ ζ_i v_i to be exact where the lines are small whole numbers.
 * Source: S. J. Wright, Primal-Dual Interior-Point Methods, 1997.
 */
export function* directions(
  program: DirectionProgram,
  value: number,
): Generator<DirectionOffer, void, void> {
  const { network, support, lines, strict, theta, entry, level } = program;
  const free = support.filter((a) => a !== entry);
  const [n, e, m] = [free.length, lines.length, strict.length];
  const rows = strict.map((row) => Float64Array.from(lines, (v) => dot(v, row)));
  const z = theta.slice();
  z[entry] = level;
  const { value: first, gradient: slope } = network.valueAndGradient(z);
  const zeta = sharesOf(program.inside, lines);
  const scale = norm(slope) / norm(program.inside);
  for (let b = 0; b < e; b++) zeta[b] *= scale;
  const slack = Float64Array.from(rows, (row) => dot(row, zeta));
  const mu = slack.map((s) => first / (m * s));
  if (!slack.every((s) => s > 0)) return;

  let next = 1;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const { value: height, gradient } = network.valueAndGradient(z);
    const tilt = combination(lines, zeta);
    const moved = z.map((x, a) => x - theta[a]);
    const along = Float64Array.from(lines, (v) => dot(v, moved));
    const residual = Float64Array.from(free, (a) => gradient[a] - tilt[a]);
    const gap = dot(mu, slack);
    const target = (CENTERING * gap) / m;
    const missing = norm(
      along.map((x, b) => rows.reduce((sum, row, p) => sum - mu[p] * row[b], x)),
    );
    const fulfilled = missing <= FULFILLED * (1 + norm(along));
    if (fulfilled && height <= value) return;

    const step = newtonStep();
    if (step === undefined) return;
    const [inner, outer] = [step.subarray(0, n), step.subarray(n)];
    const dual = height - dot(tilt, moved) - Math.abs(dot(residual, inner));
    const closed = fulfilled && gap < CLOSED * Math.abs(height - value);
    if (dual > value && (closed || iteration >= next)) {
      yield { tilt: combination(lines, rounded(zeta)), near: z.slice() };
      next = 2 * iteration + 1;
    }
    if (closed) return;
    advance(inner, outer, target);

    /** Of the linearised conditions: those of z on S∖a, then those of ζ with μ eliminated. */
    function newtonStep(): Float64Array | undefined {
      const size = n + e;
      const matrix = new Float64Array(size * size);
      const right = new Float64Array(size);
      const H = submatrix(network.hessian(z), theta.length, free);
      for (let i = 0; i < n; i++) {
        right[i] = -residual[i];
        for (let j = 0; j < n; j++) matrix[size * i + j] = H[n * i + j];
        for (let b = 0; b < e; b++) {
          matrix[size * i + n + b] = -lines[b][free[i]];
          matrix[size * (n + b) + i] = lines[b][free[i]];
        }
      }
      for (let b = 0; b < e; b++) right[n + b] = -along[b];
      rows.forEach((row, p) => {
        const weight = mu[p] / slack[p];
        for (let b = 0; b < e; b++) {
          right[n + b] += (target / slack[p]) * row[b];
          for (let c = 0; c < e; c++) matrix[size * (n + b) + n + c] += weight * row[b] * row[c];
        }
      });
      const found = luSolve(matrix, right);
      return found?.every(Number.isFinite) === true ? found : undefined;
    }
  }

  /** As far as slacks and multipliers stay positive and the loss is near its quadratic model. */
  function advance(inner: Float64Array, outer: Float64Array, target: number): void {
    const direction = new Float64Array(theta.length);
    free.forEach((a, i) => (direction[a] = inner[i]));
    const range = largestRange(network, direction);
    let length = range > 0 ? log1p(range) / range : 1;
    const slackMove = Float64Array.from(rows, (row) => dot(row, outer));
    const muMove = mu.map((x, p) => (target - x * slackMove[p]) / slack[p] - x);
    for (let p = 0; p < m; p++) {
      if (slackMove[p] < 0) length = Math.min(length, (-TOWARDS * slack[p]) / slackMove[p]);
      if (muMove[p] < 0) length = Math.min(length, (-TOWARDS * mu[p]) / muMove[p]);
    }
    for (const a of free) z[a] += length * direction[a];
    for (let b = 0; b < e; b++) zeta[b] += length * outer[b];
    for (let p = 0; p < m; p++) {
      mu[p] += length * muMove[p];
      slack[p] = dot(rows[p], zeta);
    }
  }
}

function combination(lines: readonly Float64Array[], zeta: Float64Array): Float64Array {
  const sum = new Float64Array(lines[0].length);
  lines.forEach((v, b) => v.forEach((x, a) => (sum[a] += zeta[b] * x)));
  return sum;
}

/** ζ with Σ ζ_i v_i nearest to a direction: itself, if it lies in their span. */
function sharesOf(direction: Float64Array, lines: readonly Float64Array[]): Float64Array {
  const gram = Float64Array.from(lines.flatMap((v) => lines.map((w) => dot(v, w))));
  const factor = cholesky(gram, lines.length)!; // lines are independent
  return choleskySolve(
    factor,
    Float64Array.from(lines, (v) => dot(v, direction)),
  );
}

/** This many bits are kept of the largest number, the same unit for all. */
const KEPT = 2 ** 36;

function rounded(zeta: Float64Array): Float64Array {
  const largest = Math.max(...zeta.map(Math.abs));
  let unit = 1;
  while (unit * KEPT > largest) unit /= 2;
  while (unit * KEPT < largest) unit *= 2;
  return zeta.map((x) => Math.round(x / unit) * unit + 0);
}
