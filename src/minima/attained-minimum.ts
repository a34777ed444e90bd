import { requireInteger } from "../numerics/checks.js";
import type { Running } from "../numerics/report.js";
import { inOwnThread } from "../network/in-own-thread.js";
import { checkedSupport } from "../network/support.js";
import type { SoftmaxNetwork } from "../network/softmax.js";
import { exactSeparation } from "./attained-minimum-exact.js";
import { type IntegerMargins, integerMargins } from "./class-pairs.js";
import { type SeparationProgram, separationProgram } from "./separation-program.js";
import { type BallCertificate, quickAttainment } from "./quick-attainment.js";

/** Why the minimum is attained. */
export type AttainmentCertificate =
  /** A positive integer for every pair of `classPairs`, which balance the margins on the support. */
  | { readonly kind: "weights"; readonly weights: readonly bigint[] }
  /** f(θ) ≥ (λ/2)‖θ‖²: with a ridge f is coercive and strictly convex on every support. */
  | { readonly kind: "ridge"; readonly ridge: number }
  /** On many parameters. */
  | BallCertificate;

/** A direction along which f falls for ever: no margin falls and all margins rise that can. */
export interface Separation {
  /**
   * P entries, zero outside of the support. Where no doubles separate exactly, as for margins that are tied
   * along irrational-looking inputs, these are the nearest to `exact`.
   */
  readonly direction: Float64Array;
  /** P whole numbers in the ratio of the direction. */
  readonly exact: readonly bigint[];
  /** How many margins rise, at least 1; no direction on the support makes more of them rise. */
  readonly strictPairs: number;
  /**
   * For every pair of `classPairs` 0 if its margin rises, else a positive integer. They balance the margins on
   * the support: no direction with a margin that falls nowhere makes one of these rise.
   */
  readonly weights: readonly bigint[];
}

/** Whether the minimum of f over the parameters on a support is attained, and how that is known. */
export type Attainment =
  | { readonly kind: "attained"; readonly certificate: AttainmentCertificate }
  | ({ readonly kind: "unattained" } & Separation)
  | { readonly kind: "undecided"; readonly why: string };

/** How long is looked for an answer. */
export interface AttainmentOptions {
  /**
   * The exact simplex method may change its basis so often for one question; 20,000 unless it is given. Where
   * margins times the square of the entries are more than 50 million it is not begun unless this is given.
   */
  readonly pivots?: number;
}

/** `report` is told of three attempts, the quick one, the linear program and the one in integers, as each is done. */
export type StoppableAttainment = AttainmentOptions & Running;

const ATTEMPTS = 3;

const IN_THREAD = {
  module: new URL("./attained-minimum.js", import.meta.url),
  name: "attainsMinimum",
};

/** With so many coefficients of the margins something quicker is tried first. */
const MANY_COEFFICIENTS = 1e5;

/** With so many, times the entries, the linear program and the exact simplex method take minutes or hours. */
const TOO_MANY = 5e7;

/** A few hundred do on thousands of rows; it ends in any case, but nothing says when. */
const PIVOTS = 20_000;

/**
 * Does f attain its minimum on R^S = {θ : θ_a = 0 for a ∉ S}?
 *
 *     attained    iff there are weights μ_ik > 0 for ALL rows i and classes k ≠ y_i with
 *                 Σ μ_ik (θ_y − θ_k)·x̃_i = 0 for every θ ∈ R^S;
 *     unattained  iff there is d ∈ R^S with (d_y − d_k)·x̃_i ≥ 0 for all of them, > 0 for one.
 *
 * Exactly one of the two is true. A linear program in floating point proposes weights or a direction; a
 * simplex method in integers, which looks at these first, decides, exactly for the doubles of the features
 * (see `complementaryPair`). On many rows and entries `quickAttainment` is asked first, which knows most
 * answers within seconds. "undecided" says that it was stopped, or what it would cost. Whole gauge groups (all classes
 * of a feature) and copied columns need no care: along them no margin changes.
 *
 * With a `signal` it is worked out on a thread of its own, which an abort ends at once.
 *
 * `support` is a list of different entries of θ; on the empty one f is a number and attains it. Rejects on
 * another list, unless `pivots` is an integer of at least 0, and after an abort with its reason.
 * Source: Albert & Anderson, Biometrika 71, 1984; Stiemke's lemma.
 */
export async function attainsMinimum(
  network: SoftmaxNetwork,
  support: readonly number[],
  { report, signal, ...options }: StoppableAttainment = {},
): Promise<Attainment> {
  const { pivots } = options;
  const S = checkedSupport("attainsMinimum", support, network.dimension);
  requireInteger("attainsMinimum", "pivots", pivots ?? PIVOTS, 0);
  if (signal !== undefined)
    return inOwnThread(IN_THREAD, network, [support], { ...options, report, signal });
  report?.(0, ATTEMPTS);
  const found = await attainedOn(network, S, options, (done) => report?.(done, ATTEMPTS));
  report?.(ATTEMPTS, ATTEMPTS);
  return found;
}

async function attainedOn(
  network: SoftmaxNetwork,
  S: readonly number[],
  { pivots }: AttainmentOptions,
  told: (attempts: number) => void,
): Promise<Attainment> {
  const margins = network.dataset.size * (network.dataset.classNames.length - 1);
  if (network.ridge === 0 && margins * S.length > MANY_COEFFICIENTS) {
    const quick = quickAttainment(network, S);
    if (quick !== undefined) return quick;
    if (pivots === undefined && margins * S.length * S.length > TOO_MANY)
      return { kind: "undecided", why: costOf(margins, S.length) };
  }
  told(1);
  return attainment(network, pivots === undefined ? {} : { pivots }).decide(S, () => told(2));
}

function costOf(margins: number, entries: number): string {
  return (
    `no direction that makes all margins rise was found and no minimiser was proven; the exact simplex method on ` +
    `${margins} margins of ${entries} entries may take hours: pivots says how often it may exchange`
  );
}

/** The question for many supports of one network. */
export interface AttainmentQuestions {
  /**
   * The answer for an ascending support, not of what else was asked; `proposed` is called between program and proof.
   */
  decide(support: readonly number[], proposed?: () => void): Promise<Attainment>;
  /** The word of the linear program alone, quick and unproven: true if the minimum seems to be attained. */
  guess(support: readonly number[]): Promise<boolean>;
}

/** What all questions about a network share: its margins, in doubles and in integers. */
export function attainment(
  { dataset, ridge }: Pick<SoftmaxNetwork, "dataset" | "ridge">,
  { pivots = PIVOTS }: AttainmentOptions = {},
): AttainmentQuestions {
  const program: SeparationProgram = separationProgram(dataset);
  let margins: IntegerMargins | undefined;
  return {
    async decide(support, proposed) {
      if (ridge > 0) return { kind: "attained", certificate: { kind: "ridge", ridge } };
      margins ??= integerMargins(dataset);
      const answer = await program.answer(support);
      proposed?.();
      const found = exactSeparation(margins, support, answer, pivots);
      if (found === undefined)
        return { kind: "undecided", why: `the exact simplex method was stopped after ${pivots} pivots` }; // prettier-ignore
      const { strictPairs, weights } = found;
      return strictPairs > 0
        ? { kind: "unattained", ...found }
        : { kind: "attained", certificate: { kind: "weights", weights } };
    },
    async guess(support) {
      return ridge > 0 || !(await program.answer(support)).strict.includes(true);
    },
  };
}
