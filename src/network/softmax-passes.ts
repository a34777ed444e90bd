import type { Dataset } from "../data/dataset.js";

/**
 * The computation of a softmax network in two passes, forward from the parameters to the residuals
 * of the rows, backward from these to the gradient. All memory is taken once.
 *
 * Matrices stand column by column (entry N·c + i belongs to row i of the data), so that every inner
 * loop runs along the rows: logits and residuals are N×K, the inputs x̃ = (x, 1) are N×(d + 1).
 * Sums run over the rows in their order.
 */
export interface SoftmaxPasses {
  /** The inputs x̃, a column of ones behind the features; not to be written to. */
  readonly inputs: Float64Array;
  /** Takes θ = (W row-major, b) in; the methods below speak of the last θ. */
  forward(theta: Float64Array): void;
  /** (1/N) Σ_i −ln p_{y_i}(x_i), in nats. */
  loss(): number;
  /** Writes (1/N) Σ_i (p − e_{y_i}) ⊗ x̃_i, in the order of θ. */
  backward(gradient: Float64Array): void;
  /** The probabilities p_k(x_i), fresh. */
  probabilities(): Float64Array;
}

/**
 * The passes over the rows of a checked data set.
 *
 * With m the largest logit of a row and y its class, everything is made of numbers of one sign:
 *
 *     others = Σ_{k≠y} exp(z_k − m),   total = others + exp(z_y − m),   −ln p_y = (m − z_y) + ln total,
 *     residual r_k = exp(z_k − m)/total for k ≠ y,   r_y = p_y − 1 = −others/total.
 *
 * No exponent is positive, so nothing overflows. If the own class leads then total − 1 = others exactly,
 * and loss and residuals keep all their digits however small they are.
 */
export function softmaxPasses(dataset: Dataset): SoftmaxPasses {
  const { features, labels, size } = dataset;
  const d = dataset.featureNames.length;
  const K = dataset.classNames.length;
  const inputs = new Float64Array(size * (d + 1)).fill(1);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < d; j++) inputs[size * j + i] = features[d * i + j];

  const ownEntry = Uint32Array.from(labels, (y, i) => size * y + i);
  const table = new Float64Array(size * K); // first the logits, then the residuals
  const deficit = new Float64Array(size); // m − z_y
  const excess = new Float64Array(size); // total − 1

  /** z_k = b_k + Σ_j W_kj x_j; a weight of zero is an absent connection and costs nothing. */
  function logits(theta: Float64Array): void {
    for (let k = 0; k < K; k++) {
      const start = size * k;
      table.fill(theta[d * K + k], start, start + size);
      for (let j = 0; j < d; j++) {
        const weight = theta[d * k + j];
        if (weight === 0) continue;
        const column = size * j;
        for (let i = 0; i < size; i++) table[start + i] += weight * inputs[column + i];
      }
    }
  }

  /** Row by row; the own class changes places with the last one while the others are worked on. */
  function residuals(): void {
    const end = size * K;
    for (let i = 0; i < size; i++) {
      const y = ownEntry[i];
      const last = end - size + i;
      const own = table[y];
      let largest = own;
      for (let k = i; k < end; k += size) if (table[k] > largest) largest = table[k];
      table[y] = table[last];
      let others = 0;
      for (let k = i; k < last; k += size) others += table[k] = Math.exp(table[k] - largest);
      const ownExp = largest === own ? 1 : Math.exp(own - largest);
      const scale = 1 / (others + ownExp);
      for (let k = i; k < last; k += size) table[k] *= scale;
      table[last] = table[y];
      table[y] = -others * scale;
      deficit[i] = largest - own;
      excess[i] = others + (ownExp - 1);
    }
  }

  function forward(theta: Float64Array): void {
    logits(theta);
    residuals();
  }

  function loss(): number {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += deficit[i] + Math.log1p(excess[i]);
    return sum / size;
  }

  /** Two inputs at a time, which reads the residuals half as often; an odd last one comes twice. */
  function backward(gradient: Float64Array): void {
    for (let k = 0; k < K; k++) {
      const start = size * k;
      for (let j = 0; j <= d; j += 2) {
        const next = Math.min(j + 1, d);
        const columnA = size * j;
        const columnB = size * next;
        let sumA = 0;
        let sumB = 0;
        for (let i = 0; i < size; i++) {
          const residual = table[start + i];
          sumA += residual * inputs[columnA + i];
          sumB += residual * inputs[columnB + i];
        }
        gradient[j < d ? d * k + j : d * K + k] = sumA / size;
        gradient[next < d ? d * k + next : d * K + k] = sumB / size;
      }
    }
  }

  function probabilities(): Float64Array {
    const p = table.slice();
    for (let i = 0; i < size; i++) p[ownEntry[i]] = Math.exp(-deficit[i]) / (1 + excess[i]);
    return p;
  }

  return { inputs, forward, loss, backward, probabilities };
}
