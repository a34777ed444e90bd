import type { SoftmaxPasses } from "./softmax-passes.js";

/**
 * The Hessian of the mean cross-entropy at the last θ of the forward pass, P×P row-major, in the
 * order of θ.
 *
 * It consists of K×K blocks of d + 1 inputs, and the blocks of a row sum to zero:
 *
 *     H_kl = −B_kl for k ≠ l,   H_kk = Σ_{l≠k} B_kl,   B_kl = (1/N) Σ_i p_k p_l x̃_i x̃_iᵀ.
 *
 * So p_k(1 − p_k) is never computed by a subtraction.
 */
export function softmaxHessian(
  { inputs, probabilities }: SoftmaxPasses,
  size: number,
  d: number,
  K: number,
): Float64Array {
  const P = (d + 1) * K;
  const hessian = new Float64Array(P * P);
  const p = probabilities();
  const weighted = new Float64Array(size); // p_k p_l x̃_j of every row

  const place = (k: number, j: number): number => (j < d ? d * k + j : d * K + k);
  const add = (a: number, b: number, amount: number): void => {
    hessian[P * a + b] += amount;
    if (a !== b) hessian[P * b + a] += amount;
  };

  for (let k = 0; k < K; k++) {
    for (let l = k + 1; l < K; l++) {
      for (let j = 0; j <= d; j++) {
        for (let i = 0; i < size; i++)
          weighted[i] = p[size * k + i] * p[size * l + i] * inputs[size * j + i];
        for (let h = 0; h <= j; h++) {
          let sum = 0;
          for (let i = 0; i < size; i++) sum += weighted[i] * inputs[size * h + i];
          const entry = sum / size;
          add(place(k, j), place(k, h), entry);
          add(place(l, j), place(l, h), entry);
          add(place(k, j), place(l, h), -entry);
          if (h < j) add(place(k, h), place(l, j), -entry);
        }
      }
    }
  }
  return hessian;
}
