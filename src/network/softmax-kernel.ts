import type { Dataset } from "../data/dataset.js";
import { submatrix } from "../numerics/linear.js";
import { hessianBlock, hessianDiagonal, type HessianOn } from "./hessian-on.js";
import { blockOf, type Kernel, kernel, numbers, type Tenant } from "./kernel-memory.js";

/** A pair of a row and a class that does not compete in it. */
export interface DroppedPair {
  readonly row: number;
  readonly other: number;
}

/**
 * The computation of a softmax network by the kernel (src/network/kernel). With m the largest logit of a
 * row and y its class, everything is made of numbers of one sign:
 *
 *     others = Σ_{k≠y} exp(z_k − m),   total = others + exp(z_y − m),   −ln p_y = (m − z_y) + ln total,
 *     residual r_k = exp(z_k − m)/total for k ≠ y,   r_y = p_y − 1 = −others/total.
 *
 * No exponent is positive, so nothing overflows. If the own class leads then total − 1 = others exactly,
 * and loss and residuals keep all their digits however small they are. Sums over the rows are two sums in
 * their order, over the rows 0, 2, 4, … and over the rows 1, 3, 5, …, added at the end.
 */
export interface SoftmaxKernel {
  /** (1/N) Σ_i −ln p_{y_i}(x_i), in nats, without ridge. */
  loss(theta: Float64Array): number;
  /** Writes (1/N) Σ_i r(x_i) ⊗ (x_i, 1) + λθ, in the order of θ. */
  gradient(theta: Float64Array, gradient: Float64Array): void;
  /** Both in one pass; returns the loss. */
  lossAndGradient(theta: Float64Array, gradient: Float64Array): number;
  /** The Hessian with λI, P×P row-major, fresh. */
  hessian(theta: Float64Array): Float64Array;
  /** Parts of it, by way of the whole where that is small. */
  hessianOn(theta: Float64Array, entries: readonly number[]): HessianOn;
  /** Steps of IHT from θ with its gradient, both written over; the last step that changed the support, or 0. */
  steps(
    theta: Float64Array,
    gradient: Float64Array,
    sparsity: number,
    stepSize: number,
    count: number,
  ): number;
}

/** The Hessian of so many parameters is computed as a whole also where a part is asked for. */
const SMALL = 64;

/** The computation of a checked data set, without the terms of the dropped pairs. */
export function softmaxKernel(
  dataset: Dataset,
  ridge: number,
  dropped: readonly DroppedPair[] = [],
): SoftmaxKernel {
  const P = (dataset.featureNames.length + 1) * dataset.classNames.length;
  const tenant: Tenant = { write: (kernel) => write(kernel, dataset, ridge, dropped) };

  function put(place: number, vector: Float64Array): void {
    const memory = numbers();
    for (let a = 0, at = place / 8; a < P; a++) memory[at + a] = vector[a];
  }

  function take(place: number, vector: Float64Array): void {
    const memory = numbers();
    for (let a = 0, at = place / 8; a < P; a++) vector[a] = memory[at + a];
  }

  /** The block with θ in it. */
  function blockAt(theta: Float64Array): number {
    const block = blockOf(tenant);
    put(kernel().theta(block), theta);
    return block;
  }

  function hessian(theta: Float64Array): Float64Array {
    const place = kernel().hessianAt(blockAt(theta));
    const result = numbers().slice(place / 8, place / 8 + P * P);
    kernel().destroy(place);
    return result;
  }

  const K = dataset.classNames.length;
  const competes = dropped.length === 0 ? undefined : new Uint8Array(dataset.size * K).fill(1);
  for (const { row, other } of dropped) competes![K * row + other] = 0;

  return {
    loss(theta) {
      const block = blockAt(theta);
      kernel().value(block);
      return kernel().loss(block);
    },
    gradient(theta, gradient) {
      const block = blockAt(theta);
      kernel().gradientAt(block);
      take(kernel().gradient(block), gradient);
    },
    lossAndGradient(theta, gradient) {
      const block = blockAt(theta);
      kernel().valueAndGradient(block);
      take(kernel().gradient(block), gradient);
      return kernel().loss(block);
    },
    hessian,
    hessianOn(theta, entries) {
      if (P > SMALL && 4 * entries.length < P) {
        const terms = { ridge, competes };
        return {
          block: hessianBlock(dataset, theta, entries, terms),
          diagonal: () => hessianDiagonal(dataset, theta, terms),
        };
      }
      const whole = hessian(theta);
      return {
        block: submatrix(whole, P, entries),
        diagonal: () => Float64Array.from({ length: P }, (_, a) => whole[P * a + a]),
      };
    },
    steps(theta, gradient, sparsity, stepSize, count) {
      const block = blockAt(theta);
      put(kernel().gradient(block), gradient);
      const changed = kernel().advance(block, sparsity, stepSize, count);
      take(kernel().theta(block), theta);
      take(kernel().gradient(block), gradient);
      return changed;
    },
  };
}

/** Takes a block and writes its tables. In a slice of rows the inputs stand column by column. */
function write(
  kernel: Kernel,
  { features, labels, size, featureNames, classNames }: Dataset,
  ridge: number,
  dropped: readonly DroppedPair[],
): number {
  const d = featureNames.length;
  const K = classNames.length;
  const block = kernel.create(size, d, K, ridge, dropped.length > 0);
  const memory = numbers();
  const height = kernel.height(block);
  const heightAt = (first: number): number => 2 * Math.ceil(Math.min(height, size - first) / 2);
  const words = new Int32Array(memory.buffer);
  for (let first = 0; first < size; first += height) {
    const rows = heightAt(first);
    const table = kernel.inputs(block) / 8 + first * (d + 1);
    for (let i = 0; i < rows; i++) {
      const row = first + i;
      for (let j = 0; j < d; j++)
        memory[table + rows * j + i] = row < size ? features[d * row + j] : 0;
      memory[table + rows * d + i] = 1;
      words.fill(row < size ? 0 : -1, kernel.labels(block) / 4 + 2 * row, kernel.labels(block) / 4 + 2 * row + 2); // prettier-ignore
      if (row < size) words[kernel.labels(block) / 4 + 2 * row] = labels[row];
    }
  }
  if (dropped.length === 0) return block;
  const offsets = kernel.offsets(block) / 8;
  memory.fill(0, offsets, offsets + 2 * Math.ceil(size / 2) * K);
  for (const { row, other } of dropped) {
    const first = row - (row % height);
    memory[offsets + first * K + heightAt(first) * other + (row - first)] = -Infinity;
  }
  return block;
}
