import type { Iterate } from "../../iht/iht.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { submatrix } from "../../numerics/linear.js";
import { symmetricEigen } from "../../numerics/symmetric-eigen.js";

/** The largest eigenvalue of ∇²f(θ^k), and of its part on the support of θ^k (0 if that is empty). */
export interface CurvatureAt {
  readonly k: number;
  readonly dense: number;
  readonly onSupport: number;
}

/** The curvature at each of some iterates, computed without proven rounding. */
export function curvatureAlong(
  network: SoftmaxNetwork,
  iterates: readonly Pick<Iterate, "k" | "theta" | "support">[],
): CurvatureAt[] {
  const P = network.dimension;
  return iterates.map(({ k, theta, support }) => {
    const hessian = network.hessian(theta);
    const part = symmetricEigen(submatrix(hessian, P, support), support.length).values;
    const onSupport = part[support.length - 1] ?? 0;
    return { k, dense: symmetricEigen(hessian, P).values[P - 1], onSupport };
  });
}
