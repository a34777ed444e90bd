import type { SoftmaxNetwork } from "../network/softmax.js";
import { CompensatedSum } from "../numerics/compensated-sum.js";
import { log } from "../numerics/elementary.js";
import { cholesky, norm, submatrix } from "../numerics/linear.js";
import { powerOfTwo } from "../numerics/power-of-two.js";
import { symmetricEigen } from "../numerics/symmetric-eigen.js";
import { entryUnits } from "./entry-units.js";
import {
  type GradedColumns,
  type GradedCoordinates,
  gradedCoordinates,
} from "./graded-coordinates.js";
import { type GradedDerivatives, gradedDerivatives, symmetric } from "./graded-derivatives.js";

/** How often coordinates are made orthonormal; each time they come nearer by all digits of a double. */
const PASSES = 8;

/** The Hessian in coordinates differs from the identity by less. */
const ORTHONORMAL = 1e-6;

/**
 * The derivatives at θ in coordinates in which the Hessian is the identity, nearly: those from `before`, of a
 * point near by, or the eigenvectors of the Hessian, made orthonormal for the Hessian that is computed in them,
 * again and again. `undefined` where a curvature is computed that is not positive.
 */
export function orthonormalDerivatives(
  network: SoftmaxNetwork,
  free: readonly number[],
  theta: Float64Array,
  before?: GradedCoordinates,
): GradedDerivatives | undefined {
  const { dataset } = network;
  let coordinates = before ?? gradedCoordinates(dataset, free, eigenvectors(network, free, theta));
  for (let pass = 0; ; pass++) {
    const there = gradedDerivatives(network, theta, coordinates);
    const H = symmetric(there.H, coordinates.exponents);
    if (pass === PASSES || isIdentity(H, symmetric(there.error, coordinates.exponents)))
      return there;
    const next = orthonormal(coordinates, H);
    if (next === undefined) return undefined;
    coordinates = gradedCoordinates(dataset, free, next);
  }
}

/** The eigenvectors of the Hessian for the inputs in their units, as doubles find them. */
function eigenvectors(
  network: SoftmaxNetwork,
  free: readonly number[],
  theta: Float64Array,
): GradedColumns {
  const n = free.length;
  const units = entryUnits(network.dataset);
  const H = submatrix(network.hessian(theta), network.dimension, free);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) H[n * i + j] /= units[free[i]] * units[free[j]];
  const { vectors } = symmetricEigen(H, n);
  const T = new Float64Array(n * n);
  for (let a = 0; a < n; a++)
    for (let i = 0; i < n; i++) T[n * a + i] = vectors[n * i + a] / units[free[a]];
  return { T, rest: new Float64Array(n * n), exponents: free.map(() => 0) };
}

function isIdentity(H: Float64Array, error: Float64Array): boolean {
  const n = Math.sqrt(H.length);
  return H.every((x, at) => Math.abs(x - (at % (n + 1) === 0 ? 1 : 0)) + error[at] < ORTHONORMAL);
}

/** Added to a correlation matrix it makes it definite, whatever its rounding. */
const SHIFT: number = 2 ** -44;

/** An entry below this share of the largest of its column is a zero that was rounded. */
const NEGLIGIBLE: number = 2 ** -160;

/**
 * The columns made orthonormal for the matrix H of theirs, as far as its digits go: the steep ones first, so
 * that the flat ones are freed of what they have of these, not the other way. With LLᵀ the correlation matrix
 * in this order, the new columns are the old ones of size 1 times L⁻ᵀ.
 */
function orthonormal(
  { T, rest, exponents }: GradedColumns,
  H: Float64Array,
): GradedColumns | undefined {
  const n = exponents.length;
  const size = Float64Array.from({ length: n }, (_, i) => Math.sqrt(H[n * i + i]));
  if (!size.every((x) => x > 0 && x < Infinity)) return undefined;
  const length = size.map((_, i) => norm(size.map((_, a) => T[n * a + i])));
  const flatness = size.map((x, i) => exponents[i] * Math.LN2 + log(length[i] / x));
  const order = [...size.keys()].sort((i, j) => flatness[i] - flatness[j]);
  const factor = cholesky(correlation(H, size, order), n);
  if (factor === undefined) return undefined;
  const next = { T: new Float64Array(n * n), rest: new Float64Array(n * n), exponents: [...exponents] }; // prettier-ignore
  const x = new Float64Array(n); // column i of L⁻ᵀ
  const shares = new Float64Array(n);
  const column = Array.from({ length: n }, () => new CompensatedSum());
  for (let i = 0; i < n; i++) {
    for (let k = i; k >= 0; k--) {
      let sum = k === i ? 1 : 0;
      for (let j = k + 1; j <= i; j++) sum -= factor[n * j + k] * x[j];
      x[k] = sum / factor[n * k + k];
      shares[k] = (x[k] / size[order[k]]) * powerOfTwo(exponents[order[k]] - exponents[order[i]]);
    }
    for (const [a, sum] of column.entries()) {
      sum.clear();
      for (let k = i; k >= 0; k--) {
        sum.addProduct(T[n * a + order[k]], shares[k]);
        sum.addProduct(rest[n * a + order[k]], shares[k]);
      }
    }
    const largest = column.reduce((most, { high }) => Math.max(most, Math.abs(high)), 0);
    const shift = Math.round(log(largest) / Math.LN2);
    next.exponents[i] = exponents[order[i]] + shift;
    for (const [a, { high, low }] of column.entries()) {
      if (Math.abs(high) < NEGLIGIBLE * largest) continue;
      next.T[n * a + i] = (high + low) * powerOfTwo(-shift);
      next.rest[n * a + i] = (high - (high + low) + low) * powerOfTwo(-shift);
    }
  }
  return next;
}

function correlation(H: Float64Array, size: Float64Array, order: readonly number[]): Float64Array {
  const n = order.length;
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      result[n * i + j] =
        H[n * order[i] + order[j]] / (size[order[i]] * size[order[j]]) + (i === j ? SHIFT : 0);
  return result;
}
