import { Block } from "./block";

/** Lists for each three classes the features of which one of them has a weight other than 0. */
export function findActive(block: Block, theta: usize): void {
  const d = block.d;
  for (let k = 0, list = block.active; k < block.K; k += 3, list += 4 * (d + 1)) {
    const last = min(k + 3, block.K);
    let count = 0;
    for (let j = 0; j < d; j++) {
      let some = false;
      for (let c = k; c < last; c++) if (load<f64>(theta + 8 * (d * c + j)) != 0) some = true;
      if (some) store<i32>(list + 4 * ++count, j);
    }
    store<i32>(list, count);
  }
}

/** z_k = b_k + Σ_j W_kj x_j of the rows of a slice, added in this order; zero weights are left out. */
export function logits(block: Block, theta: usize, inputs: usize, stride: i32): void {
  const d = block.d;
  const K = block.K;
  const table = block.table;
  for (let k = 0, list = block.active; k < K; k += 3, list += 4 * (d + 1)) {
    const W = theta + 8 * d * k;
    const b = theta + 8 * (d * K + k);
    const z = table + k * stride;
    let i = 0;
    for (; i + 48 <= stride; i += 48) {
      if (k + 3 <= K) Rows.logits(3, 3, d, list, W, b, inputs + i, z + i, stride);
      else if (k + 2 == K) Rows.logits(2, 3, d, list, W, b, inputs + i, z + i, stride);
      else Rows.logits(1, 3, d, list, W, b, inputs + i, z + i, stride);
    }
    for (; i < stride; i += 16) {
      if (k + 3 <= K) Rows.logits(3, 1, d, list, W, b, inputs + i, z + i, stride);
      else if (k + 2 == K) Rows.logits(2, 1, d, list, W, b, inputs + i, z + i, stride);
      else Rows.logits(1, 1, d, list, W, b, inputs + i, z + i, stride);
    }
  }
}

class Rows {
  /** Of m classes and n pairs of rows, both constants from 1 to 3 (n not 2). */
  @inline
  static logits(
    m: i32,
    n: i32,
    d: i32,
    list: usize,
    W: usize,
    b: usize,
    inputs: usize,
    z: usize,
    stride: i32,
  ): void {
    const b0 = v128.load_splat<f64>(b);
    const b1 = m > 1 ? v128.load_splat<f64>(b, 8) : b0;
    const b2 = m > 2 ? v128.load_splat<f64>(b, 16) : b0;
    let z00 = b0;
    let z01 = b0;
    let z02 = b0;
    let z10 = b1;
    let z11 = b1;
    let z12 = b1;
    let z20 = b2;
    let z21 = b2;
    let z22 = b2;
    const end = list + 4 * load<i32>(list);
    while (list < end) {
      list += 4;
      const j = load<i32>(list);
      const w = W + 8 * j;
      const x = inputs + j * stride;
      const w0 = v128.load_splat<f64>(w);
      const w1 = m > 1 ? v128.load_splat<f64>(w + 8 * d) : w0;
      const w2 = m > 2 ? v128.load_splat<f64>(w + 16 * d) : w0;
      const x0 = v128.load(x);
      z00 = f64x2.add(z00, f64x2.mul(w0, x0));
      if (m > 1) z10 = f64x2.add(z10, f64x2.mul(w1, x0));
      if (m > 2) z20 = f64x2.add(z20, f64x2.mul(w2, x0));
      if (n > 1) {
        const x1 = v128.load(x, 16);
        z01 = f64x2.add(z01, f64x2.mul(w0, x1));
        if (m > 1) z11 = f64x2.add(z11, f64x2.mul(w1, x1));
        if (m > 2) z21 = f64x2.add(z21, f64x2.mul(w2, x1));
        const x2 = v128.load(x, 32);
        z02 = f64x2.add(z02, f64x2.mul(w0, x2));
        if (m > 1) z12 = f64x2.add(z12, f64x2.mul(w1, x2));
        if (m > 2) z22 = f64x2.add(z22, f64x2.mul(w2, x2));
      }
    }
    v128.store(z, z00);
    if (m > 1) v128.store(z + stride, z10);
    if (m > 2) v128.store(z + 2 * stride, z20);
    if (n > 1) {
      v128.store(z, z01, 16);
      v128.store(z, z02, 32);
      if (m > 1) v128.store(z + stride, z11, 16);
      if (m > 1) v128.store(z + stride, z12, 32);
      if (m > 2) v128.store(z + 2 * stride, z21, 16);
      if (m > 2) v128.store(z + 2 * stride, z22, 32);
    }
  }
}
