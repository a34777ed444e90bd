import { Block } from "./block";
import { Lanes } from "./lanes";
import { log1p } from "./log1p";

/**
 * So many pairs of rows share a logarithm: Σ ln(1 + a_i) = ln(1 + a) with a = Π(1 + a_i) − 1, a sum of positive terms.
 */
const GROUP: i32 = 8;

/** Sums over the even and over the odd rows of m − z_y + ln(1 + excess), excess = total − 1. */
let losses: v128 = i64x2.splat(0);

export function beginLoss(): void {
  losses = i64x2.splat(0);
}

export function endLoss(block: Block): void {
  block.loss = (f64x2.extract_lane(losses, 0) + f64x2.extract_lane(losses, 1)) / <f64>block.rows;
}

/** Adds −∞ to the logits of the classes that do not compete. */
export function addOffsets(block: Block, offsets: usize, stride: i32): void {
  const end = block.table + block.K * stride;
  for (let z = block.table; z < end; z += 16, offsets += 16)
    v128.store(z, f64x2.add(v128.load(z), v128.load(offsets)));
}

/** Turns the logits of a slice into residuals, and adds to the loss. */
export function residualsAndLoss(block: Block, labels: usize, stride: i32): void {
  Slice.pass(block, labels, stride, true, false);
}

/** Turns the logits of a slice into residuals. */
export function residuals(block: Block, labels: usize, stride: i32): void {
  Slice.pass(block, labels, stride, false, false);
}

/** Turns the logits of a slice into probabilities. */
export function probabilities(block: Block, labels: usize, stride: i32): void {
  Slice.pass(block, labels, stride, false, true);
}

class Slice {
  @inline
  static pass(
    block: Block,
    labels: usize,
    stride: i32,
    withLoss: bool,
    asProbabilities: bool,
  ): void {
    const table = block.table;
    const bottom = table + block.K * stride;
    const zero = i64x2.splat(0);
    const one = f64x2.splat(1);
    let group = 0;
    let product = zero; // of the group: Π(1 + excess) − 1
    let deficit = zero;
    for (let i = 0; i < stride; i += 16) {
      const label = v128.load(labels + i);
      let largest = v128.load(table + i);
      for (let z = table + i + stride; z < bottom; z += stride)
        largest = f64x2.pmax(largest, v128.load(z));
      let others = zero;
      let own = zero;
      let ownLogit = zero;
      let k = zero;
      for (let z = table + i; z < bottom; z += stride) {
        const logit = v128.load(z);
        const e = Lanes.exp(f64x2.sub(logit, largest));
        v128.store(z, e);
        const isOwn = i64x2.eq(label, k);
        others = f64x2.add(others, v128.andnot(e, isOwn));
        own = v128.or(own, v128.and(e, isOwn));
        if (withLoss) ownLogit = v128.or(ownLogit, v128.and(logit, isOwn));
        k = i64x2.add(k, i64x2.splat(1));
      }
      const isRow = i64x2.ge_s(label, zero);
      const scale = v128.and(f64x2.div(one, f64x2.add(others, own)), isRow);
      const ownResidual = f64x2.neg(f64x2.mul(others, scale));
      k = zero;
      for (let z = table + i; z < bottom; z += stride) {
        const p = f64x2.mul(v128.load(z), scale);
        if (asProbabilities) v128.store(z, p);
        else v128.store(z, v128.bitselect(ownResidual, p, i64x2.eq(label, k)));
        k = i64x2.add(k, i64x2.splat(1));
      }
      if (withLoss) {
        deficit = f64x2.add(deficit, v128.and(f64x2.sub(largest, ownLogit), isRow));
        const excess = v128.and(f64x2.add(others, f64x2.sub(own, one)), isRow);
        product = f64x2.add(f64x2.add(product, excess), f64x2.mul(product, excess));
        if (++group == GROUP) {
          losses = f64x2.add(losses, f64x2.add(deficit, Slice.log1p(product)));
          group = 0;
          product = zero;
          deficit = zero;
        }
      }
    }
    if (withLoss) losses = f64x2.add(losses, f64x2.add(deficit, Slice.log1p(product)));
  }

  @inline
  static log1p(x: v128): v128 {
    return f64x2.replace_lane(
      f64x2.splat(log1p(f64x2.extract_lane(x, 0))),
      1,
      log1p(f64x2.extract_lane(x, 1)),
    );
  }
}
