import type { SoftmaxNetwork } from "../network/softmax.js";
import { expm1 } from "../numerics/elementary.js";
import { multiply, norm } from "../numerics/linear.js";
import { powerOfTwo } from "../numerics/power-of-two.js";
import { type GradedDerivatives, symmetric } from "./graded-derivatives.js";
import { boundsAt, leastEigenvalue, type StationaryBall, UP } from "./stationary-ball.js";

/**
 * The ball around θ that holds the box of `provenBox`, often far longer one way than another; `undefined` where
 * no box is proven. With b the box and ±2δ the exponents of the weights in it,
 *
 *     ‖x* − θ‖ ≤ ‖|T| b‖,   ‖x* − θ‖_H ≤ ‖b‖ (tr H)^½,   f(θ) − f(x*) ≤ Σ_j b_j |g_j|.
 */
export function gradedBall(
  network: SoftmaxNetwork,
  still: readonly number[],
  there: GradedDerivatives,
): StationaryBall | undefined {
  const proven = provenBox(there);
  if (proven === undefined) return undefined;
  const { box, change } = proven;
  const { theta, g, off, H, error, weights, evaluation } = there;
  const { T, exponents } = there.coordinates;
  const n = g.length;
  const radius = norm(multiply(T.map(Math.abs), box)) * UP;
  const unit = exponents.map((exponent) => powerOfTwo(-exponent));
  let [trace, wrong] = [0, 0];
  for (let i = 0; i < n; i++) trace += H[n * i + i] + error[n * i + i];
  for (const x of symmetric(error, exponents)) wrong += x * x;
  const lowest = leastEigenvalue(symmetric(H, exponents), n, Math.sqrt(wrong) * UP) * (1 - weights);
  const drop = box.reduce((sum, x, j) => sum + x * unit[j] * unit[j] * (Math.abs(g[j]) + off[j]), 0) * UP; // prettier-ignore
  const length = norm(T.map((x, at) => x / unit[at % n]));
  return {
    radius,
    shares: new Float64Array(network.dimension).fill(1),
    ...boundsAt(network, theta, evaluation, still, {
      exponent: change,
      local: norm(box.map((x, j) => x * unit[j])) * Math.sqrt(trace * (1 + weights)) * UP,
      drop,
    }),
    lowestEigenvalue: Math.max(0, lowest) / (length * length * UP),
  };
}

/** Enlargements of a box before it is given up. */
const ENLARGEMENTS = 30;

/**
 * Half the lengths b of a box of coordinates η around θ that holds a zero of the gradient, with 2δ, or `undefined`.
 *
 *     η ↦ η − g(θ + η) = −g(θ) + (I − H̄)η,   H̄ a mean of Hessians on the way from θ to θ + η,
 *
 * maps the box into itself, and so has a fixed point in it, if |g_j| + Σ_k |I − H̄|_jk b_k ≤ b_j for all j. In
 * the box the margins of a row change by at most δ = max Σ_j |c_j| b_j, its weights by a factor e^{±2δ}.
 * Source: Krawczyk, Computing 4, 1969.
 */
function provenBox({
  coordinates,
  H,
  g,
  off,
  error,
  weights,
  products,
}: GradedDerivatives): { box: Float64Array; change: number } | undefined {
  const n = g.length;
  const pairs = coordinates.pairs.length;
  const c = coordinates.differences.map(Math.abs);
  const fixed = H.map((x, at) => Math.abs((at % (n + 1) === 0 ? 1 : 0) - x) + error[at]);
  const apart = new Float64Array(n * n); // |I − H̄|
  let box = g.map((x, j) => 2 * (Math.abs(x) + off[j]) + Number.MIN_VALUE);
  for (let turn = 0; turn < ENLARGEMENTS; turn++) {
    apart.set(fixed);
    let change = 0;
    for (let row = 0; row < c.length; row += n * pairs) {
      let delta = 0;
      for (let at = row; at < row + n * pairs; at += n) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += c[at + j] * box[j];
        delta = Math.max(delta, sum * UP);
      }
      change = Math.max(change, delta);
      const factor = (expm1(2 * delta) * (1 + weights) + weights) * UP;
      for (let at = row; at < row + n * pairs; at += n)
        for (let i = 0; i < n; i++) {
          const share = factor * products[at + i] * c[at + i];
          for (let j = 0; j < n; j++) apart[n * i + j] += share * c[at + j];
        }
    }
    const image = multiply(apart, box).map((x, j) => (x + Math.abs(g[j]) + off[j]) * UP);
    if (image.every((x, j) => x < box[j])) return { box, change: 2 * change };
    if (!(change < 1)) return undefined;
    box = box.map((x, j) => 1.2 * Math.max(x, image[j]));
  }
  return undefined;
}
