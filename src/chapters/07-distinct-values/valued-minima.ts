import type { ValuedPoint } from "./distinct-values.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";

/**
 * The least value of f on each of the supports, between proven bounds: what `distinctValues` judges.
 *
 * Throws an Error where no minimum is proven, an ArgumentError on a list that is no support.
 */
export function valuedMinima(
  network: SoftmaxNetwork,
  supports: readonly (readonly number[])[],
): ValuedPoint[] {
  return supports.map((support) => {
    const { ball } = minimizeOnSupport(network, support);
    if (ball === undefined) throw new Error(`No minimum is proven on ${support.join(", ")}`);
    return { support, value: ball.value };
  });
}
