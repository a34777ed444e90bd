import type { FinalSupport, FinalVerdict } from "./final-support.js";
import type { StoppingRule } from "./record.js";

/** A stopping rule that knows what it was told last. */
export interface UntilFinal extends StoppingRule {
  /** The last verdict of the run; undefined before the first iterate. */
  readonly verdict: FinalVerdict | undefined;
}

/** The next question comes when k has grown by this factor. */
const SPACING = 1.25;

/**
 * The support of θ^k is final: what comes after is gradient descent to the verdict's `limit`.
 *
 * It asks at k = 0, 1, 2, … and then at geometric spacing, as a support that is final stays so. It serves
 * one run after another, each of which begins at k = 0.
 */
export function untilFinal(final: FinalSupport): UntilFinal {
  let next = 0;
  let verdict: FinalVerdict | undefined;
  const rule: StoppingRule = ({ k, theta }) => {
    if (k === 0) [next, verdict] = [0, undefined];
    if (k >= next) {
      verdict = final(theta);
      next = Math.ceil((k + 1) * SPACING);
    }
    return verdict?.kind === "final";
  };
  return Object.defineProperty(rule, "verdict", { get: () => verdict }) as UntilFinal;
}
