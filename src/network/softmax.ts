import { type Dataset, type FeatureRows, requireDataset } from "../data/dataset.js";
import { matchedRows } from "../data/matched-rows.js";
import {
  requireFields,
  requireNonNegative,
  requireThat,
  requireVector,
} from "../numerics/checks.js";
import { dot } from "../numerics/linear.js";
import type { HessianOn } from "./hessian-on.js";
import type { Evaluation, InPlaceObjective } from "./objective.js";
import { softmaxKernel } from "./softmax-kernel.js";

/**
 * A single-layer softmax network z = Wx + b with its training rows and its loss.
 *
 * θ = (W row-major, b) has P = (d + 1)K entries: entry dk + j is the weight of class k on feature j,
 * entry dK + k the bias of class k. What takes rows uses the training rows unless it is given others:
 * their features and classes are matched to the training rows by their names, and rows with other ones are
 * refused.
 */
export interface SoftmaxNetwork extends InPlaceObjective {
  readonly dataset: Dataset;
  /** λ ≥ 0 of the term (λ/2)‖θ‖² on all P entries, biases too. */
  readonly ridge: number;
  /** N×K row-major, 0 for a class that does not compete in a row (see `reducedNetwork`); left out where all do. */
  readonly competes?: Uint8Array;
  /** Parts of ∇²f(θ) without the whole, which has P² entries: a block, bit for bit, and the diagonal. */
  hessianOn(theta: Float64Array, entries: readonly number[]): HessianOn;
  /** The logits z of every row, N×K row-major. */
  logits(theta: Float64Array, rows?: FeatureRows): Float64Array;
  /** The class of the largest logit of every row, the lowest such class at a tie. */
  predict(theta: Float64Array, rows?: FeatureRows): Uint8Array;
  /** The names of these classes. */
  predictNames(theta: Float64Array, rows?: FeatureRows): string[];
  /** The share of the rows whose class is predicted, from 0 to 1. */
  accuracy(theta: Float64Array, dataset?: Dataset): number;
}

/**
 * The mean softmax cross-entropy in nats, convex and infinitely often differentiable:
 *
 *     f(θ)   = (1/N) Σ_i −ln p_{y_i}(x_i) + (λ/2)‖θ‖²,   p(x) = softmax(Wx + b),
 *     ∇f(θ)  = (1/N) Σ_i (p(x_i) − e_{y_i}) ⊗ x̃_i + λθ,   x̃ = (x, 1),
 *     ∇²f(θ) = (1/N) Σ_i (diag p − ppᵀ) ⊗ x̃_i x̃_iᵀ + λI,   in the order of θ.
 *
 * Nothing overflows at logits of 10⁴. f and its derivatives turn a NaN in θ into NaN, as a run that
 * leaves the finite numbers must be seen; logits and predictions do not take it.
 *
 * Throws on a data set that cannot be trained on (see `requireDataset`), on a negative or non-finite
 * `ridge`; the methods throw on a θ that has not P entries.
 */
export function softmaxNetwork(dataset: Dataset, options: { ridge?: number } = {}): SoftmaxNetwork {
  const { ridge = 0 } = options;
  requireFields("softmaxNetwork", "options", options, ["ridge"]);
  requireDataset("softmaxNetwork", dataset);
  requireNonNegative("softmaxNetwork", "ridge", ridge);
  const d = dataset.featureNames.length;
  const K = dataset.classNames.length;
  const dimension = (d + 1) * K;
  const kernel = softmaxKernel(dataset, ridge);

  function gradientInto(theta: Float64Array, gradient: Float64Array): void {
    requireLength("theta", theta, dimension);
    requireLength("gradient", gradient, dimension);
    kernel.gradient(theta, gradient);
  }

  function valueAndGradient(theta: Float64Array): Evaluation {
    requireLength("theta", theta, dimension);
    const gradient = new Float64Array(dimension);
    const loss = kernel.lossAndGradient(theta, gradient);
    return { value: loss + (ridge / 2) * dot(theta, theta), gradient };
  }

  function value(theta: Float64Array): number {
    requireLength("theta", theta, dimension);
    return kernel.loss(theta) + (ridge / 2) * dot(theta, theta);
  }

  function gradient(theta: Float64Array): Float64Array {
    const result = new Float64Array(dimension);
    gradientInto(theta, result);
    return result;
  }

  function hessian(theta: Float64Array): Float64Array {
    requireLength("theta", theta, dimension);
    return kernel.hessian(theta);
  }

  function hessianOn(theta: Float64Array, entries: readonly number[]): HessianOn {
    requireLength("theta", theta, dimension);
    return kernel.hessianOn(theta, entries);
  }

  function logits(theta: Float64Array, rows: FeatureRows = dataset): Float64Array {
    requireVector("softmaxNetwork", "theta", theta, dimension);
    const { features, size } = matched(rows);
    const z = new Float64Array(size * K);
    for (let i = 0; i < size; i++)
      for (let k = 0; k < K; k++) {
        let sum = theta[d * K + k];
        for (let j = 0; j < d; j++) sum += theta[d * k + j] * features[d * i + j];
        z[K * i + k] = sum;
      }
    return z;
  }

  function predict(theta: Float64Array, rows: FeatureRows = dataset): Uint8Array {
    const z = logits(theta, rows);
    return Uint8Array.from({ length: rows.size }, (_, i) => {
      let top = 0;
      for (let k = 1; k < K; k++) if (z[K * i + k] > z[K * i + top]) top = k;
      return top;
    });
  }

  function predictNames(theta: Float64Array, rows?: FeatureRows): string[] {
    return Array.from(predict(theta, rows), (k) => dataset.classNames[k]);
  }

  function accuracy(theta: Float64Array, rows: Dataset = dataset): number {
    const { labels, size, ...features } = matched(rows);
    const known = (labels as unknown) !== undefined;
    const rule = "a data set with labels";
    requireThat(known, "softmaxNetwork", "dataset", rule, "rows without", "predict takes them");
    const predicted = predict(theta, { ...features, size });
    return labels.filter((label, i) => label === predicted[i]).length / size;
  }

  function matched<R extends FeatureRows>(rows: R): R {
    return (rows as FeatureRows) === dataset ? rows : matchedRows("softmaxNetwork", rows, dataset);
  }

  return {
    dataset,
    ridge,
    dimension,
    valueAndGradient,
    value,
    gradient,
    hessian,
    hessianOn,
    gradientInto,
    ihtSteps: kernel.steps,
    logits,
    predict,
    predictNames,
    accuracy,
  };
}

function requireLength(argument: string, vector: Float64Array, length: number): void {
  const rule = `a vector of length ${length}`;
  requireThat(
    vector.length === length,
    "softmaxNetwork",
    argument,
    rule,
    `length ${vector.length}`,
  );
}
