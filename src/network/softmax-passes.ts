import type { Dataset } from "../data/dataset.js";

/**
 * The computation of a softmax network in two passes: forward from the parameters to the residuals of
 * the rows, backward from these to the gradient. All memory is taken once.
 *
 * The inner loops run along the rows of the data, with four features at a time, which keeps weights
 * and sums in registers. Sums run over the rows in their order.
 */
export interface SoftmaxPasses {
  /** Takes θ = (W row-major, b) in; the methods below speak of the last θ. */
  forward(theta: Float64Array): void;
  /** (1/N) Σ_i −ln p_{y_i}(x_i), in nats. */
  loss(): number;
  /** Writes (1/N) Σ_i (p − e_{y_i}) ⊗ (x_i, 1), in the order of θ. */
  backward(gradient: Float64Array): void;
  /** The probabilities p_k(x_i), N×K column by column (p_k(x_i) is entry Nk + i), fresh. */
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
  const width = 4 * Math.ceil(d / 4); // of a row that is filled up with zeros
  const rows = new Float64Array(size * width);
  for (let i = 0; i < size; i++) rows.set(features.subarray(d * i, d * i + d), width * i);

  const ownEntry = Uint32Array.from(labels, (y, i) => size * y + i);
  const table = new Float64Array(size * K); // column by column: first the logits, then the residuals
  const deficit = new Float64Array(size); // m − z_y
  const excess = new Float64Array(size); // total − 1
  const W = new Float64Array(K * width); // weights, or their gradients, rows filled up with zeros

  /** z_k = b_k + Σ_j W_kj x_j, added in this order. */
  function logits(theta: Float64Array): void {
    for (let k = 0; k < K; k++) {
      const start = size * k;
      table.fill(theta[d * K + k], start, start + size);
      for (let j = 0; j < d; j++) W[width * k + j] = theta[d * k + j];
      for (let j = 0; j < width; j += 4) {
        const w0 = W[width * k + j];
        const w1 = W[width * k + j + 1];
        const w2 = W[width * k + j + 2];
        const w3 = W[width * k + j + 3];
        for (let i = 0, x = j; i < size; i++, x += width)
          table[start + i] =
            table[start + i] +
            w0 * rows[x] +
            w1 * rows[x + 1] +
            w2 * rows[x + 2] +
            w3 * rows[x + 3];
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

  function backward(gradient: Float64Array): void {
    for (let k = 0; k < K; k++) {
      const start = size * k;
      let bias = 0;
      for (let i = 0; i < size; i++) bias += table[start + i];
      gradient[d * K + k] = bias / size;
      for (let j = 0; j < width; j += 4) {
        let g0 = 0;
        let g1 = 0;
        let g2 = 0;
        let g3 = 0;
        for (let i = 0, x = j; i < size; i++, x += width) {
          const residual = table[start + i];
          g0 += residual * rows[x];
          g1 += residual * rows[x + 1];
          g2 += residual * rows[x + 2];
          g3 += residual * rows[x + 3];
        }
        W[width * k + j] = g0;
        W[width * k + j + 1] = g1;
        W[width * k + j + 2] = g2;
        W[width * k + j + 3] = g3;
      }
      for (let j = 0; j < d; j++) gradient[d * k + j] = W[width * k + j] / size;
    }
  }

  function probabilities(): Float64Array {
    const p = table.slice();
    for (let i = 0; i < size; i++) p[ownEntry[i]] = Math.exp(-deficit[i]) / (1 + excess[i]);
    return p;
  }

  return { forward, loss, backward, probabilities };
}
