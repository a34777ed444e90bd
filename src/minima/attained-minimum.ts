import type { Dataset } from "../data/dataset.js";
import { checkedSupport } from "../network/support.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { verifiedDirection, verifiedWeights } from "./attained-minimum-exact.js";
import { type SeparationProgram, separationProgram } from "./separation-program.js";

/** Why the minimum is attained. */
export type AttainmentCertificate =
  /** A positive integer for every pair of `classPairs`, which balance the margins on the support. */
  | { readonly kind: "weights"; readonly weights: readonly bigint[] }
  /** f(θ) ≥ (λ/2)‖θ‖²: with a ridge f is coercive and strictly convex on every support. */
  | { readonly kind: "ridge"; readonly ridge: number };

/** Whether the minimum of f over the parameters on a support is attained, and how that is known. */
export type Attainment =
  | { readonly kind: "attained"; readonly certificate: AttainmentCertificate }
  /**
   * P entries, zero outside of the support: no margin falls along it and `strictPairs` ≥ 1 of them rise, as many
   * as rise along any direction.
   */
  | { readonly kind: "unattained"; readonly direction: Float64Array; readonly strictPairs: number }
  | { readonly kind: "undecided"; readonly why: string };

/**
 * Does f attain its minimum on R^S = {θ : θ_a = 0 for a ∉ S}?
 *
 *     attained    iff there are weights μ_ik > 0 for ALL rows i and classes k ≠ y_i with
 *                 Σ μ_ik (θ_y − θ_k)·x̃_i = 0 for every θ ∈ R^S;
 *     unattained  iff there is d ∈ R^S with (d_y − d_k)·x̃_i ≥ 0 for all of them, > 0 for one.
 *
 * Exactly one of the two is true. A linear program finds the weights or the direction in floating point;
 * what is returned was verified in integers, exactly for the doubles of the features. "undecided" says
 * that the verification failed. Whole gauge groups (all classes of a feature) need no care: along them no
 * margin changes.
 *
 * `support` is a list of different entries of θ, at least one; else it rejects.
 * Source: Albert & Anderson, Biometrika 71, 1984; Stiemke's lemma.
 */
export async function attainsMinimum(
  network: SoftmaxNetwork,
  support: readonly number[],
): Promise<Attainment> {
  const S = checkedSupport("attainsMinimum", support, network.dimension);
  const { dataset, ridge } = network;
  if (ridge > 0) return { kind: "attained", certificate: { kind: "ridge", ridge } };
  const program = await separationProgram(dataset);
  try {
    return verifiedAttainment(dataset, S, program);
  } finally {
    program.dispose();
  }
}

/** The answer of the program of a data set on a checked support, verified. */
export function verifiedAttainment(
  dataset: Dataset,
  support: readonly number[],
  program: SeparationProgram,
): Attainment {
  const answer = program.answer(support);
  if (answer.kind === "failed") return { kind: "undecided", why: answer.why };
  if (answer.kind === "separates") {
    const direction = verifiedDirection(dataset, answer.direction, answer.strict);
    const strictPairs = answer.strict.filter(Boolean).length;
    if (direction !== undefined) return { kind: "unattained", direction, strictPairs };
    return {
      kind: "undecided",
      why: "no direction near that of the linear program separates exactly",
    };
  }
  const weights = verifiedWeights(dataset, support, answer.weights);
  if (weights !== undefined) return { kind: "attained", certificate: { kind: "weights", weights } };
  return { kind: "undecided", why: "no weights near those of the linear program balance exactly" };
}
