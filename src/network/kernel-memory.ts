import { KERNEL_BYTES } from "./kernel-bytes.js";

/** What the kernel exports: places and sizes are in bytes, a block is the place of a network. */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  create(rows: number, d: number, K: number, ridge: number, withOffsets: boolean): number;
  destroy(place: number): void;
  bytes(block: number): number;
  height(block: number): number;
  inputs(block: number): number;
  labels(block: number): number;
  offsets(block: number): number;
  theta(block: number): number;
  gradient(block: number): number;
  loss(block: number): number;
  value(block: number): void;
  gradientAt(block: number): void;
  valueAndGradient(block: number): void;
  hessianAt(block: number): number;
  advance(block: number, sparsity: number, stepSize: number, steps: number): number;
}

/** Who writes the tables of a new block. */
export interface Tenant {
  write(kernel: Kernel): number;
}

/** What the blocks of a thread may take together: beyond it those used least recently are given up. */
export const BUDGET: number = 64 * 2 ** 20;

/** One instance and one memory a thread, made when they are first asked for. */
let instance: Kernel | undefined;

/** The blocks in the order of their last use, and what they take together. */
const blocks = new Map<Tenant, { readonly block: number; readonly bytes: number }>();
let taken = 0;
let latest: Tenant | undefined;
let latestBlock = 0;

export function kernel(): Kernel {
  instance ??= instantiate();
  return instance;
}

/** What is used of WebAssembly, whose types would bring all of a browser's with them. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

function instantiate(): Kernel {
  const bytes = Uint8Array.from(atob(KERNEL_BYTES), (character) => character.charCodeAt(0));
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Kernel;
}

/**
 * The block of a network. The memory is a cache: a block that was not used for long is given back when
 * others need room, and written anew when it is asked for again. So thousands of networks in a row, whose
 * end JavaScript does not tell, take no more than the budget, or the size of one that is larger.
 */
export function blockOf(tenant: Tenant): number {
  if (tenant === latest) return latestBlock;
  let held = blocks.get(tenant);
  if (held === undefined) {
    const block = tenant.write(kernel());
    held = { block, bytes: kernel().bytes(block) };
    taken += held.bytes;
  } else blocks.delete(tenant);
  blocks.set(tenant, held); // now the last
  for (const [other, { block, bytes }] of blocks) {
    if (taken <= BUDGET || other === tenant) break;
    kernel().destroy(block);
    blocks.delete(other);
    taken -= bytes;
  }
  latest = tenant;
  latestBlock = held.block;
  return latestBlock;
}

let view: Float64Array = new Float64Array(0);

/** The memory as numbers; it is another array after the memory has grown. */
export function numbers(): Float64Array {
  const { buffer } = kernel().memory;
  if (view.buffer !== buffer) view = new Float64Array(buffer);
  return view;
}
