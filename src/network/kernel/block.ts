/**
 * What the kernel knows of a network: numbers and tables in one piece of memory.
 *
 * The rows are cut into slices of `height` rows, the last one of what is left, filled up to an even number.
 * In a slice the inputs x̃ = (x, 1) stand column by column, so that a register holds one input of two
 * rows, and all that a pass over the slice needs stays in the cache.
 */
@unmanaged
export class Block {
  /** What the block takes in all. */
  bytes: usize;
  rows: i32;
  d: i32;
  K: i32;
  /** Rows of a slice, even. */
  height: i32;
  ridge: f64;
  /** The loss of the last pass that computed it, without ridge. */
  loss: f64;
  /** d + 1 columns a slice. */
  inputs: usize;
  /** The class of every row as a 64-bit integer, −1 for a row that fills up. */
  labels: usize;
  /** What is added to the logits, K columns a slice: 0, or −∞ for a class that does not compete. Or none: 0. */
  offsets: usize;
  /** θ, its gradient and the step from it, P numbers each. */
  theta: usize;
  gradient: usize;
  next: usize;
  /** Working memory of the threshold, P numbers. */
  magnitudes: usize;
  /** K columns of a slice: logits, then exponentials, then residuals or probabilities. */
  table: usize;
  /** Sums over the even and over the odd rows, K(d + 1) pairs. */
  sums: usize;
  /** For each three classes the number of features with a weight that is not 0, and these features. */
  active: usize;
}

/** A slice takes about as many bytes of the cache, but has at least so many rows. */
const SLICE: i32 = 32768;
const FEWEST: i32 = 36;

const ALIGNMENT: usize = 63;
let cursor: usize = 0;

/** The place of the next table of so many bytes. */
function place(bytes: i64): usize {
  const start = cursor;
  cursor = (start + <usize>bytes + ALIGNMENT) & ~ALIGNMENT;
  return start;
}

function lay(block: Block, origin: usize, withOffsets: bool): usize {
  const d = <i64>block.d;
  const K = <i64>block.K;
  const rows = (<i64>block.rows + 1) & ~1;
  const P = K * (d + 1);
  cursor = (origin + offsetof<Block>() + ALIGNMENT) & ~ALIGNMENT;
  block.inputs = place(8 * rows * (d + 1));
  block.labels = place(8 * rows);
  block.offsets = withOffsets ? place(8 * rows * K) : 0;
  block.theta = place(8 * P);
  block.gradient = place(8 * P);
  block.next = place(8 * P);
  block.magnitudes = place(8 * P);
  block.table = place(8 * block.height * K);
  block.sums = place(16 * P);
  block.active = place(4 * ((K + 2) / 3) * (d + 1));
  return cursor - origin;
}

/** Takes memory for a network; its inputs, labels and offsets are to be written. */
export function create(rows: i32, d: i32, K: i32, ridge: f64, withOffsets: bool): usize {
  const most = max(FEWEST, (SLICE / (8 * (d + 1 + K)) / 6) * 6);
  const shape = changetype<Block>(heap.alloc(offsetof<Block>()));
  shape.rows = rows;
  shape.d = d;
  shape.K = K;
  shape.ridge = ridge;
  shape.height = min(most, (rows + 1) & ~1);
  const bytes = lay(shape, 0, withOffsets) + ALIGNMENT;
  const origin = heap.alloc(bytes);
  memory.copy(origin, changetype<usize>(shape), offsetof<Block>());
  heap.free(changetype<usize>(shape));
  lay(changetype<Block>(origin), origin, withOffsets);
  changetype<Block>(origin).bytes = bytes;
  return origin;
}

/** Gives the memory of a network, or of a Hessian, back. */
export function destroy(block: usize): void {
  heap.free(block);
}

export function bytes(block: Block): usize {
  return block.bytes;
}
export function height(block: Block): i32 {
  return block.height;
}
export function inputs(block: Block): usize {
  return block.inputs;
}
export function labels(block: Block): usize {
  return block.labels;
}
export function offsets(block: Block): usize {
  return block.offsets;
}
export function loss(block: Block): f64 {
  return block.loss;
}
export function theta(block: Block): usize {
  return block.theta;
}
export function gradient(block: Block): usize {
  return block.gradient;
}
