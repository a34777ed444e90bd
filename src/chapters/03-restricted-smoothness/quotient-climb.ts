import type { Dataset } from "../../data/dataset.js";
import { climb, type ValueInto } from "../../numerics/climb.js";
import { entryColumns } from "./class-supports.js";
import { softmaxInPlace } from "./curvature-climb.js";
import { expBeyondLine } from "./smoothness-quotient.js";
import { log1p } from "../../numerics/elementary.js";

/** Two points, x in R^A and y in R^B, and their smoothness quotient q(x, y) without ridge. */
export interface PointPair {
  readonly quotient: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** No step is taken to where a logit of a row changes by more than this from x to y. */
const FARTHEST = 500;

/**
 * A local maximum of the smoothness quotient q(x, y) of the mean cross-entropy over x in R^A and y in R^B,
 * climbed from the given pair with at most `steps` steps:
 *
 *     q = 2D/‖y − x‖²,   D = f(y) − f(x) − ⟨∇f(x), y − x⟩,   ∂D/∂y = ∇f(y) − ∇f(x),   ∂D/∂x = −∇²f(x)(y − x).
 */
export function climbQuotient(
  dataset: Dataset,
  supports: { x: readonly number[]; y: readonly number[] },
  { x, y }: Omit<PointPair, "quotient">,
  steps: number,
): PointPair {
  const { x: A, y: B } = supports;
  const start = Float64Array.from([...A.map((a) => x[a]), ...B.map((b) => y[b])]);
  const { value, at } = climb(quotientOn(dataset, A, B), start, steps);
  const [left, right] = [new Float64Array(x.length), new Float64Array(y.length)];
  A.forEach((a, i) => (left[a] = at[i]));
  B.forEach((b, i) => (right[b] = at[A.length + i]));
  return { quotient: value, x: left, y: right };
}

/** q and its gradient in (x_A, y_B). */
function quotientOn(dataset: Dataset, A: readonly number[], B: readonly number[]): ValueInto {
  const { size } = dataset;
  const K = dataset.classNames.length;
  const n = A.length + B.length;
  const { classes, columns } = entryColumns(dataset, [...A, ...B]);
  const partner = A.map((a) => B.indexOf(a));
  const step = new Float64Array(n); // y − x: of an entry of both at its place in B, 0 at its place in A
  const p = new Float64Array(K);
  const delta = new Float64Array(K);
  const beyond = new Float64Array(K);
  return (at, gradient) => {
    gradient.fill(0);
    step.fill(0);
    for (let b = A.length; b < n; b++) step[b] = at[b];
    for (let a = 0; a < A.length; a++)
      if (partner[a] < 0) step[a] = -at[a];
      else step[A.length + partner[a]] -= at[a];
    let squares = 0;
    for (let i = 0; i < n; i++) squares += step[i] * step[i];
    let sum = 0;
    for (let i = 0; i < size; i++) {
      p.fill(0);
      delta.fill(0);
      for (let a = 0; a < A.length; a++) p[classes[a]] += at[a] * columns[a][i];
      for (let a = 0; a < n; a++) delta[classes[a]] += step[a] * columns[a][i];
      softmaxInPlace(p);
      let mean = 0;
      for (let k = 0; k < K; k++) mean += p[k] * delta[k];
      let excess = 0;
      for (let k = 0; k < K; k++) {
        delta[k] -= mean;
        if (delta[k] > FARTHEST) return -Infinity;
        beyond[k] = expBeyondLine(delta[k]);
        excess += p[k] * beyond[k];
      }
      sum += log1p(excess);
      for (let a = 0; a < n; a++) {
        const k = classes[a];
        const change =
          a < A.length ? -p[k] * delta[k] : (p[k] * (delta[k] + beyond[k] - excess)) / (1 + excess);
        gradient[a] += change * columns[a][i];
      }
    }
    const scale = 2 / (size * squares);
    const value = sum * scale;
    for (let a = 0; a < n; a++) {
      const shared = a < A.length && partner[a] >= 0 ? step[A.length + partner[a]] : step[a];
      const outward = a < A.length ? -shared : shared; // half the slope of ‖y − x‖²
      gradient[a] = gradient[a] * scale - (2 * value * outward) / squares;
    }
    return value;
  };
}
