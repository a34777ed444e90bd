import type { Dataset } from "../data/dataset.js";
import { exp } from "../numerics/elementary.js";
import { inputColumn } from "./gram.js";

/** Second derivatives at a point: those between some entries of θ, and those of each entry alone. */
export interface HessianOn {
  /** [∇²f(θ)]_SS, row-major in the order of the entries. */
  readonly block: Float64Array;
  /** The P entries ∇²f(θ)_aa. */
  diagonal(): Float64Array;
}

/**
 * The block of the Hessian on some entries alone, bit for bit that of the whole: in time N·K² for each two
 * of the inputs that they use, and no memory of P².
 *
 * Sums run as in the kernel: for each pair of classes over the even and over the odd rows, the pairs in their
 * order. `competes` is N×K, 0 for a class that does not compete in a row.
 */
export function hessianBlock(
  dataset: Dataset,
  theta: Float64Array,
  entries: readonly number[],
  { ridge, competes }: { ridge: number; competes?: Uint8Array | undefined },
): Float64Array {
  const { size, featureNames, classNames } = dataset;
  const [d, K, m] = [featureNames.length, classNames.length, entries.length];
  const p = probabilities(dataset, theta, competes);
  const inputOf = (a: number): number => (a < d * K ? a % d : d);
  const inputs = [...new Set(entries.map(inputOf))].sort((i, j) => i - j);
  const columns = inputs.map((j) => inputColumn(dataset, j));
  const place = new Map(entries.map((a, i) => [a, i]));
  /** Where the entry of a class for an input stands among `entries`. */
  const at = (k: number, c: number): number | undefined =>
    place.get(inputs[c] < d ? d * k + inputs[c] : d * K + k);
  const block = new Float64Array(m * m);
  const add = (a: number | undefined, b: number | undefined, amount: number): void => {
    if (a === undefined || b === undefined) return;
    block[m * a + b] += amount;
    if (a !== b) block[m * b + a] += amount;
  };
  const weighted = new Float64Array(size);
  for (let k = 0; k < K; k++)
    for (let l = k + 1; l < K; l++)
      for (let c = 0; c < inputs.length; c++) {
        const [kc, lc] = [at(k, c), at(l, c)];
        if (kc === undefined && lc === undefined) continue;
        const x = columns[c];
        for (let i = 0; i < size; i++) weighted[i] = p[K * i + k] * p[K * i + l] * x[i];
        for (let b = 0; b <= c; b++) {
          const [kb, lb] = [at(k, b), at(l, b)];
          if (kb === undefined && lb === undefined) continue;
          const amount = alternateSum(weighted, columns[b]) / size;
          add(kc, kb, amount);
          add(lc, lb, amount);
          add(kc, lb, -amount);
          if (b < c) add(kb, lc, -amount);
        }
      }
  for (let a = 0; a < m; a++) block[m * a + a] += ridge;
  return block;
}

/** The diagonal of the Hessian: (1/N) Σ_i (Σ_{l≠k} p_k p_l) x̃_ij² + λ, sums over the rows in their order. */
export function hessianDiagonal(
  dataset: Dataset,
  theta: Float64Array,
  { ridge, competes }: { ridge: number; competes?: Uint8Array | undefined },
): Float64Array {
  const { features, size, featureNames, classNames } = dataset;
  const [d, K] = [featureNames.length, classNames.length];
  const p = probabilities(dataset, theta, competes);
  const sums = new Float64Array((d + 1) * K);
  for (let i = 0; i < size; i++)
    for (let k = 0; k < K; k++) {
      let weight = 0;
      for (let l = 0; l < K; l++) if (l !== k) weight += p[K * i + k] * p[K * i + l];
      for (let j = 0; j < d; j++) {
        const x = features[d * i + j];
        sums[d * k + j] += weight * x * x;
      }
      sums[d * K + k] += weight;
    }
  return sums.map((sum) => sum / size + ridge);
}

/** The sum over the even rows and the sum over the odd rows, added. */
function alternateSum(x: Float64Array, y: Float64Array): number {
  let [even, odd] = [0, 0];
  const end = x.length - (x.length % 2);
  for (let i = 0; i < end; i += 2) {
    even += x[i] * y[i];
    odd += x[i + 1] * y[i + 1];
  }
  if (end < x.length) even += x[end] * y[end];
  return even + odd;
}

/** p_k(x_i), N×K row-major, as the kernel computes them (see `SoftmaxKernel`). */
function probabilities(
  { features, labels, size, featureNames, classNames }: Dataset,
  theta: Float64Array,
  competes?: Uint8Array,
): Float64Array {
  const [d, K] = [featureNames.length, classNames.length];
  const active = classNames.map((_, k) =>
    featureNames.map((_, j) => j).filter((j) => theta[d * k + j] !== 0),
  );
  const p = new Float64Array(size * K);
  for (let i = 0; i < size; i++) {
    let largest = -Infinity;
    for (let k = 0; k < K; k++) {
      let z = theta[d * K + k];
      for (const j of active[k]) z += theta[d * k + j] * features[d * i + j];
      if (competes !== undefined && competes[K * i + k] === 0) z -= Infinity;
      p[K * i + k] = z;
      if (!(z <= largest)) largest = z;
    }
    let others = 0;
    for (let k = 0; k < K; k++) {
      const e = exp(p[K * i + k] - largest);
      p[K * i + k] = e;
      if (k !== labels[i]) others += e;
    }
    const scale = 1 / (others + p[K * i + labels[i]]);
    for (let k = 0; k < K; k++) p[K * i + k] *= scale;
  }
  return p;
}
