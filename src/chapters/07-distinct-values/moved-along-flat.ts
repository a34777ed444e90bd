import { freeEntries } from "../../minima/free-entries.js";
import { checkedSupport } from "../../network/support.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireVector } from "../../numerics/checks.js";
import { doublesInRatio } from "../../numerics/exact.js";

/**
 * θ with `shift` times every line of its flat added (see `freeEntries`): the number `shift` to every entry of
 * each gauge group that lies in the support as a whole, as a rule. It is another point of the flat, on which
 * all probabilities and f are the same; where there is a ridge, there is no flat.
 *
 * On a support without a flat it is θ itself. Throws on a list that is no support and on a θ that is not
 * finite or of another length.
 */
export function movedAlongFlat(
  network: Pick<SoftmaxNetwork, "dataset" | "dimension" | "ridge">,
  support: readonly number[],
  theta: Float64Array,
  shift: number,
): Float64Array {
  const S = checkedSupport("movedAlongFlat", support, network.dimension);
  requireVector("movedAlongFlat", "theta", theta, network.dimension);
  const result = theta.slice();
  for (const line of freeEntries(network, S).lines) {
    const along = doublesInRatio(line);
    for (let a = 0; a < result.length; a++) result[a] += shift * along[a];
  }
  return result;
}
