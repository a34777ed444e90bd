import { Block } from "./block";
import { findActive, logits } from "./logits";
import { addProducts } from "./products";
import {
  addOffsets,
  beginLoss,
  endLoss,
  probabilities,
  residuals,
  residualsAndLoss,
} from "./residuals";

/** Puts the loss at `theta` into the block. */
export function value(block: Block): void {
  Pass.run(block, true, false);
}

/** Puts the gradient at `theta` into the block. */
export function gradientAt(block: Block): void {
  Pass.run(block, false, true);
}

/** Puts both into the block. */
export function valueAndGradient(block: Block): void {
  Pass.run(block, true, true);
}

class Pass {
  @inline
  static run(block: Block, withLoss: bool, withGradient: bool): void {
    const d = block.d;
    const K = block.K;
    const rows = block.rows;
    const theta = block.theta;
    const sums = block.sums;
    if (withLoss) beginLoss();
    if (withGradient) memory.fill(sums, 0, 16 * K * (d + 1));
    findActive(block, theta);
    for (let first = 0; first < rows; first += block.height) {
      const stride = 8 * ((min(block.height, rows - first) + 1) & ~1);
      const inputs = block.inputs + 8 * first * (d + 1);
      const labels = block.labels + 8 * first;
      logits(block, theta, inputs, stride);
      if (block.offsets != 0) addOffsets(block, block.offsets + 8 * first * K, stride);
      if (withLoss) residualsAndLoss(block, labels, stride);
      else residuals(block, labels, stride);
      if (withGradient) addProducts(block.table, K, inputs, d + 1, stride, sums, d + 1);
    }
    if (withLoss) endLoss(block);
    if (withGradient) putGradient(block);
  }
}

/** (even + odd)/N + λθ, in the order of θ. */
function putGradient(block: Block): void {
  const d = block.d;
  const K = block.K;
  const size = <f64>block.rows;
  let sum = block.sums;
  for (let k = 0; k < K; k++)
    for (let j = 0; j <= d; j++, sum += 16) {
      const a = 8 * (j < d ? d * k + j : d * K + k);
      const mean = (load<f64>(sum) + load<f64>(sum, 8)) / size;
      store<f64>(block.gradient + a, mean + block.ridge * load<f64>(block.theta + a));
    }
}

/**
 * The place of the Hessian at `theta`, P×P row-major; it is to be given back by `destroy`. It consists of
 * blocks of d + 1 inputs, and the blocks of a row sum to zero:
 *
 *     H_kl = −B_kl for k ≠ l,   H_kk = Σ_{l≠k} B_kl + λI,   B_kl = (1/N) Σ_i p_k p_l x̃_i x̃_iᵀ.
 */
export function hessianAt(block: Block): usize {
  const d = block.d;
  const K = block.K;
  const n = d + 1;
  const P = K * n;
  const pairs = (K * (K - 1)) / 2;
  const hessian = heap.alloc(<usize>(8 * P * P));
  const weighted = heap.alloc(<usize>(8 * n * block.height));
  const sums = heap.alloc(<usize>(16 * n * n * pairs));
  memory.fill(sums, 0, 16 * n * n * pairs);
  memory.fill(hessian, 0, 8 * P * P);
  findActive(block, block.theta);
  for (let first = 0; first < block.rows; first += block.height) {
    const stride = 8 * ((min(block.height, block.rows - first) + 1) & ~1);
    const inputs = block.inputs + 8 * first * n;
    logits(block, block.theta, inputs, stride);
    if (block.offsets != 0) addOffsets(block, block.offsets + 8 * first * K, stride);
    probabilities(block, block.labels + 8 * first, stride);
    let pair = sums;
    for (let k = 0; k < K; k++)
      for (let l = k + 1; l < K; l++, pair += 16 * n * n) {
        weigh(block.table + k * stride, block.table + l * stride, inputs, n, stride, weighted);
        for (let j = 0; j < n; j += 3)
          addProducts(
            weighted + j * stride,
            min(3, n - j),
            inputs,
            min(j + 3, n),
            stride,
            pair + 16 * j * n,
            n,
          );
      }
  }
  assemble(block, sums, hessian);
  heap.free(sums);
  heap.free(weighted);
  return hessian;
}

/** p_k p_l x̃_j of every row of a slice. */
function weigh(p: usize, q: usize, inputs: usize, n: i32, stride: i32, weighted: usize): void {
  for (let i = 0; i < stride; i += 16) {
    const w = f64x2.mul(v128.load(p + i), v128.load(q + i));
    for (let j = i; j < n * stride; j += stride)
      v128.store(weighted + j, f64x2.mul(w, v128.load(inputs + j)));
  }
}

function assemble(block: Block, sums: usize, hessian: usize): void {
  const d = block.d;
  const K = block.K;
  const n = d + 1;
  const P = K * n;
  const size = <f64>block.rows;
  let pair = sums;
  for (let k = 0; k < K; k++)
    for (let l = k + 1; l < K; l++, pair += 16 * n * n)
      for (let j = 0; j < n; j++)
        for (let h = 0; h <= j; h++) {
          const s = pair + 16 * (n * j + h);
          const entry = (load<f64>(s) + load<f64>(s, 8)) / size;
          const kj = j < d ? d * k + j : d * K + k;
          const kh = h < d ? d * k + h : d * K + k;
          const lj = j < d ? d * l + j : d * K + l;
          const lh = h < d ? d * l + h : d * K + l;
          add(hessian, P, kj, kh, entry);
          add(hessian, P, lj, lh, entry);
          add(hessian, P, kj, lh, -entry);
          if (h < j) add(hessian, P, kh, lj, -entry);
        }
  for (let a = 0; a < P; a++) addTo(hessian + 8 * (P * a + a), block.ridge);
}

function add(hessian: usize, P: i32, a: i32, b: i32, amount: f64): void {
  addTo(hessian + 8 * (P * a + b), amount);
  if (a != b) addTo(hessian + 8 * (P * b + a), amount);
}

function addTo(place: usize, amount: f64): void {
  store<f64>(place, load<f64>(place) + amount);
}
