/**
 * The inner loops of the softmax network, on plain arrays: N rows x_i of d features (row-major),
 * labels y_i in {0, …, K−1}, θ = (W row-major, b).
 *
 * Everything is written against the row's largest logit m, reached first by class t:
 *     e_k = exp(z_k − m),  others = Σ_{k≠t} e_k,  p_k = e_k / (1 + others),
 *     −ln p_y = (m − z_y) + log1p(others).
 * No exponent is positive, so nothing overflows, and a loss of 1e-30 keeps all its digits.
 */
export interface Rows {
  readonly features: Float64Array;
  readonly labels: Uint8Array;
  readonly size: number;
  readonly inputs: number;
  readonly classes: number;
}

/** The logits z = W x_i + b of row i, written to `z` (length K). */
export function logitsOfRow(rows: Rows, theta: Float64Array, i: number, z: Float64Array): void {
  const { features, inputs, classes } = rows;
  for (let k = 0; k < classes; k++) {
    let sum = theta[inputs * classes + k];
    for (let j = 0; j < inputs; j++) sum += theta[inputs * k + j] * features[inputs * i + j];
    z[k] = sum;
  }
}

/** Turns logits into probabilities in place and returns −ln p_y. */
export function softmaxInPlace(z: Float64Array, y: number): number {
  let top = 0;
  for (let k = 1; k < z.length; k++) if (z[k] > z[top]) top = k;
  const largest = z[top];
  const deficit = largest - z[y];
  let others = 0;
  for (let k = 0; k < z.length; k++) {
    if (k === top) continue;
    z[k] = Math.exp(z[k] - largest);
    others += z[k];
  }
  z[top] = 1;
  for (let k = 0; k < z.length; k++) z[k] /= 1 + others;
  return deficit + Math.log1p(others);
}

/** 1 − p_k without cancellation: the sum of the other probabilities. */
export function complement(p: Float64Array, k: number): number {
  let sum = 0;
  for (let l = 0; l < p.length; l++) if (l !== k) sum += p[l];
  return sum;
}
