/**
 * The kernel: softmax networks and the loop of IHT in AssemblyScript, compiled to WebAssembly when the
 * library is built. All sums over rows are two sums, over the even and over the odd rows, added at the end.
 */
export { create, destroy, gradient, height, inputs, labels, offsets, theta } from "./block";
export { advance } from "./iht";
export { createHessian, gradientAt, hessianAt, value, valueAndGradient } from "./passes";
