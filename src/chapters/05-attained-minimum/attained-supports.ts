import {
  attainment,
  type AttainmentCertificate,
  type AttainmentOptions,
  type Separation,
} from "../../minima/attained-minimum.js";
import { models } from "../../minima/models.js";
import { maskOf, supportOfMask } from "../../network/support.js";
import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireInteger } from "../../numerics/checks.js";
import { nextTurn } from "../../numerics/next-turn.js";
import type { Report } from "../../numerics/report.js";
import { decidedSupports } from "./decided-supports.js";

/** A support without a minimum, every proper part of which has one, and a direction that shows it. */
export interface MinimalUnattained extends Separation {
  readonly support: readonly number[];
}

/** A support with a minimum that no larger support has, and why it has one. */
export interface MaximalAttained {
  readonly support: readonly number[];
  readonly certificate: AttainmentCertificate;
}

/** A support of which it is not known whether it has a minimum, and why not. */
export interface UndecidedSupport {
  readonly support: readonly number[];
  readonly why: string;
}

/** Which supports attain their minimum: two lists decide it for every one. */
export interface AttainedSupports {
  readonly minimalUnattained: readonly MinimalUnattained[];
  readonly maximalAttained: readonly MaximalAttained[];
  /** Those that the lists leave open: none, unless the search was cut short by `pivots`. */
  readonly undecided: readonly UndecidedSupport[];
  /** For a support given as a bit mask (bit a = entry a), from 0 to 2^P − 1: is it proven to attain? */
  attains(mask: number): boolean;
  /** How many supports with 0, 1, …, P entries attain their minimum; the empty one does. */
  readonly attainedBySize: readonly number[];
  /** How often the linear program was asked for a guess. */
  readonly questions: number;
}

/** One byte for each of the 2^P supports. */
const MOST_PARAMETERS = 20;

/**
 * Decides for all 2^P supports whether the minimum is attained, and proves it.
 *
 * Without a minimum on S there is none on a larger support; with one there is one on every part of S. So
 * the linear program is asked about a support that is not known yet; if it seems to have none, entries are
 * left out as long as there seems to be none; if it seems to have one, entries are added. What remains is
 * decided in integers and settles everything above or below it; a guess that was wrong costs another turn. A
 * hundred linear programs do for 32,767 supports.
 *
 * Both lists are in the order of size, then of the entries; they depend on nothing but the network. Throws the
 * reason of the signal after an abort; P is at most 20.
 */
export async function attainedSupports(
  network: SoftmaxNetwork,
  {
    report,
    signal,
    ...effort
  }: AttainmentOptions & { readonly report?: Report; readonly signal?: AbortSignal } = {},
): Promise<AttainedSupports> {
  const P = network.dimension;
  requireInteger("attainedSupports", "the number of parameters", P, 1, MOST_PARAMETERS);
  const full = (1 << P) - 1;
  const { modelOf } = models(network);
  const { decide, guess } = attainment(network, effort);
  const decided = decidedSupports(P);
  const minimalUnattained: MinimalUnattained[] = [];
  const maximalAttained: MaximalAttained[] = [];
  const undecided = new Map<number, UndecidedSupport>();
  const guesses = new Map<number, boolean>(); // supports of one model attain all or none

  async function seemsAttained(mask: number): Promise<boolean> {
    const known = decided.attained(mask) ?? guesses.get(modelOf(mask));
    if (known !== undefined) return known;
    await nextTurn(signal);
    const answer = await guess(supportOfMask(modelOf(mask)));
    guesses.set(modelOf(mask), answer);
    return answer;
  }

  async function lowest(mask: number): Promise<number> {
    for (let a = P - 1; a >= 0; a--) {
      const smaller = mask & ~(1 << a);
      if (smaller !== mask && !(await seemsAttained(smaller))) mask = smaller;
    }
    return mask;
  }

  async function highest(mask: number): Promise<number> {
    for (let a = 0; a < P; a++) {
      const larger = mask | (1 << a);
      if (larger !== mask && (await seemsAttained(larger))) mask = larger;
    }
    return mask;
  }

  async function settle(mask: number): Promise<void> {
    if (undecided.has(mask)) return;
    const support = supportOfMask(mask);
    const verdict = await decide(support);
    if (verdict.kind === "undecided") undecided.set(mask, { support, why: verdict.why });
    else if (verdict.kind === "attained") {
      maximalAttained.push({ support, certificate: verdict.certificate });
      decided.markAttained(mask);
    } else {
      const { direction, exact, strictPairs, weights } = verdict;
      minimalUnattained.push({ support, direction, exact, strictPairs, weights });
      decided.markUnattained(mask);
    }
    report?.(decided.count(), full);
  }

  if (network.ridge > 0) await settle(full);
  for (let mask = 1; mask <= full; mask++) {
    if (decided.attained(mask) !== undefined) continue;
    await settle((await seemsAttained(mask)) ? await highest(mask) : await lowest(mask));
    if (decided.attained(mask) === undefined) await settle(mask);
  }

  const isMinimal = ({ support }: MinimalUnattained): boolean =>
    support.every((a) => decided.attained(maskOf(support) & ~(1 << a)) !== false);
  const isMaximal = ({ support }: MaximalAttained): boolean =>
    supportOfMask(full & ~maskOf(support)).every(
      (a) => decided.attained(maskOf(support) | (1 << a)) !== true,
    );
  const attainedBySize = Array<number>(P + 1).fill(0);
  for (let mask = 0; mask <= full; mask++)
    if (decided.attained(mask) === true) attainedBySize[supportOfMask(mask).length]++;
  return {
    minimalUnattained: minimalUnattained.filter(isMinimal).sort(bySupport),
    maximalAttained: maximalAttained.filter(isMaximal).sort(bySupport),
    undecided: [...undecided.values()]
      .filter(({ support }) => decided.attained(maskOf(support)) === undefined)
      .sort(bySupport),
    attains(mask) {
      requireInteger("attains", "mask", mask, 0, full);
      return decided.attained(mask) === true;
    },
    attainedBySize,
    questions: guesses.size,
  };
}

type Listed = { readonly support: readonly number[] };

function bySupport({ support: one }: Listed, { support: other }: Listed): number {
  const differs = one.findIndex((a, i) => a !== other[i]);
  return one.length - other.length || (differs < 0 ? 0 : one[differs] - other[differs]);
}
