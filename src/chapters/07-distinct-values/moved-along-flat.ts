import { checkedSupport } from "../../network/support.js";
import { gaugeGroups } from "../../network/gauge.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireVector } from "../../numerics/checks.js";

/**
 * θ with the number `shift` added to every entry of each gauge group that lies in the support as a whole:
 * another point of the flat, on which all probabilities and f are the same (there must be no ridge).
 *
 * On a support without a whole group it is θ itself. Throws on a list that is no support and on a θ that
 * is not finite or of another length.
 */
export function movedAlongFlat(
  { dataset, dimension }: Pick<SoftmaxNetwork, "dataset" | "dimension">,
  support: readonly number[],
  theta: Float64Array,
  shift: number,
): Float64Array {
  const S = checkedSupport("movedAlongFlat", support, dimension);
  requireVector("movedAlongFlat", "theta", theta, dimension);
  const result = theta.slice();
  for (const group of gaugeGroups(dataset))
    if (group.every((a) => S.includes(a))) for (const a of group) result[a] += shift;
  return result;
}
