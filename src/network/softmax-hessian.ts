import type { Dataset } from "../data/dataset.js";
import { dot } from "../numerics/linear.js";

/**
 * The function that makes the Hessian of the mean cross-entropy, P×P row-major in the order of θ, of
 * the probabilities p_k(x_i), N×K column by column.
 *
 * It consists of K×K blocks of d + 1 inputs x̃ = (x, 1), and the blocks of a row sum to zero:
 *
 *     H_kl = −B_kl for k ≠ l,   H_kk = Σ_{l≠k} B_kl,   B_kl = (1/N) Σ_i p_k p_l x̃_i x̃_iᵀ.
 *
 * So p_k(1 − p_k) is never computed by a subtraction. Sums run over the rows in their order.
 */
export function softmaxHessian(dataset: Dataset): (probabilities: Float64Array) => Float64Array {
  const { features, size } = dataset;
  const d = dataset.featureNames.length;
  const K = dataset.classNames.length;
  const P = (d + 1) * K;
  const columns = Array.from({ length: d + 1 }, (_, j) =>
    Float64Array.from({ length: size }, (_, i) => (j < d ? features[d * i + j] : 1)),
  );
  const place = (k: number, j: number): number => (j < d ? d * k + j : d * K + k);

  const weighted = new Float64Array(size); // p_k p_l x̃_j of every row

  return (probabilities) => {
    const hessian = new Float64Array(P * P);
    const add = (a: number, b: number, amount: number): void => {
      hessian[P * a + b] += amount;
      if (a !== b) hessian[P * b + a] += amount;
    };
    for (let k = 0; k < K; k++) {
      const pk = probabilities.subarray(size * k, size * k + size);
      for (let l = k + 1; l < K; l++) {
        const pl = probabilities.subarray(size * l, size * l + size);
        for (let j = 0; j <= d; j++) {
          for (let i = 0; i < size; i++) weighted[i] = pk[i] * pl[i] * columns[j][i];
          for (let h = 0; h <= j; h++) {
            const entry = dot(weighted, columns[h]) / size;
            add(place(k, j), place(k, h), entry);
            add(place(l, j), place(l, h), entry);
            add(place(k, j), place(l, h), -entry);
            if (h < j) add(place(k, h), place(l, j), -entry);
          }
        }
      }
    }
    return hessian;
  };
}
