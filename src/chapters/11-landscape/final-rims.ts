import { finalSupport } from "../../iht/final-support.js";
import type { IhtOptions } from "../../iht/iht.js";
import { ihtLoop } from "../../iht/iht-loop.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { maskOf, supportOf } from "../../network/support.js";

/** A run of IHT, what the certificate says of its support, and the rim around it. */
export interface FinalRim {
  /** How the support was shown to be final; "open" where it was not. */
  readonly way: string;
  /** The certified height in nats, 0 where the verdict is open. */
  readonly height: number;
  /** min over a ∈ S of inf f on R^{S∖a}, above f(θ): positive iff S is alone in its component of {f ≤ f(θ)}. */
  readonly rim: number;
}

/**
 * For runs of one sparsity and step: the verdict of `finalSupport` after a number of steps beside the rim, which
 * is known from all infima. `infimum` gives inf f by the mask of a support.
 *
 * Throws on what `finalSupport` and `ihtLoop` throw on.
 */
export async function finalRims(
  network: SoftmaxNetwork,
  { sparsity, stepSize }: Omit<IhtOptions, "start">,
  starts: readonly Float64Array[],
  steps: number,
  infimum: (mask: number) => number,
): Promise<FinalRim[]> {
  const final = await finalSupport(network, { sparsity, stepSize });
  return starts.map((start) => {
    const loop = ihtLoop(network, { sparsity, stepSize, start });
    loop.advance(steps);
    const { theta } = loop;
    const mask = maskOf(supportOf(theta));
    const lowest = Math.min(...supportOf(theta).map((a) => infimum(mask & ~(1 << a))));
    const rim = lowest - network.value(theta);
    const verdict = final(theta);
    if (verdict.kind === "open") return { way: "open", height: 0, rim };
    return { way: verdict.way, height: verdict.height, rim };
  });
}
