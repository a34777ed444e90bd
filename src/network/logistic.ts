import type { Dataset, FeatureRows } from "../data/dataset.js";
import { ArgumentError, requireThat, requireVector } from "../numerics/checks.js";
import type { InPlaceObjective } from "./objective.js";
import { type SoftmaxNetwork, softmaxNetwork } from "./softmax.js";

/**
 * A network of one logit z = wx + b for two classes, with its training rows and its loss: class 1 is
 * predicted where z > 0.
 *
 * θ = (w, b) has P = d + 1 entries, one for each feature, and sparsity counts these. What takes rows matches
 * them as a `SoftmaxNetwork` does.
 */
export interface LogisticNetwork extends InPlaceObjective {
  /** The training rows. */
  readonly rows: Dataset;
  /** λ ≥ 0 of the term (λ/2)‖θ‖². */
  readonly ridge: number;
  /** The softmax network of the same rows, whose points with zeros for class 0 are those of this one. */
  readonly softmax: SoftmaxNetwork;
  /** The point (0, w; 0, b) of `softmax` for θ = (w, b). */
  embedded(theta: Float64Array): Float64Array;
  /** The logit z of every row, N entries. */
  logits(theta: Float64Array, rows?: FeatureRows): Float64Array;
  /** 1 for every row with z > 0, else 0. */
  predict(theta: Float64Array, rows?: FeatureRows): Uint8Array;
  /** The names of these classes. */
  predictNames(theta: Float64Array, rows?: FeatureRows): string[];
  /** The share of the rows whose class is predicted, from 0 to 1. */
  accuracy(theta: Float64Array, rows?: Dataset): number;
}

/**
 * The mean logistic loss in nats, for classes y = 0, 1:
 *
 *     f(w, b) = (1/N) Σ_i ln(1 + exp(−(2y_i − 1)(wx_i + b))) + (λ/2)(‖w‖² + b²).
 *
 * It is the loss of the softmax network of two classes where the entries of class 0 are zero, and is computed
 * as that. There adding one number to both weights of a feature changes nothing; here nothing can be
 * added, so that each feature counts once. `denseSmoothness` is ¼ λ_max(X̃ᵀX̃/N) + λ, half of that of
 * the softmax network.
 *
 * What speaks of classes and their gauge takes a softmax network and refuses this one; its questions can
 * be asked about `softmax`, on supports among the entries of class 1.
 *
 * Throws as `softmaxNetwork` does, and on a data set of three classes or more.
 */
export function logisticNetwork(
  dataset: Dataset,
  options: { ridge?: number } = {},
): LogisticNetwork {
  const K = dataset.classNames.length;
  requireThat(K === 2, "logisticNetwork", "dataset", "a data set of two classes", `${K}`);
  const softmax = softmaxNetwork(dataset, options);
  const { ridge } = softmax;
  const d = dataset.featureNames.length;
  const dimension = d + 1;
  /** The entries of class 1 in the order of θ. */
  const entries = Array.from({ length: dimension }, (_, j) => (j < d ? d + j : 2 * d + 1));

  function checked(theta: Float64Array): Float64Array {
    const rule = `a vector of length ${dimension}`;
    const { length } = theta;
    requireThat(length === dimension, "logisticNetwork", "theta", rule, `length ${length}`);
    return embedded(theta);
  }

  function embedded(theta: Float64Array): Float64Array {
    const result = new Float64Array(softmax.dimension);
    for (let a = 0; a < dimension; a++) result[entries[a]] = theta[a];
    return result;
  }

  function finite(theta: Float64Array): Float64Array {
    requireVector("logisticNetwork", "theta", theta, dimension);
    return embedded(theta);
  }

  function own(gradient: Float64Array): Float64Array {
    return Float64Array.from(entries, (entry) => gradient[entry]);
  }

  const network: LogisticNetwork = {
    rows: dataset,
    ridge,
    softmax,
    dimension,
    embedded: finite,
    value: (theta) => softmax.value(checked(theta)),
    gradient: (theta) => own(softmax.gradient(checked(theta))),
    valueAndGradient(theta) {
      const { value, gradient } = softmax.valueAndGradient(checked(theta));
      return { value, gradient: own(gradient) };
    },
    gradientInto(theta, gradient) {
      const rule = `a vector of length ${dimension}`;
      const { length } = gradient;
      requireThat(length === dimension, "logisticNetwork", "gradient", rule, `length ${length}`);
      gradient.set(own(softmax.gradient(checked(theta))));
    },
    hessian(theta) {
      const whole = softmax.hessian(checked(theta));
      const P = softmax.dimension;
      return Float64Array.from({ length: dimension * dimension }, (_, at) => {
        const [a, b] = [Math.floor(at / dimension), at % dimension];
        return whole[P * entries[a] + entries[b]];
      });
    },
    logits: (theta, rows) =>
      softmax.logits(finite(theta), rows).filter((_, entry) => entry % 2 === 1),
    predict: (theta, rows) => softmax.predict(finite(theta), rows),
    predictNames: (theta, rows) => softmax.predictNames(finite(theta), rows),
    accuracy: (theta, rows) => softmax.accuracy(finite(theta), rows),
  };
  return refusingClasses(network, dataset.classNames[1]);
}

/** What takes a softmax network reads its data set first: here that throws, and says what to ask. */
function refusingClasses(network: LogisticNetwork, name: string): LogisticNetwork {
  return Object.defineProperty(network, "dataset", {
    get(): never {
      throw new ArgumentError(
        "what speaks of classes and their gauge requires network to be a softmax network, got a logistic network, " +
          `of one logit; ask about its softmax, on entries of class "${name}"`,
      );
    },
  });
}
