import type { Dataset } from "../data/dataset.js";
import { requireNonNegative, require } from "../numerics/checks.js";
import { dot } from "../numerics/linear.js";
import type { Evaluation, Objective } from "./objective.js";
import { complement, logitsOfRow, softmaxInPlace, type Rows } from "./softmax-kernel.js";

/**
 * The single-layer softmax network z = Wx + b on a data set, and its training loss.
 *
 * θ = (W row-major, b) has P = (d + 1)K entries: entry dk + j is the weight of class k on feature
 * j, entry dK + k the bias of class k. The methods that take a data set use the training rows
 * unless they are given others with the same features and classes.
 */
export interface SoftmaxNetwork extends Objective {
  readonly dataset: Dataset;
  /** λ of the term (λ/2)‖θ‖² on all P entries, 0 without ridge. */
  readonly ridge: number;
  /** f(θ), with ∇f(θ) written to `gradient`: what `valueAndGradient` gives, without allocation. */
  evaluateInto(theta: Float64Array, gradient: Float64Array): number;
  /** The logits of every row, N×K row-major. */
  logits(theta: Float64Array, dataset?: Dataset): Float64Array;
  /** The class with the largest logit for every row; the lowest class wins a tie. */
  predict(theta: Float64Array, dataset?: Dataset): Uint8Array;
  /** The share of rows whose label is predicted, in [0, 1]. */
  accuracy(theta: Float64Array, dataset?: Dataset): number;
}

/**
 * The mean softmax cross-entropy of a single-layer network, convex and infinitely smooth:
 *
 *     f(θ) = (1/N) Σ_i −ln p_{y_i}(x_i) + (λ/2)‖θ‖²,   p(x) = softmax(Wx + b),
 *     ∂f/∂θ = (1/N) Σ_i (p − e_{y_i}) ⊗ (x_i, 1) + λθ,
 *     ∇²f  = (1/N) Σ_i (diag p − ppᵀ) ⊗ (x_i,1)(x_i,1)ᵀ + λI.
 *
 * Works for any number of features and for two classes or more. Values are in nats.
 */
export function softmaxNetwork(
  dataset: Dataset,
  { ridge = 0 }: { ridge?: number } = {},
): SoftmaxNetwork {
  requireNonNegative("softmaxNetwork", "ridge", ridge);
  const rows = rowsOf(dataset);
  const { size, inputs, classes } = rows;
  const dimension = (inputs + 1) * classes;
  const p = new Float64Array(classes);

  function evaluateInto(theta: Float64Array, gradient: Float64Array): number {
    requireLength("theta", theta, dimension);
    requireLength("gradient", gradient, dimension);
    gradient.fill(0);
    let value = 0;
    for (let i = 0; i < size; i++) {
      const y = rows.labels[i];
      logitsOfRow(rows, theta, i, p);
      value += softmaxInPlace(p, y);
      p[y] = -complement(p, y);
      for (let k = 0; k < classes; k++) {
        for (let j = 0; j < inputs; j++)
          gradient[inputs * k + j] += p[k] * rows.features[inputs * i + j];
        gradient[inputs * classes + k] += p[k];
      }
    }
    for (let a = 0; a < dimension; a++) gradient[a] = gradient[a] / size + ridge * theta[a];
    return value / size + (ridge / 2) * dot(theta, theta);
  }

  function valueAndGradient(theta: Float64Array): Evaluation {
    const gradient = new Float64Array(dimension);
    return { value: evaluateInto(theta, gradient), gradient };
  }

  function hessian(theta: Float64Array): Float64Array {
    requireLength("theta", theta, dimension);
    const h = new Float64Array(dimension * dimension);
    const x = new Float64Array(inputs + 1);
    const entry = (k: number, j: number): number =>
      j < inputs ? inputs * k + j : inputs * classes + k;
    for (let i = 0; i < size; i++) {
      logitsOfRow(rows, theta, i, p);
      softmaxInPlace(p, rows.labels[i]);
      x.set(rows.features.subarray(inputs * i, inputs * (i + 1)));
      x[inputs] = 1;
      for (let k = 0; k < classes; k++)
        for (let l = 0; l < classes; l++) {
          const curvature = k === l ? p[k] * complement(p, k) : -p[k] * p[l];
          for (let j = 0; j <= inputs; j++)
            for (let m = 0; m <= inputs; m++)
              h[entry(k, j) * dimension + entry(l, m)] += curvature * x[j] * x[m];
        }
    }
    for (let a = 0; a < h.length; a++) h[a] /= size;
    for (let a = 0; a < dimension; a++) h[a * dimension + a] += ridge;
    return h;
  }

  function logits(theta: Float64Array, other: Dataset = dataset): Float64Array {
    requireLength("theta", theta, dimension);
    const those = rowsOf(other);
    const result = new Float64Array(those.size * classes);
    for (let i = 0; i < those.size; i++)
      logitsOfRow(those, theta, i, result.subarray(i * classes, (i + 1) * classes));
    return result;
  }

  function predict(theta: Float64Array, other: Dataset = dataset): Uint8Array {
    const z = logits(theta, other);
    return Uint8Array.from({ length: other.size }, (_, i) => {
      const row = z.subarray(i * classes, (i + 1) * classes);
      return row.indexOf(Math.max(...row));
    });
  }

  function accuracy(theta: Float64Array, other: Dataset = dataset): number {
    const right = predict(theta, other).filter((k, i) => k === other.labels[i]);
    return right.length / other.size;
  }

  return {
    dataset,
    ridge,
    dimension,
    valueAndGradient,
    evaluateInto,
    value: (theta) => valueAndGradient(theta).value,
    gradient: (theta) => valueAndGradient(theta).gradient,
    hessian,
    logits,
    predict,
    accuracy,
  };
}

function rowsOf(dataset: Dataset): Rows {
  return {
    features: dataset.features,
    labels: dataset.labels,
    size: dataset.size,
    inputs: dataset.featureNames.length,
    classes: dataset.classNames.length,
  };
}

function requireLength(argument: string, vector: Float64Array, length: number): void {
  require(vector.length ===
    length, "softmaxNetwork", argument, `a vector of length ${length}`, `length ${vector.length}`);
}
