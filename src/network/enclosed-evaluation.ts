import { CompensatedSum } from "../numerics/compensated-sum.js";
import { requireVector } from "../numerics/checks.js";
import type { Bounds } from "../numerics/largest-eigenvalue.js";
import { UNIT_ROUNDOFF as u } from "../numerics/rounding.js";
import type { SoftmaxNetwork } from "./softmax.js";
import { activeInputs } from "./structure.js";
import { exp, log1p } from "../numerics/elementary.js";

/** f(θ) between proven bounds; each entry of ∇f(θ) differs from `gradient` by at most `error`. */
export interface EnclosedEvaluation {
  readonly value: Bounds;
  readonly gradient: Float64Array;
  readonly error: Float64Array;
}

/** What is computed of a row on the way; all of it is wrong by at most the factor 1 ± `relative`. */
export interface EnclosedRow {
  /** p_k − 1 for the own class, p_k for the others. */
  readonly residuals: Float64Array;
  readonly probabilities: Float64Array;
  /** The logarithms of the probabilities, −∞ for a class that does not compete, where a probability is no double. */
  readonly logarithms: Float64Array;
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
 * (1/N) Σ|r_ik x_ij| in each entry of the gradient and 10 of the value. exp and log1p are
 * right within one unit in the last place, as src/numerics/elementary.test.ts shows.
 *
 * `visit` is called with every row; what it is given is written over afterwards. `theta` is a finite vector of P
 * entries; else it throws. It takes some ten times as long as a gradient.
 */
export function enclosedEvaluation(
  network: EnclosedNetwork,
  theta: Float64Array,
  visit?: (i: number, row: EnclosedRow) => void,
): EnclosedEvaluation {
  const { dataset, dimension, ridge } = network;
  requireVector("enclosedEvaluation", "theta", theta, dimension);
  const { features, size } = dataset;
  const d = dataset.featureNames.length;
  const K = dataset.classNames.length;
  const sums = Array.from(theta, () => new CompensatedSum());
  const wrong = new Float64Array(dimension); // Σ |error of r_ik| |x_ij|
  const rows = enclosedRows(network, theta);

  for (let i = 0; i < size; i++) {
    const row = rows.next(i);
    visit?.(i, row);
    const { residuals, relative } = row;
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

  const gradient = new Float64Array(dimension);
  const error = new Float64Array(dimension);
  for (let a = 0; a < dimension; a++) {
    const mean = (sums[a].high + sums[a].low) / size;
    gradient[a] = mean + ridge * theta[a];
    const rounded = 4 * u * (Math.abs(mean) + Math.abs(ridge * theta[a]));
    error[a] = (wrong[a] / size + sums[a].error() / size + rounded) * SLACK;
  }
  return { value: rows.value(), gradient, error };
}

/** The value alone, bit for bit; it takes as long as a value where few entries are not 0. */
export function enclosedValue(network: EnclosedNetwork, theta: Float64Array): Bounds {
  requireVector("enclosedValue", "theta", theta, network.dimension);
  const rows = enclosedRows(network, theta);
  for (let i = 0; i < network.dataset.size; i++) rows.next(i);
  return rows.value();
}

type EnclosedNetwork = Pick<SoftmaxNetwork, "dataset" | "dimension" | "ridge" | "competes">;

/** The rows one after the other, which add up to the value. */
function enclosedRows(
  { dataset, ridge, competes }: EnclosedNetwork,
  theta: Float64Array,
): { next(i: number): EnclosedRow; value(): Bounds } {
  const { features, labels, size, featureNames, classNames } = dataset;
  const [d, K] = [featureNames.length, classNames.length];
  const active = activeInputs(dataset, theta);
  const loss = new CompensatedSum();
  let lossError = 0;
  const z = Array.from({ length: K }, () => new CompensatedSum()); // the logits of a row
  const e = new Float64Array(K); // exp(z − max z)
  const residuals = new Float64Array(K);
  const probabilities = new Float64Array(K);
  const logarithms = new Float64Array(K);

  function next(i: number): EnclosedRow {
    return { residuals, probabilities, logarithms, relative: row(i, labels[i]) };
  }

  /** Adds the loss of a row and its error, puts its residuals and returns their relative error. */
  function row(i: number, y: number): number {
    const inPlay = (k: number): boolean => competes === undefined || competes[K * i + k] === 1;
    let absolute = 0;
    for (let k = 0; k < K; k++) {
      const sum = z[k];
      sum.clear();
      sum.add(theta[d * K + k]);
      for (const j of active[k]) sum.addProduct(theta[d * k + j], features[d * i + j]);
      const off = sum.error() + (u + Math.abs(sum.low)) * Math.abs(sum.low);
      absolute = Math.max(absolute, 2 * off);
    }
    let top = y;
    for (let k = 0; k < K; k++) if (inPlay(k) && z[k].high > z[top].high) top = k;
    let total = 0;
    let others = 0;
    let besides = 0;
    for (let k = 0; k < K; k++) {
      const [high, low] = difference(z[k], z[top]);
      logarithms[k] = inPlay(k) ? high + low : -Infinity;
      e[k] = !inPlay(k) ? 0 : k === top ? 1 : exp(high) * (1 + low);
      total += e[k];
      if (k !== y) others += e[k];
      if (k !== top) besides += e[k];
    }
    for (let k = 0; k < K; k++) {
      residuals[k] = (k === y ? -others : e[k]) / total;
      probabilities[k] = e[k] / total;
      logarithms[k] -= log1p(besides);
    }
    const [high, low] = difference(z[top], z[y]);
    const log = log1p(besides);
    const error = 2 * u * high + ((EXP + K + 3) * u + 2 * absolute) * log + 2 * absolute;
    loss.add(high + low + log);
    lossError += error + UNDERFLOW;
    return (2 * EXP + 2 * K) * u + 4 * absolute;
  }

  function value(): Bounds {
    const squares = new CompensatedSum();
    for (const x of theta) squares.addProduct(x, x);
    const penalty = (ridge / 2) * (squares.high + squares.low);
    const value = (loss.high + loss.low) / size + penalty;
    const off = ((lossError + loss.error()) / size + 8 * u * (value + penalty)) * SLACK;
    return { lower: value - off, upper: value + off };
  }

  return { next, value };
}

/** x − y as a sum of a high and a low part. */
function difference(x: CompensatedSum, y: CompensatedSum): [high: number, low: number] {
  const high = x.high - y.high;
  const part = high - x.high;
  return [high, x.high - (high - part) - (y.high + part) + (x.low - y.low)];
}
