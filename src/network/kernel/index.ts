/**
 * The kernel: softmax networks and the loop of IHT in AssemblyScript, compiled to WebAssembly when the
 * library is built. All sums over rows are two sums, over the even and over the odd rows, added at the end.
 */
export {
  bytes,
  create,
  destroy,
  gradient,
  height,
  inputs,
  labels,
  loss,
  offsets,
  theta,
} from "./block";
export { advance } from "./steps";
export { gradientAt, hessianAt, value, valueAndGradient } from "./passes";
