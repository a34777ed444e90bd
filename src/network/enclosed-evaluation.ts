import { CompensatedSum } from "../numerics/compensated-sum.js";
import { requireVector } from "../numerics/checks.js";
import type { Bounds } from "../numerics/largest-eigenvalue.js";
import { UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import type { SoftmaxNetwork } from "./softmax.js";

/** f(θ) between proven bounds; each entry of ∇f(θ) differs from `gradient` by at most `error`. */
export interface EnclosedEvaluation {
  readonly value: Bounds;
  readonly gradient: Float64Array;
  readonly error: Float64Array;
}

/** What is computed of a row on the way; all of it is wrong by at most the factor 1 ± `relative`. */
export interface EnclosedRow {
  /** p_k − 1 for the own class, p_k for the others. */
  readonly residuals: readonly number[];
  readonly probabilities: readonly number[];
  readonly relative: number;
}

/** Roundings of exp(hi)·(1 + lo), one of exp, one of the bracket, one of the product, with one to spare. */
const EXP = 5;

/** Far more than what is lost where an exponential falls below the smallest normal number. */
const UNDERFLOW = 1e-300;

/** Covers the roundings in the bounds themselves. */
const SLACK = 1 + 1e-9;

/**
 * f(θ) and ∇f(θ) for the doubles θ and x_i as exact numbers, rounding enclosed.
 *
 * Logits are summed in twice the working precision and enter exp as a sum hi + lo, so that large
 * parameters cost no digits; sums over the rows are compensated. What remains is about 20 roundings of
 * (1/N) Σ|r_ik x_ij| in each entry of the gradient and 10 of the value. exp and log1p are taken to be
 * right within one unit of the last place, as fdlibm's are.
 *
 * `visit` is called with every row. `theta` is a finite vector of P entries; else it throws. It takes some ten times as long as a gradient.
 */
export function enclosedEvaluation(
  { dataset, dimension, ridge }: Pick<SoftmaxNetwork, "dataset" | "dimension" | "ridge">,
  theta: Float64Array,
  visit?: (i: number, row: EnclosedRow) => void,
): EnclosedEvaluation {
  requireVector("enclosedEvaluation", "theta", theta, dimension);
  const { features, labels, size } = dataset;
  const d = dataset.featureNames.length;
  const K = dataset.classNames.length;
  const sums = Array.from(theta, () => new CompensatedSum());
  const wrong = new Float64Array(dimension); // Σ |error of r_ik| |x_ij|
  const loss = new CompensatedSum();
  let lossError = 0;

  for (let i = 0; i < size; i++) {
    const { residuals, probabilities, relative, value, error } = row(i, labels[i]);
    visit?.(i, { residuals, probabilities, relative });
    loss.add(value);
    lossError += error;
    for (let k = 0; k < K; k++) {
      const off = relative * Math.abs(residuals[k]) + UNDERFLOW;
      for (let j = 0; j < d; j++) {
        const x = features[d * i + j];
        sums[d * k + j].addProduct(residuals[k], x);
        wrong[d * k + j] += off * Math.abs(x);
      }
      sums[d * K + k].add(residuals[k]);
      wrong[d * K + k] += off;
    }
  }

  /** The residuals of a row, their relative error, its loss and the error of that. */
  function row(
    i: number,
    y: number,
  ): EnclosedRow & { value: number; error: number } {
    const z = Array.from({ length: K }, (_, k) => {
      const sum = new CompensatedSum();
      sum.add(theta[d * K + k]);
      for (let j = 0; j < d; j++) sum.addProduct(theta[d * k + j], features[d * i + j]);
      return sum;
    });
    let top = 0;
    for (let k = 1; k < K; k++) if (z[k].high > z[top].high) top = k;
    const absolute =
      2 * Math.max(...z.map((sum) => sum.error() + (u + Math.abs(sum.low)) * Math.abs(sum.low)));
    const e = z.map((sum, k) => {
      const [high, low] = difference(sum, z[top]);
      return k === top ? 1 : Math.exp(high) * (1 + low);
    });
    const total = e.reduce((sum, x) => sum + x, 0);
    const others = e.reduce((sum, x, k) => (k === y ? sum : sum + x), 0);
    const residuals = e.map((x, k) => (k === y ? -others : x) / total);
    const probabilities = e.map((x) => x / total);
    const relative = (2 * EXP + 2 * K) * u + 4 * absolute;
    const besides = e.reduce((sum, x, k) => (k === top ? sum : sum + x), 0);
    const [high, low] = difference(z[top], z[y]);
    const log = Math.log1p(besides);
    const error = 2 * u * high + ((EXP + K + 3) * u + 2 * absolute) * log + 2 * absolute;
    const value = high + low + log;
    return { residuals, probabilities, relative, value, error: error + UNDERFLOW };
  }

  const gradient = new Float64Array(dimension);
  const error = new Float64Array(dimension);
  for (let a = 0; a < dimension; a++) {
    const mean = (sums[a].high + sums[a].low) / size;
    gradient[a] = mean + ridge * theta[a];
    const rounded = 4 * u * (Math.abs(mean) + Math.abs(ridge * theta[a]));
    error[a] = (wrong[a] / size + sums[a].error() / size + rounded) * SLACK;
  }
  const squares = new CompensatedSum();
  for (const x of theta) squares.addProduct(x, x);
  const penalty = (ridge / 2) * (squares.high + squares.low);
  const value = (loss.high + loss.low) / size + penalty;
  const off = ((lossError + loss.error()) / size + 8 * u * (value + penalty)) * SLACK;
  return { value: { lower: value - off, upper: value + off }, gradient, error };
}

/** x − y as a sum of a high and a low part. */
function difference(x: CompensatedSum, y: CompensatedSum): [high: number, low: number] {
  const high = x.high - y.high;
  const part = high - x.high;
  return [high, x.high - (high - part) - (y.high + part) + (x.low - y.low)];
}
